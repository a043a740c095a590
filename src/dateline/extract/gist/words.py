"""The words of a main event: its predicate, who takes part, and why it was."""

from collections.abc import Iterator, Sequence

from dateline.extract.gist.clauses import Clause
from dateline.extract.gist.opening import Part
from dateline.extract.participants import MentionIndex, participants
from dateline.extract.syntax import child, children, subtree
from dateline.findings import Mention, Participant, Reading, Time
from dateline.text import Document, Sentence, Span, Token

_AWAY = frozenset(("nsubj", "nsubjpass", "advcl", "conj", "cc", "parataxis", "mark"))
_BREAKS = frozenset((",", ":", ";", "."))
_QUOTES = frozenset("'\"“”‘’")

_AFTER = frozenset(("after", "following", "amid", "despite", "because"))
"""Words at which a predicate ends: what they lead to is another happening."""

_STRONG = frozenset(("because", "due", "owing", "thanks"))
_WEAK = frozenset(("after", "following", "amid", "over"))
_PURPOSE = frozenset(("for",))
"""What says that something is a cause; what tells one where nothing says it; what it was for."""

_LOOSE = frozenset(("for", "over"))
"""Of these words those that lead to much else: "won over Cork", "a school for girls"."""


def find_what(document: Document, clause: Clause, times: Sequence[Time]) -> Span:
    """Give the predicate with its objects, up to the first clause or cause that hangs on it.

    Where people are only counted ("Seven killed") the subject is part of what happened. A time
    that ends it is no part: it is when.
    """
    sentence, verb = clause.sentence, clause.verb
    tokens = sentence.tokens
    away = frozenset(one.i for one in children(sentence, verb) if one.dep in _AWAY)
    inside = set(subtree(sentence, verb, without=away))
    first = last = verb
    while (
        first > clause.part.first and first - 1 in inside and tokens[first - 1].text not in _BREAKS
    ):
        first -= 1
    if clause.counts or clause.bare:
        first = max(clause.part.first, min(subtree(sentence, clause.subject)))
    while last + 1 < clause.part.last and _goes_on(sentence, last + 1, inside):
        last += 1
    if tokens[first].text in _QUOTES and not any(
        one.text in _QUOTES for one in tokens[first + 1 : last + 1]
    ):
        first += first < verb
    last = _without_time(sentence, verb, last, times)
    while last > verb and tokens[last].text in (*_BREAKS, "-", "–", "—", "--"):
        last -= 1
    return document.span(tokens[first].start, tokens[last].end)


def _without_time(sentence: Sentence, verb: int, last: int, times: Sequence[Time]) -> int:
    """The last token before the time that ends at `last`, and before its preposition."""
    tokens = sentence.tokens
    days = (one for one in times if one.type in ("DATE", "TIME"))
    time = next((one for one in days if one.span.end == tokens[last].end), None)
    if time is None:
        return last
    before = last
    while before > verb and tokens[before].start >= time.span.start:
        before -= 1
    if before > verb and tokens[before].text.lower() in ("on", "in", "at"):
        return before - 1
    return before if tokens[before].pos != "ADP" else last


def _goes_on(sentence: Sentence, i: int, inside: set[int]) -> bool:
    token = sentence.tokens[i]
    if token.text.lower() in _AFTER or (token.text in _BREAKS and i + 1 not in inside):
        return False
    return i in inside or (token.text in _QUOTES and (i + 1 in inside or i - 1 in inside))


def find_heading(document: Document, part: Part) -> Span:
    """Give the words of a headline without a clause, up to the first cause that it tells."""
    inside = {one.i for one in part.tokens}
    last = part.first
    while last + 1 < part.last and _goes_on(part.sentence, last + 1, inside):
        last += 1
    tokens = part.sentence.tokens
    return document.span(tokens[part.first].start, tokens[last].end)


class Names:
    """The fullest name that a document gives for each person and thing in it."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._index = MentionIndex(mentions)
        self._by_id = {one.id: one for one in mentions}
        self._full: dict[str, Mention] = {}
        for one in mentions:
            known = self._full.get(one.entity)
            if one.form == "name" and (known is None or _words(one) > _words(known)):
                self._full[one.entity] = one

    def find_who(self, document: Document, clause: Clause) -> tuple[Participant, ...]:
        """Give who the subject of a clause stands for, people and pronouns by their full names."""
        found = participants(document, clause.sentence, clause.subject, self._index)
        return tuple(self._name(one) for one in found)

    def _name(self, one: Participant) -> Participant:
        mention = self._by_id.get(one.mention or "")
        if mention is None or (mention.kind != "person" and mention.form != "pronoun"):
            return one
        full = self._full.get(mention.entity, mention)
        if mention.form == "name" and _words(mention) >= _words(full):
            full = mention
        return Participant(full.span, full.id, full.actor)


def _words(mention: Mention) -> int:
    return len(mention.span.text.split())


def find_why(reading: Reading, told: Sequence[Part], around: Sequence[Sentence]) -> Span | None:
    """Give the first cause told in the headline or lead: one called so, what was before, a purpose.

    Where they tell none, it is what is called a cause in the sentences `around` them.
    """
    beside = [Part(one, 0, len(one.tokens)) for one in around]
    tiers = ((_STRONG, told), (_WEAK, told), (_PURPOSE, told), (_STRONG, beside))
    for words, parts in tiers:
        for part in parts:
            for token in part.tokens:
                if token.text.lower() in words:
                    found = _find_cause(reading, part, token)
                    if found is not None:
                        return found
    return None


def _find_cause(reading: Reading, part: Part, token: Token) -> Span | None:
    """The words under a word of cause; a number, a time or somebody after it is none."""
    sentence = part.sentence
    word = token.text.lower()
    for head in _governed(sentence, token):
        if child(sentence, head.i, "nummod", "quantmod") is not None or _is_time(reading, head):
            continue
        if word in _LOOSE and (head.tag not in ("NN", "NNS") or _is_somebody(reading, head)):
            continue
        if word in _PURPOSE and sentence.tokens[token.head].pos != "VERB":
            continue
        inside = set(subtree(sentence, head.i))
        first = next((i for i in sorted(inside) if token.i < i < part.last), None)
        if first is not None and not any(
            _is_time(reading, one) for one in sentence.tokens[first : min(first + 2, part.last)]
        ):
            return _run(reading.document, part, first, inside)
    return None


def _is_time(reading: Reading, head: Token) -> bool:
    named = any(one.span.start <= head.start < one.span.end for one in reading.times)
    return named or head.pos == "NUM" or head.lemma.lower() == "time"


def _is_somebody(reading: Reading, head: Token) -> bool:
    return any(one.head == head.start for one in reading.mentions)


def _run(document: Document, part: Part, first: int, inside: set[int]) -> Span:
    """The words from `first` on as far as they belong, with the quotation mark before them."""
    tokens = part.sentence.tokens
    last = first
    while last + 1 < part.last and _goes_on(part.sentence, last + 1, inside):
        last += 1
    while last > first and tokens[last].text in _BREAKS:
        last -= 1
    closed = any(one.text in _QUOTES for one in tokens[first : last + 1])
    first -= closed and first > part.first and tokens[first - 1].text in _QUOTES
    return document.span(tokens[first].start, tokens[last].end)


def _governed(sentence: Sentence, token: Token) -> Iterator[Token]:
    if token.dep == "mark":
        yield sentence.tokens[token.head]
        return
    for below in children(sentence, token.i, "pobj", "pcomp", "prep"):
        if below.pos == "ADP":  # "because of"
            yield from children(sentence, below.i, "pobj", "pcomp")
        else:
            yield below
