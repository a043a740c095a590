"""The life of an operation: its phases in order, and beside them what is planned or denied.

A phase lasts from the turn that began it to the next. Phases overlap only by what is uncertain of
the days of the turns between them. The life is a function of the set of rows, whatever their
order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.assemble.life_words import LifeWords, load_life_words
from dateline.assemble.signs import Sign, read_signs, sign_key
from dateline.assemble.timeline import count_texts, narrow
from dateline.assemble.turns import Turn, find_turns, is_near
from dateline.findings import Status
from dateline.identity import make_id
from dateline.lives import Days, Ground, Life, Phase, PhaseKind, Standing
from dateline.record import EventRow, StateRow


@dataclass(frozen=True, slots=True)
class _Step:
    """A turn in its place in the life."""

    kind: PhaseKind
    standing: Standing
    turn: Turn


def make_life(operation: str, states: Iterable[StateRow], events: Iterable[EventRow] = ()) -> Life:
    """Give the life that the states of an operation and the events around it tell.

    `operation` is the id under which it takes part in events. Of tellings that exclude each other
    the one of more independent reports makes the phase, the other stands against or beside it.
    """
    words = load_life_words()
    signs = read_signs(states, events, operation, words)
    turns, disputed = find_turns(signs, words)
    phases = _make_phases(operation, _chain(turns, words), signs, words)
    doubted = [_make_doubted(operation, turn, words) for turn in disputed]
    told = (*_plans(operation, signs, phases, words), *_denials(operation, signs, phases, words))
    beside = sorted((*doubted, *told), key=_beside_key)
    return Life(phases, tuple(beside))


def _chain(turns: Sequence[Turn], words: LifeWords) -> list[_Step]:
    """Put turns in a row; one that tells what is so already joins the phase that it is of."""
    steps: list[_Step] = []
    for turn in turns:
        now = steps[-1].standing if steps else None
        rule = words.turns[turn.kind]
        turns_it = rule.standing is not None and (not rule.only_from or now in rule.only_from)
        standing = (rule.standing if turns_it else now) or rule.standing or "active"
        place = _same_phase(steps, turn, now, words)
        if place is not None:
            known = steps[place].turn
            joined = Turn(known.kind, known.signs + turn.signs, known.against + turn.against)
            steps[place] = replace(steps[place], turn=joined)
        else:
            steps.append(_Step(_kind_there(turn, steps), standing, turn))
    return steps


def _same_phase(
    steps: Sequence[_Step], turn: Turn, now: Standing | None, words: LifeWords
) -> int | None:
    """Give the place of the phase that a turn tells once more, or None for a new one."""
    standing = words.turns[turn.kind].standing
    for place in range(len(steps) - 1, -1, -1):
        known = steps[place]
        if standing is None or words.turns[turn.kind].only_from:
            if known.kind == turn.kind:
                first, last = turn.bounds
                told = (first if first != date.min else last, last)
                near = is_near(known.turn.bounds, told, words)
                return place if near or standing is not None else None
        elif known.standing != standing or now != standing:
            return None
        elif words.turns[known.kind].standing == standing:
            later = known.turn.bounds[1] < turn.bounds[0]
            far = not is_near(known.turn.bounds, turn.bounds, words)
            again = turn.kind == "resumed" and (known.kind == "active" or far)
            return None if again and later else place
    return None


def _kind_there(turn: Turn, steps: Sequence[_Step]) -> PhaseKind:
    """Give the kind of a turn in its place: what is active again is resumed."""
    stopped = bool(steps) and steps[-1].standing in ("suspended", "ended")
    was_active = any(one.standing == "active" for one in steps)
    return "resumed" if turn.kind == "active" and stopped and was_active else turn.kind


def _make_phases(
    operation: str, steps: Sequence[_Step], signs: Iterable[Sign], words: LifeWords
) -> tuple[Phase, ...]:
    begins = _order_days(steps, [one for one in signs if one.told_as == "to come"], words)
    plain = [_make_phase(operation, one.kind, one.turn.signs, words) for one in steps]
    return tuple(
        replace(
            phase,
            standing=step.standing,
            begins=begins[place],
            ends=begins[place + 1] if place + 1 < len(plain) else None,
            ended_by=plain[place + 1].id if place + 1 < len(plain) else None,
            against=_grounds(step.turn.against),
        )
        for place, (step, phase) in enumerate(zip(steps, plain, strict=True))
    )


def _order_days(steps: Sequence[_Step], plans: Sequence[Sign], words: LifeWords) -> list[Days]:
    """Give the days of the turns so that none can be before the one before it.

    A turn of which no report gives the day is not before the last day on which a report says that
    things were as before, nor before that on which one told it as yet to come.
    """
    bounds = [one.turn.bounds for one in steps]
    lasts = [last for _, last in bounds]
    for place in range(len(lasts) - 2, -1, -1):
        lasts[place] = min(lasts[place], lasts[place + 1])
    found: list[Days] = []
    least = date.min
    for place, (first, _) in enumerate(bounds):
        last = lasts[place]
        least = max(least, min(first, last))
        if first == date.min:
            held = [one.told for one in plans if words.meets_plan(one.kind, steps[place].kind)]
            if place and steps[place].standing != steps[place - 1].standing:
                held += _held(steps[place - 1].turn)
            least = max([least, *(day for day in held if day <= last)])
        found.append(_days(least, last))
    return found


def _held(turn: Turn) -> list[date]:
    """Give the days on which reports say that what a turn led to goes on."""
    return [one.told if one.lasts else one.last for one in turn.signs if one.holds or one.lasts]


def _days(first: date, last: date) -> Days:
    return Days(first if first != date.min else None, last if last != date.max else None)


def _make_doubted(operation: str, turn: Turn, words: LifeWords) -> Phase:
    """Give a turn that as many reports contradict as tell; it stands beside the life."""
    plain = _make_phase(operation, turn.kind, turn.signs, words)
    return replace(plain, begins=_days(*turn.bounds), against=_grounds(turn.against))


def _plans(
    operation: str, signs: Iterable[Sign], phases: Sequence[Phase], words: LifeWords
) -> Iterable[Phase]:
    """Give what is to come by kind, status, and the phase in which it came true."""
    groups: dict[tuple[PhaseKind, Status, str | None], list[Sign]] = {}
    for sign in sorted(signs, key=_told_key):
        if sign.told_as == "to come":
            met = _find_met(sign, phases, words)
            groups.setdefault((sign.kind, sign.ground.status, met), []).append(sign)
    for (kind, status, met), group in groups.items():
        yield replace(_make_beside(operation, kind, status, group, words), came_true=met)


def _find_met(sign: Sign, phases: Sequence[Phase], words: LifeWords) -> str | None:
    """Give the first phase in which a plan came true after it was told."""
    for phase in phases:
        last = phase.begins.latest or date.max
        soon = sign.first == date.min or is_near((last, last), (sign.first, date.max), words)
        if words.meets_plan(sign.kind, phase.kind) and last >= sign.told and soon:
            return phase.id
    return None


def _denials(
    operation: str, signs: Iterable[Sign], phases: Sequence[Phase], words: LifeWords
) -> Iterable[Phase]:
    """Give what is denied or told not to have happened, by kind and the phase that it denies."""
    groups: dict[tuple[PhaseKind, str | None], list[Sign]] = {}
    for sign in sorted(signs, key=_told_key):
        if sign.told_as == "not so":
            denied = next(
                (one.id for one in phases if sign.ground in one.against and one.kind == sign.kind),
                None,
            )
            groups.setdefault((sign.kind, denied), []).append(sign)
    for (kind, denied), group in groups.items():
        status = min(one.ground.status for one in group)
        yield replace(_make_beside(operation, kind, status, group, words), denies=denied)


def _make_beside(
    operation: str, kind: PhaseKind, status: Status, signs: Sequence[Sign], words: LifeWords
) -> Phase:
    """Give what is to come or denied, on the days on which the reports that tell it agree."""
    texts: dict[str, Days] = {}
    for sign in signs:
        texts.setdefault(sign.text, sign.ground.days)
    days = Days(*narrow((one.earliest, one.latest) for one in texts.values()))
    return replace(_make_phase(operation, kind, signs, words), status=status, begins=days)


def _make_phase(operation: str, kind: PhaseKind, signs: Iterable[Sign], words: LifeWords) -> Phase:
    """Give the phase of a turn that happened, as far as those say who tell it."""
    grounds = _grounds(signs)
    return Phase(
        id=make_id("phase", operation, kind, *sorted(one.id for one in grounds)),
        kind=kind,
        standing=words.turns[kind].standing or "active",
        status="happened",
        begins=Days(None, None),
        ends=None,
        ended_by=None,
        grounds=grounds,
        against=(),
        independent=count_texts(ground.source for ground in grounds),
    )


def _grounds(signs: Iterable[Sign]) -> tuple[Ground, ...]:
    """Give what signs rest on, each once: what tells a turn before what tells that it goes on."""
    ordered = sorted(signs, key=lambda one: (one.holds, one.told, sign_key(one)))
    return tuple({one.ground.id: one.ground for one in ordered}.values())


def _told_key(sign: Sign) -> tuple[date, str]:
    return (sign.told, sign.ground.id)


def _beside_key(phase: Phase) -> tuple[date, bool, date, str, str]:
    """Give what is ordered by: when it was first told, what is told as so before the rest."""
    told = min(one.source.published or date.max for one in phase.grounds)
    return (
        told,
        phase.status != "happened",
        phase.begins.earliest or date.max,
        phase.kind,
        phase.id,
    )
