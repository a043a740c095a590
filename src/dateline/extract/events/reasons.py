"""Why something was done, as a sentence says it: the words of the cause, and the event in them.

"expelled two diplomats after the attack", "marched over the arrests", "a strike triggered by the
tax", "in response to". The words of causes stand in data/events/causes.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.syntax import child, children, is_of_time, subtree
from dateline.findings import Event
from dateline.text import Document, Reason, Sentence, Token

_LONGEST = 40
"""Words of a cause; a longer one was cut wrongly."""


@dataclass(frozen=True, slots=True)
class Causes:
    """The words that lead to a cause; prepositions with the types that they count for, if any."""

    prepositions: Mapping[str, frozenset[str]]
    phrases: frozenset[tuple[str, str, str]]
    to: frozenset[str]
    clauses: frozenset[str]
    triggering: frozenset[str]
    citing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cause:
    """The words that tell a cause: the one that leads to it, and all below."""

    lead: str
    tokens: tuple[int, ...]


@cache
def load_causes() -> Causes:
    """Read data/events/causes.yaml."""
    plain = cast("dict[str, Any]", load_yaml(data_folder("events") / "causes.yaml"))
    return Causes(
        {word: frozenset(row.get("types", ())) for word, row in plain["prepositions"].items()},
        frozenset((before, noun, behind) for before, noun, behind in plain["phrases"]),
        frozenset(plain["to"]),
        frozenset(plain["clauses"]),
        frozenset(plain["triggering"]),
        frozenset(plain["citing"]),
    )


def find_causes(
    document: Document, sentence: Sentence, events: Sequence[tuple[int, Event]]
) -> list[Event]:
    """Give the events of a sentence, in order, each with the causes that it names.

    `events` are pairs of the predicate's token and the event. The words of a cause become a reason
    of the event; the events told in them, if any, its `because_of`.
    """
    return [_explain(document, sentence, i, event, events) for i, event in events]


def _explain(
    document: Document,
    sentence: Sentence,
    i: int,
    event: Event,
    events: Sequence[tuple[int, Event]],
) -> Event:
    causes = [one for one in _find(sentence, i, event.type) if i not in one.tokens]
    if not causes:
        return event
    because: list[str] = []
    for cause in causes:
        inside = [other.id for n, other in events if n in cause.tokens and n != i]
        because.extend(inside[:1])
    told = tuple(
        Reason(
            document.span(
                sentence.tokens[one.tokens[0]].start, sentence.tokens[one.tokens[-1]].end
            ),
            f"because, by '{one.lead}'",
        )
        for one in causes
    )
    return replace(event, because_of=tuple(dict.fromkeys(because)), reasons=(*event.reasons, *told))


def _find(sentence: Sentence, i: int, kind: str) -> Iterator[Cause]:
    """The causes that hang below a predicate, below the verb that carries it, or above it."""
    for number in _carriers(sentence, i):
        for below in children(sentence, number):
            if below.i != i and not _opens(sentence, below, i):
                cause = _read_below(sentence, below, kind)
                if cause is not None:
                    yield cause
    cause = _read_above(sentence, i)
    if cause is not None:
        yield cause


def _carriers(sentence: Sentence, i: int) -> Iterator[int]:
    """The predicate, its object, and for a noun the verb above it: "held a rally over the tax"."""
    yield i
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        for below in children(sentence, i, "dobj"):
            yield below.i
    elif token.dep in ("dobj", "nsubjpass"):
        yield token.head


def _opens(sentence: Sentence, below: Token, i: int) -> bool:
    """Whether a word only opens the clause of the predicate: "after Sweden attacked"."""
    return below.i < i and sentence.tokens[i].dep in ("advcl", "pcomp", "relcl", "ccomp")


def _read_below(sentence: Sentence, below: Token, kind: str) -> Cause | None:
    low = below.text.lower()
    words = load_causes()
    if below.dep in ("prep", "advmod", "acomp", "amod"):
        return _read_preposition(sentence, below, kind)
    if below.dep in ("advcl", "acl"):
        mark = child(sentence, below.i, "mark")
        if mark is not None and mark.text.lower() in words.clauses:
            return _whole(sentence, mark.text.lower(), below.i)
        if below.tag == "VBN" and below.lemma in words.triggering:
            return _whole(sentence, f"{low} by", below.i)
        if below.lemma in words.citing and below.tag == "VBG":
            return _whole(sentence, low, below.i)
        after = child(sentence, below.i, "prep")
        if after is not None and after.text.lower() in words.clauses and after.i < below.i:
            return _whole(sentence, after.text.lower(), below.i)
    return None


def _read_preposition(sentence: Sentence, prep: Token, kind: str) -> Cause | None:
    low = prep.text.lower()
    words = load_causes()
    if low in words.prepositions:
        types = words.prepositions[low]
        below = child(sentence, prep.i, "pobj", "pcomp", "prep")
        told = below is not None and (not types or kind in types)
        timed = below is not None and is_of_time(sentence, below.i)
        return _whole(sentence, low, prep.i) if told and not timed else None
    if low in words.to and child(sentence, prep.i, "prep", "pcomp") is not None:
        return _whole(sentence, f"{low} to", prep.i)
    noun = child(sentence, prep.i, "pobj")
    behind = child(sentence, noun.i, "prep") if noun is not None else None
    if noun is None or behind is None:
        return None
    if (low, noun.lemma.lower(), behind.text.lower()) not in words.phrases:
        return None
    return _whole(sentence, f"{low} {noun.text.lower()} {behind.text.lower()}", prep.i)


def _read_above(sentence: Sentence, i: int) -> Cause | None:
    """For "the arrest triggered protests" the arrest, as the cause of the protests."""
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    if token.dep == "pobj" and verb.text.lower() == "to":
        verb = sentence.tokens[verb.head]
        leads = verb.lemma == "lead"
    else:
        leads = token.dep == "dobj" and verb.lemma in load_causes().triggering
    doer = child(sentence, verb.i, "nsubj") if leads else None
    return _whole(sentence, verb.text.lower(), doer.i) if doer is not None else None


def _whole(sentence: Sentence, lead: str, i: int) -> Cause | None:
    tokens = [n for n in subtree(sentence, i) if sentence.tokens[n].pos != "SPACE"]
    while tokens and sentence.tokens[tokens[-1]].pos == "PUNCT":
        tokens.pop()
    return Cause(lead, tuple(tokens)) if 0 < len(tokens) <= _LONGEST else None
