"""Which event of a sentence is told as the cause of another one."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.syntax import ancestors
from dateline.findings import Event
from dateline.text import Sentence, Token

_CAUSAL = frozenset(("after", "because", "following", "amid", "over", "since"))
_CAUSAL_PHRASES = (
    ("response", "to"),
    ("retaliation", "for"),
    ("reaction", "to"),
    ("protest", "against"),
)


def find_causes(sentence: Sentence, events: Sequence[tuple[int, Event]]) -> list[Event]:
    """Give the events of a sentence, in order, those with a cause told in it linked to it.

    `events` are pairs of the predicate's token and the event. An event that stands under "after",
    "because of" or "in response to" below another one is that one's cause.
    """
    causes: dict[int, list[str]] = {}
    places = dict(events)
    for i, event in events:
        effect = _find_effect(sentence, i, places)
        if effect is not None:
            causes.setdefault(effect, []).append(event.id)
    return [
        replace(event, because_of=tuple(causes[i])) if i in causes else event for i, event in events
    ]


def _find_effect(sentence: Sentence, i: int, places: dict[int, Event]) -> int | None:
    """The nearest event above `i` with a causal word between the two."""
    causal = _marks_cause(sentence, sentence.tokens[i])
    for above in ancestors(sentence, i):
        if above.i in places:
            return above.i if causal else None
        causal = causal or _marks_cause(sentence, above) or above.text.lower() in _CAUSAL
    return None


def _marks_cause(sentence: Sentence, token: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        marks = [sentence.tokens[n] for n in sentence.children[token.i]]
        return any(m.dep == "mark" and m.text.lower() in ("after", "because") for m in marks)
    head = sentence.tokens[token.head]
    if head.text.lower() not in ("to", "for", "against"):
        return False
    above = sentence.tokens[head.head]
    return (above.lemma.lower(), head.text.lower()) in _CAUSAL_PHRASES
