"""Events of one document: candidates from the lexicon, with standing, date, place and reasons."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.agents import Agents
from dateline.extract.events.candidate import Candidate
from dateline.extract.events.contexts import Contexts
from dateline.extract.events.crosswalk import find_code
from dateline.extract.events.force import Setting
from dateline.extract.events.frames import Frame, Lexicon, load_lexicon
from dateline.extract.events.merge import merge_candidates
from dateline.extract.events.parties import Parties
from dateline.extract.events.place import Places
from dateline.extract.events.publics import Publics
from dateline.extract.events.quantities import find_quantities
from dateline.extract.events.reasons import find_causes
from dateline.extract.events.review import review
from dateline.extract.events.triggers import find_candidates
from dateline.extract.events.unlisted import THRESHOLD, Open, find_open, rate_open
from dateline.extract.participants import MentionIndex
from dateline.extract.standing import Standing, read_standing
from dateline.extract.syntax import auxiliaries, child, is_negated
from dateline.extract.when import Calendar, is_background
from dateline.findings import Event, EventDate, EventPlace, Reading, Skipped
from dateline.identity import make_part_id
from dateline.knowledge import Knowledge
from dateline.text import Document, Reason, Sentence


def find_events(
    reading: Reading,
    sentences: tuple[Sentence, ...],
    knowledge: Knowledge,
    *,
    lexicon: Lexicon | None = None,
    threshold: float = THRESHOLD,
) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """Give the events that a document tells, and the words that only look like events.

    `reading` holds the document with its day, mentions, times and statements; `lexicon` takes the
    place of the shipped frames; from `threshold` on the model is believed about verbs that no
    frame fits. Events come in order of the text.
    """
    finder = _Finder(reading, knowledge, sentences, lexicon or load_lexicon())
    return finder.find(sentences, threshold)


class _Finder:
    """What is made once for a document."""

    def __init__(
        self,
        reading: Reading,
        knowledge: Knowledge,
        sentences: tuple[Sentence, ...],
        lexicon: Lexicon,
    ) -> None:
        self._document: Document = reading.document
        mentions = MentionIndex(reading.mentions)
        kinds = {one.id: one.kind for one in reading.mentions}
        self._agents = Agents(reading.document, mentions, kinds)
        self._places = Places(reading.document, self._agents, knowledge)
        self._calendar = Calendar(reading, sentences)
        self._parties = Parties(reading, knowledge)
        self._publics = Publics(reading, sentences, knowledge)
        self._contexts = Contexts(sentences)
        self._lexicon = lexicon
        self._times = reading.times

    def find(
        self, sentences: tuple[Sentence, ...], threshold: float
    ) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
        told = [
            (sentence, self._judge(sentence, one))
            for sentence, one in self._find_candidates(sentences, threshold)
        ]
        reviewed = review(told, self._document.text, self._lexicon.modelled)
        events: list[Event] = []
        skipped: list[Skipped] = []
        by_sentence: dict[int, list[tuple[int, Event]]] = {}
        for (sentence, _), candidate in zip(told, reviewed, strict=True):
            if candidate.refused is not None:
                skipped.append(self._skip(sentence, candidate))
                continue
            here = by_sentence.setdefault(sentence.start, [])
            here.append((candidate.predicate.i, self._make(sentence, candidate)))
        for sentence in sentences:
            here = sorted(by_sentence.get(sentence.start, ()), key=lambda one: one[0])
            events.extend(find_causes(self._document, sentence, here))
        return tuple(events), tuple(skipped)

    def _find_candidates(
        self, sentences: tuple[Sentence, ...], threshold: float
    ) -> Iterator[tuple[Sentence, Candidate]]:
        """What the frames tell of each sentence, then the model where they tell nothing."""
        setting = Setting(sentences)
        unlisted: list[Open] = []
        for sentence in sentences:
            found = list(find_candidates(sentence, self._lexicon, self._agents, setting))
            merged = merge_candidates(sentence, found)
            if threshold < 1:
                unlisted.extend(find_open(sentence, merged, self._agents, self._lexicon))
            yield from ((sentence, one) for one in merged)
        told = rate_open(unlisted, self._document.text, threshold=threshold)
        for sentence, candidate in told:
            if candidate.match.frame.type in self._lexicon.modelled:
                yield sentence, candidate

    def _judge(self, sentence: Sentence, candidate: Candidate) -> Candidate:
        """The candidate with its parties settled, refused without anybody of public life."""
        if candidate.refused is not None or candidate.match.frame.row is not None:
            return candidate  # what a row says holds as it stands
        candidate = _turn_if_stopped(sentence, self._parties.settle(sentence, candidate))
        if candidate.refused is not None:
            return candidate
        if not candidate.actor + candidate.recipient:
            return replace(candidate, refused="nobody who can act takes part")
        token = sentence.tokens[candidate.predicate.i]
        told_in = self._calendar.told_in(token.start, token.end)
        return replace(candidate, refused=self._publics.refuse(sentence, candidate, told_in))

    def _move_ahead(self, standing: Standing, date: EventDate, *, noun: bool) -> Standing:
        """The present tense, or a mere name, of a day to come tells a plan: "Thursday's talks"."""
        latest = self._document.published.latest
        told = standing.status == "ongoing" or (noun and standing.status == "happened")
        if not told or date.span is None or date.earliest is None:
            return standing
        if latest is None or date.earliest <= latest:
            return standing
        return Standing("planned", 2, f"{standing.why}, of a day to come")

    def _refuses(self, sentence: Sentence, candidate: Candidate, standing: Standing) -> bool:
        """Whether cooperation is refused in so many words: "will not lift the ban" (PLOVER)."""
        if standing.status != "did_not_happen" or candidate.match.frame.type not in _REFUSED:
            return False
        helpers = auxiliaries(sentence, candidate.predicate.i)
        will = any(one.lemma in ("will", "wo", "would") or one.text == "wo" for one in helpers)
        return will and is_negated(sentence, candidate.predicate.i)

    def _skip(self, sentence: Sentence, candidate: Candidate) -> Skipped:
        token = sentence.tokens[candidate.predicate.i]
        why = f"no {candidate.match.frame.type}: {candidate.refused}"
        return Skipped(self._document.span(token.start, token.end), why)

    def _make(self, sentence: Sentence, candidate: Candidate) -> Event:
        i = candidate.predicate.i
        token = sentence.tokens[i]
        trigger = self._document.span(token.start, token.end)
        standing = read_standing(sentence, i)
        if candidate.actor and self._refuses(sentence, candidate, standing):
            candidate = _turn_to_refusal(candidate)
            standing = Standing("happened", 3, f"a refusal: {standing.why} under 'will'")
        match = candidate.match
        date = self._calendar.find_date(sentence, i, standing)
        standing = self._move_ahead(standing, date, noun=token.pos != "VERB")
        return Event(
            id=make_part_id(
                "event", self._document.id, trigger.start, trigger.end, match.frame.type
            ),
            type=match.frame.type,
            mode=match.frame.mode,
            context=self._contexts.find(sentence),
            trigger=trigger,
            actor=candidate.actor,
            recipient=candidate.recipient,
            date=date,
            place=self._find_place(sentence, candidate),
            status=standing.status,
            certainty=standing.certainty,
            background=is_background(date, self._document.published.day),
            said_by=self._calendar.told_in(trigger.start, trigger.end),
            because_of=(),
            quantities=find_quantities(self._document, sentence, candidate, self._times),
            confidence=_confidence(candidate, standing),
            reasons=(
                Reason(trigger, _explain(match.frame)),
                Reason(None, f"{standing.status}: {standing.why}"),
                *_say_shared(candidate),
            ),
            code=self._code(match.frame),
        )

    def _code(self, frame: Frame) -> str | None:
        return frame.code or find_code(self._lexicon.codes, frame.type, frame.mode)

    def _find_place(self, sentence: Sentence, candidate: Candidate) -> EventPlace | None:
        """The place in the words of the predicate, else of those that tell the same happening."""
        known = candidate.match.place
        of_words = candidate.match.frame.type not in _DEEDS
        for predicate in (candidate.predicate, *candidate.also):
            place = self._places.find(sentence, predicate.i, known, of_words=of_words)
            if place is not None:
                return place
        return None


_DEEDS = frozenset(("ASSAULT", "PROTEST"))
"""Types of what is done in the open; of the others only a place close by is believed."""

_REFUSED: dict[str, str] = {
    "AID": "assist",
    "COOPERATE": "assist",
    "CONSULT": "meet",
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "AGREE": "change",
    "SUPPORT": "change",
}
"""What is refused, as a mode of REJECT, when cooperation of a type "will not" be given."""


_STOPS = frozenset(("stop", "cease", "halt", "suspend", "pause", "discontinue", "end"))
_GIVEN: frozenset[str] = frozenset(("AID", "COOPERATE", "CONSULT"))


def _turn_if_stopped(sentence: Sentence, candidate: Candidate) -> Candidate:
    """What is given no more is a SANCTION ("stopped training them"); other ends are no event."""
    token = sentence.tokens[candidate.predicate.i]
    head = sentence.tokens[token.head]
    if token.tag != "VBG" or token.dep not in ("xcomp", "dobj") or head.lemma not in _STOPS:
        return candidate
    if child(sentence, head.i, "prt") is not None:
        return candidate  # "ended up"
    frame = candidate.match.frame
    if frame.type not in _GIVEN:
        return replace(candidate, refused=f"'{head.text}': it is told as ended")
    ended = replace(frame, type="SANCTION", mode=("discontinue",), code=None)
    return replace(candidate, match=replace(candidate.match, frame=ended))


def _turn_to_refusal(candidate: Candidate) -> Candidate:
    frame = candidate.match.frame
    refused = replace(frame, type="REJECT", mode=(_REFUSED[frame.type],), code=None)
    return replace(candidate, match=replace(candidate.match, frame=refused))


_MODEL = 0.4
"""Confidence in what the model alone tells."""

_SHARED = 0.5
"""How likely the model must hold a type to share it."""


def _explain(frame: Frame) -> str:
    if frame.likely is not None:
        return f"no frame; the model of relations: {frame.type} at {frame.likely:.2f}"
    return f"frame: {frame.pattern}"


def _say_shared(candidate: Candidate) -> Iterator[Reason]:
    if candidate.shared is not None:
        kind = candidate.match.frame.type
        yield Reason(None, f"the model of relations: {kind} at {candidate.shared:.2f}")


def _confidence(candidate: Candidate, standing: Standing) -> float:
    """An honest guess: specific frames with both sides named are right more often."""
    if candidate.match.frame.likely is not None:
        return _MODEL
    value = 0.5 + 0.05 * min(candidate.match.score, 6)
    if candidate.actor:
        value += 0.05
    if candidate.recipient:
        value += 0.05
    if candidate.match.frame.noun:
        value -= 0.1
    if candidate.shared is not None:
        value += 0.1 if candidate.shared >= _SHARED else -0.2
    if any(one.mention is None for one in candidate.actor + candidate.recipient):
        value -= 0.05
    if standing.status in ("possible", "conditional"):
        value -= 0.05
    return round(max(0.1, min(0.95, value)), 2)
