"""What becomes of a plan in a report's words: it is put off, brought forward, called off."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.plans.deadlines import to_come
from dateline.extract.plans.words import PlanWords
from dateline.extract.syntax import ancestors, children, subtree
from dateline.findings import EventDate, PlanTurn, Status, Time
from dateline.text import Document, Sentence, Span, Token

_TO_DAY = frozenset(("to", "until", "till", "for"))
_REAL = frozenset(("happened", "ongoing"))
_OPEN = frozenset(("possible", "called_for", "conditional"))
_OBJECTS = ("dobj", "nsubjpass", "nsubj", "pobj", "attr")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of plan: `moved` or `called_off`, its words, the noun's type, the new day."""

    turn: PlanTurn
    span: Span
    thing: str | None
    due: EventDate | None


def find_turn(
    document: Document,
    sentence: Sentence,
    anchor: int,
    times: tuple[Time, ...],
    words: PlanWords,
    status: Status,
) -> Turn | None:
    """Give what a sentence says became of the plan that token `anchor` tells or is about.

    The verb is the anchor itself ("postponed their meeting") or governs it as the noun that is put
    off ("their meeting was postponed"). What is only called for or possible (`status`) is no turn.
    `times` are those of the sentence.
    """
    if status in _OPEN:
        return None
    for verb in (sentence.tokens[anchor], *ancestors(sentence, anchor)):
        kind = _turn_of(sentence, verb, words)
        if kind is None:
            continue
        thing = _thing_of(sentence, verb, words)
        if verb.i == anchor and status not in _REAL:
            return None
        if verb.i != anchor and not _is_thing(sentence, verb, anchor):
            return None
        turn, needs_day = kind
        due = _new_day(document, verb, times) if turn == "moved" else None
        if needs_day and due is None:
            return None
        return Turn(turn, document.span(verb.start, verb.end), thing, due)
    return None


def _turn_of(sentence: Sentence, verb: Token, words: PlanWords) -> tuple[PlanTurn, bool] | None:
    if verb.pos != "VERB" or any(one.dep == "neg" for one in children(sentence, verb.i)):
        return None
    near = [one.lemma for one in children(sentence, verb.i, "prt", "advmod", "prep")]
    for particle in (*near, ""):
        found = words.turns.get((verb.lemma, particle))
        if found is not None:
            return found
    return None


def _thing_of(sentence: Sentence, verb: Token, words: PlanWords) -> str | None:
    """Give the type of what is put off, by the noun for it."""
    for one in children(sentence, verb.i, *_OBJECTS):
        for name in (one.lemma.casefold(), one.text.casefold()):
            if name in words.things:
                return words.things[name]
    return None


def _is_thing(sentence: Sentence, verb: Token, anchor: int) -> bool:
    """Tell whether the anchor stands in what is put off, not in why or when it is."""
    return any(anchor in subtree(sentence, one.i) for one in children(sentence, verb.i, *_OBJECTS))


def _new_day(document: Document, verb: Token, times: tuple[Time, ...]) -> EventDate | None:
    """Give the day to which a plan is moved: the time behind "to" or "until" after the verb."""
    told, old = document.published.latest, _old_day(verb, times)
    for time in times:
        if time.span.start < verb.end or time.earliest is None:
            continue
        before = document.text[verb.end : time.span.start].split()
        if not before or before[-1].casefold() not in _TO_DAY:
            continue
        first = _after(to_come(time.span.text, time.earliest, told), old, time, verb)
        last = _after(to_come(time.span.text, time.latest, told), old, time, verb)
        why = f"it is {verb.text} to '{time.span.text}'"
        return EventDate(first, last, time.span, why)
    return None


def _old_day(verb: Token, times: tuple[Time, ...]) -> date | None:
    days = [one.earliest for one in times if one.span.start < verb.start]
    return next((one for one in days if one is not None), None)


def _after(day: date | None, old: date | None, time: Time, verb: Token) -> date | None:
    """Give the weekday after the old day: "from Monday to Wednesday" is the Wednesday after it."""
    bare = time.span.text.isalpha() and time.span.text.endswith("day")
    back = verb.lemma in ("bring", "advance")
    if day is None or old is None or not bare or back or day >= old or old - day >= _WEEK:
        return day
    return day + _WEEK
