"""Cues that are no word: signs ("Mayor: no cuts"), phrases ("according to", "in her view")."""

from dateline.extract.statements.cue import Cue, make_sign_cue
from dateline.extract.statements.labels import (
    SAYING_SO,
    is_headline_label,
    is_headline_quote,
    is_headline_tail,
    is_signature,
    is_speech_label,
    is_transcript_label,
)
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.phrases import find_phrase_content, opens_view
from dateline.extract.syntax import child
from dateline.text import Sentence, Token


def read_sign(
    sentence: Sentence,
    token: Token,
    lexicon: Lexicon,
    hidden: frozenset[int],
    *,
    headline: bool,
    opens: bool,
) -> Cue | None:
    """The colon or dash between a name and what it says, in headlines, transcripts, pull quotes."""
    frame, content = "", range(0)
    if token.text in (":", "):"):
        leads = headline or token.i + 1 in hidden
        if (leads and is_headline_label(sentence, token, lexicon)) or (
            opens and is_transcript_label(sentence, token, lexicon)
        ):
            frame, content = "colon", range(token.i + 1, len(sentence.tokens))
        elif is_speech_label(sentence, token, hidden):
            frame = "label"
        elif headline and is_headline_quote(token, hidden):
            frame = "headline"
    elif is_signature(sentence, token, hidden):
        so = sentence.tokens[token.i + 1].text.lower() in SAYING_SO
        return make_sign_cue(token.i + so, "signature")
    if not frame and headline and is_headline_tail(sentence, token, lexicon):
        frame, content = "signature", range(token.i)
    return make_sign_cue(token.i, frame, content) if frame else None


def read_phrase(sentence: Sentence, token: Token, lexicon: Lexicon) -> Cue | None:
    """Give the cue that a listed phrase is which a word opens: "according to", "to" of "to her"."""
    for phrase in lexicon.phrases.get(token.text.lower(), ()):
        last = token.i + len(phrase) - 1
        found = tuple(one.text.lower() for one in sentence.tokens[token.i : last + 1])
        if len(phrase) == 1 and not opens_view(sentence, token, lexicon):
            continue
        if found == phrase and _phrase_source(sentence, last) is not None:
            tokens = tuple(range(token.i, last + 1))
            content = find_phrase_content(sentence, token)
            kind = "thought" if phrase == ("to",) else "speech"
            return Cue(last, last, tokens, "phrase", kind, content, quotes=True, silent=False)
    return None


def read_owned(sentence: Sentence, token: Token, lexicon: Lexicon) -> Cue | None:
    """Give the cue around its speaker: "in her view", "by the minister's own account"."""
    nouns, noun = lexicon.owned.get(token.text.lower()), _phrase_source(sentence, token.i)
    if nouns is None or noun is None or noun.text.lower() not in nouns:
        return None
    if child(sentence, noun.i, "poss") is None:
        return None
    content = tuple(find_phrase_content(sentence, token))
    words = (token.i, noun.i)
    return Cue(noun.i, noun.i, words, "owned", "speech", content, quotes=True, silent=False)


def _phrase_source(sentence: Sentence, last: int) -> Token | None:
    return child(sentence, last, "pobj", "pcomp")
