"""What a phrase that names a speaker says of its sentence: "According to Berg, the dam holds"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.quotes import Quote
from dateline.extract.statements.asides import find_added
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.syntax import FINITE, child, children, has_label, subtree, verb_above
from dateline.text import Sentence, Token

_NAMING = frozenset(("NOUN", "PROPN", "PRON"))
_PHRASES = frozenset(("phrase", "owned"))
_MINDS = frozenset(("me", "us", "him", "her", "them", "many", "some", "others", "most", "few"))
_RELATIVE = frozenset(("who", "whose"))
_WORDS = frozenset(("word", "phrase", "language"))
_LABELS = ("PERSON", "NORP", "ORG")


def opens_view(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a preposition opens a sentence with whose view it is: "To some, it is late".

    So with "for" where there are words in marks: "For Moe, the law is “a joke”".
    So too with "in" and a poll, where the sentence has no verb of saying: "In one poll, Moe leads".
    """
    who = child(sentence, token.i, "pobj")
    if who is None or any(one.pos not in ("CCONJ", "PUNCT") for one in sentence.tokens[: token.i]):
        return False
    behind = max(subtree(sentence, token.i)) + 1
    around = sentence.tokens[behind - 1 : behind + 1]
    it = around[-1].text.lower() == "it" and token.text.lower() == "for"
    set_off = it or any(one.text == "," for one in around)
    words = {who.text.lower(), who.lemma.lower()}
    if token.text.lower() == "in":
        if _is_followed_by_saying(sentence, behind, lexicon):
            return False  # "In polls, she observes, men lead"
        head = verb_above(sentence, token.i)
        says = head is not None and "clause" in (lexicon.frames(head.pos, head.lemma.lower()) or ())
        return set_off and not says and who.lemma.lower() in lexicon.polls
    if token.text.lower() == "for" and not any(one.tag == "``" for one in sentence.tokens):
        return False
    minds = bool(words & (_MINDS | lexicon.speakers)) or has_label(sentence, who.i, *_LABELS)
    return set_off and minds


