"""One cue of two verbs: "went on to note that ...", "declined to say who ..."."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.choose import find_listed
from dateline.extract.statements.complement import Complement
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.frames import find_complements
from dateline.extract.statements.groups import find_group
from dateline.extract.statements.lexicon import SPEECH_KINDS, Lexicon
from dateline.extract.statements.limits import find_condition
from dateline.extract.statements.questions import is_question
from dateline.extract.statements.words import lemma_of, read_word
from dateline.extract.syntax import children, subtree
from dateline.text import Sentence, Token

_DECLINING = frozenset(("decline", "refuse"))
"""Verbs of those who leave a question open: "refused to say why"."""

_CHAINABLE = frozenset(("clause", "quote", "on", "about"))


def read_chained(
    sentence: Sentence, token: Token, above: Complement, lexicon: Lexicon
) -> Cue | None:
    """Give the cue of a verb together with the one that it governs; `above` is what it governs."""
    chained = _find_chained(sentence, above, lexicon)
    if chained is None:
        return None
    word, below, kind = chained
    first = find_group(sentence, token.i, marker=above.marker)
    second = find_group(sentence, word.i, marker=below.marker)
    return Cue(
        head=token.i,
        word=word.i,
        tokens=tuple(sorted(set(first + second))),
        frame=below.frame,
        kind=kind,
        content=(*below.tokens, *_find_further(sentence, token, below)),
        quotes=True,
        silent=False,
    )


def _find_further(sentence: Sentence, token: Token, below: Complement) -> Sequence[int]:
    """Give a condition that parsers hang on the first verb: "wanted to know why, if it rained"."""
    last = below.tokens[-1] if below.tokens else token.i
    comma = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text == ","
    return find_condition(sentence, token.i, last + comma)


def _find_chained(
    sentence: Sentence, above: Complement, lexicon: Lexicon
) -> tuple[Token, Complement, str] | None:
    """The verb inside "declined to say who ..." or "went on to note that ...", with its kind."""
    if above.frame != "to" or above.marker >= 0:
        return None
    inside = frozenset(above.tokens)
    for number in above.tokens:
        token = sentence.tokens[number]
        if token.head in inside or token.pos != "VERB":
            continue
        word = read_word(sentence, token, lexicon)
        first = sentence.tokens[token.head]
        asks = f"{lemma_of(sentence, first, lexicon)} {word.lemma}" in lexicon.cue_kinds
        complements = find_complements(sentence, number)
        if asks and not complements and _follows_marks(sentence, first, number, above.tokens[-1]):
            return token, Complement("quote", ()), "speech"
        below = find_listed(replace(word, passive=False), complements)
        if word.frames is None or below is None or is_left_open(sentence, token):
            return None
        if first.lemma in _DECLINING and below.frame in ("on", "about"):
            return None  # "declined to comment on the letter", as "to discuss it"
        kind = word.frames[below.frame]
        seems = (first.lemma, "to") in lexicon.silent  # "appeared to back the plan"
        says = below.frame in _CHAINABLE and (kind in SPEECH_KINDS or asks)
        return (token, below, kind) if seems or says else None
    return None


def _follows_marks(sentence: Sentence, first: Token, word: int, last: int) -> bool:
    """Tell whether what is asked stands in marks before a verb: "“Why?” he wanted to know".

    So it does behind a colon: "he wanted to know: “Why?”".
    """
    marked = any(one.tag == "''" for one in sentence.tokens[: first.i])
    colon = [one.text for one in sentence.tokens[word + 1 : word + 2]] == [":"]
    return colon or (word == last and (marked or sentence.tokens[0].text.islower()))


def is_left_open(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb only names the question that somebody will not answer."""
    if token.dep != "xcomp" or sentence.tokens[token.head].lemma not in _DECLINING:
        return False
    asked = (subtree(sentence, one.i) for one in children(sentence, token.i, "ccomp", "advcl"))
    return any(is_question(sentence, one) for one in asked)