def _is_followed_by_saying(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a pronoun and a verb of saying stand right behind the comma at `i`."""
    words = sentence.tokens[i + 1 : i + 3]
    frames = (lexicon.frames(one.pos, one.lemma.lower()) or {} for one in words[1:])
    return [one.tag for one in words[:1]] == ["PRP"] and any("clause" in one for one in frames)


def find_phrase_content(sentence: Sentence, token: Token) -> tuple[int, ...]:
    """Give the clause that a phrase stands in, without the phrase, back to a semicolon."""
    head = verb_above(sentence, token.i)
    inside = subtree(sentence, token.i)
    if head is not None and head.dep == "csubj":
        head = sentence.tokens[head.head]  # "What there is, in her words, is a mess"
    if head is not None and head.i < token.i and inside[-1] >= len(sentence.tokens) - 2:
        head = _whole_clause(sentence, head)
    if head is not None and _ends_at_comma(sentence, head, token):
        inside = _before_comma(sentence, inside)
    ends = inside[-1] >= len(sentence.tokens) - 2 and sentence.tokens[token.i - 1].text != ":"
    stops = (";",) if ends else (";", ":")
    border = max((one.i for one in sentence.tokens[: token.i] if one.text in stops), default=-1)
    pause = next((one.i for one in sentence.tokens[token.i :] if one.text == ","), token.i)
    added = find_added(sentence, range(max(token.i - 1, 0)), pause + 1)
    if added:
        return added
    whole = range(len(sentence.tokens)) if head is None else subtree(sentence, head.i)
    end = _before_relative(sentence, inside[-1])
    return tuple(i for i in whole if i not in inside and border < i < end)


def _before_relative(sentence: Sentence, last: int) -> int:
    """Where content ends whose speaker has a clause that parsers tie to it: "..., who hid"."""
    behind = sentence.tokens[last + 1 : last + 3]
    if [one.text for one in behind[:1]] == [","] and behind[-1].text.lower() in _RELATIVE:
        return last
    return len(sentence.tokens)


def is_of_words(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a phrase says whose words something is in: "in the words of Ada Berg"."""
    return cue.frame == "phrase" and any(sentence.tokens[i].lemma in _WORDS for i in cue.tokens)


def leads_to_words(sentence: Sentence, cue: Cue, quote: Quote) -> bool:
    """Tell whether no sign parts a phrase and its speaker from quoted words, behind which one
    stands: "will open, according to Moe “with a bang”.", "a man, in her words “a fool”, left"."""
    first, last = sentence.tokens[cue.tokens[0]], sentence.tokens[cue.tokens[-1]]
    before = sentence.tokens[max(first.i - 1, 0)]
    after = next((one for one in sentence.tokens if one.start >= quote.end), None)
    if cue.frame not in _PHRASES or (after is not None and after.pos != "PUNCT"):
        return False
    if quote.start <= last.start or before.pos not in ("PUNCT", "CCONJ"):
        return False
    between = [one for one in sentence.tokens[first.i + 1 :] if one.start < quote.start]
    if not between:
        return False  # "But to “some” it is late"
    near = between[-1] is last if cue.frame == "owned" else between[-1].pos in _NAMING
    return near and all(one.pos != "PUNCT" and one.tag not in FINITE for one in between)


def cut_phrases(sentence: Sentence, cues: Sequence[Cue]) -> list[Cue]:
    """Give the cues without the phrase at the end of a sentence that tells of all of it.

    So in "Moe thinks it holds, according to his aides": what he thinks ends at the comma.
    """
    named = {i for cue in cues if cue.frame == "phrase" for i in cue.tokens}
    last = next(
        (one for one in reversed(cues) if one.frame == "phrase" or one.head not in named), None
    )
    if last is None or last.frame != "phrase" or not last.content:
        return list(cues)
    ends = subtree(sentence, last.tokens[0])[-1] >= len(sentence.tokens) - 2
    first = _before_marks(sentence, last.tokens[0])
    if not ends or sentence.tokens[first - 1].text != "," or last.content[0] > first:
        return list(cues)
    return [
        one
        if one is last
        else replace(one, content=tuple(i for i in one.content if i < first - 1 or i < one.word))
        for one in cues
    ]


def _before_marks(sentence: Sentence, first: int) -> int:
    """The first of the words in marks right before a phrase: "..., “a toy” in the words of Moe"."""
    if sentence.tokens[first - 1].tag != "''":
        return first
    return max((one.i for one in sentence.tokens[:first] if one.tag == "``"), default=first)


def _ends_at_comma(sentence: Sentence, head: Token, phrase: Token) -> bool:
    """Tell whether what the clause lacks was taken into the phrase by the parser.

    That is its subject ("According to Berg, he left") or, behind "be", what something is ("It was,
    in the words of Berg, a gift").
    """
    if child(sentence, head.i, "nsubj", "nsubjpass", "expl") is None:
        return phrase.i == 0
    below = children(sentence, head.i, "attr", "acomp", "advmod", "xcomp", "ccomp")
    return head.lemma == "be" and head.i < phrase.i and not any(one.i > head.i for one in below)


def _whole_clause(sentence: Sentence, verb: Token) -> Token:
    """The verb that the last one of a sentence goes on from: "He left and fell, according to".

    What a verb governs is its own: "Moe thinks it holds, according to".
    """
    above = sentence.tokens[verb.head]
    contrasts = (
        verb.dep == "advcl" and sentence.tokens[subtree(sentence, verb.i)[0]].lemma == "while"
    )
    joined = contrasts or verb.dep in ("conj", "ccomp", "xcomp")
    if above.i < verb.i and joined and above.pos in ("VERB", "AUX"):
        return _whole_clause(sentence, above)
    return verb


def _before_comma(sentence: Sentence, inside: list[int]) -> list[int]:
    """The phrase without the subject that parsers take into it: "According to Berg, he left"."""
    commas = [at for at, i in enumerate(inside) if sentence.tokens[i].text == ","]
    return inside[: commas[0] + 1] if commas else inside
