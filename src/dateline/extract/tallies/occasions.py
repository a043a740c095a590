"""What a document counts for: the attacks, floods, marches it tells of, with day and places.

Two words of one document tell one occasion when their class is one, their days are, and no place
speaks against it. "The attack", without a day of its own, is the last one told before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.extract.events.agents import Agents
from dateline.extract.events.counts import load_counts
from dateline.extract.events.place import Places
from dateline.extract.standing import read_standing
from dateline.extract.syntax import child
from dateline.extract.tallies.words import load_words
from dateline.extract.when import Calendar
from dateline.findings import Event, EventDate, Participant, Reading
from dateline.knowledge import Knowledge
from dateline.text import Sentence, Span, Token

_TYPES = {"ASSAULT": "attack", "PROTEST": "protest"}
"""The class of coded events; of others only the numbers in their own words count."""

_OPENING = 3
"""Sentences within which a headline is told again with its day."""

_FAR = 3
"""Sentences within which a verb without a day goes on telling the same."""

_MOST = 12
"""Words of a sentence that can tell occasions."""


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an occasion: the words, when and where, and the coded event there."""

    sort: str
    sentence: int
    token: int
    trigger: Span
    when: EventDate
    places: tuple[Participant, ...]
    event: Event | None
    outcome: bool

    @property
    def day(self) -> date | None:
        """The day, where words give one."""
        known = self.when.span is not None and self.when.earliest == self.when.latest
        return self.when.earliest if known else None


@dataclass(slots=True)
class Occasion:
    """All tellings of one occasion in a document."""

    told: list[Told] = field(default_factory=list)

    @property
    def sort(self) -> str:
        """Its class."""
        return next((one.sort for one in self.told if one.sort), "")

    @property
    def places(self) -> tuple[Participant, ...]:
        """Where it was, in the order in which that is told."""
        found: dict[str, Participant] = {}
        for one in self.told:
            for place in one.places:
                found.setdefault(place.actor or place.span.text, place)
        return tuple(found.values())

    @property
    def day(self) -> date | None:
        """Its day, where words give one."""
        return next((one.day for one in self.told if one.day is not None), None)

    @property
    def best(self) -> Told:
        """The telling with a day, else the first that is no mere outcome."""
        return min(self.told, key=lambda one: (one.day is None, one.outcome))


class Occasions:
    """Finds the occasions of one document; made once for it."""

    def __init__(
        self,
        reading: Reading,
        sentences: Sequence[Sentence],
        knowledge: Knowledge,
        agents: Agents,
        calendar: Calendar,
    ) -> None:
        self._document = reading.document
        self._sentences = sentences
        self._all = sorted(
            (
                one
                for one in reading.mentions
                if one.kind in ("place", "country") and one.form == "name"
            ),
            key=lambda one: one.span.start,
        )
        kinds = {one.id: one.kind for one in reading.mentions}
        # "The Middle East" is no spot; countries are told apart by their kind.
        self._wide = {
            one.mention
            for one in reading.places
            if one.precision <= 1 and kinds.get(one.mention) != "country"
        }
        self._places = Places(reading.document, agents, knowledge)
        self._calendar = calendar
        self._events = {one.trigger.start: one for one in reading.events}

    def find(self) -> tuple[Occasion, ...]:
        """Give the occasions in the order in which they are first told."""
        found: list[Occasion] = []
        for told in self._tell():
            known = self._pick(told, found)
            if known is None:
                found.append(Occasion([told]))
            else:
                known.told.append(told)
        return tuple(found)

    def _tell(self) -> Iterator[Told]:
        words = load_words()
        for number, sentence in enumerate(self._sentences):
            left = _MOST
            for token in sentence.tokens:
                event = self._events.get(token.start)
                sort = _sort_of(token, event)
                if sort is None or left == 0 or _is_done_by(sentence, token, sort):
                    continue
                left -= 1
                outcome = token.lemma.lower() not in words.done and token.pos == "VERB"
                yield Told(
                    sort,
                    number,
                    token.i,
                    self._document.span(token.start, token.end),
                    event.date if event is not None else self._date(sentence, token.i),
                    self._find_places(number, sentence, token, event, sort),
                    event,
                    outcome,
                )

    def _date(self, sentence: Sentence, i: int) -> EventDate:
        return self._calendar.find_date(sentence, i, read_standing(sentence, i))

    def _find_places(
        self, number: int, sentence: Sentence, token: Token, event: Event | None, sort: str
    ) -> tuple[Participant, ...]:
        """The places by the tree; else those that the sentence names; "there" is the last named."""
        if event is not None and event.place is not None:
            place = event.place
            found = [Participant(place.span, place.mention, place.actor)]
        else:
            all_ = self._places.find_all(sentence, token.i, None)
            found = [Participant(one.span, one.mention, one.actor) for one in all_[:4]]
        # What stands before may be where it was said: "In Washington, the Pentagon said ..."
        inside = self._named(token.end if found else sentence.start, sentence.end)
        if not found and not inside and self._says_there(sentence):
            before = self._sentences[max(0, number - 1) : number]
            inside = [one for each in before for one in self._named(each.start, each.end)][-1:]
        if not found and not inside and sort != "attack":
            inside = self._named(sentence.start, sentence.end, kind="country")
        known = {one.mention for one in found}
        every = (*found, *(one for one in inside if one.mention not in known))
        return tuple(one for one in every if one.mention not in self._wide)[:6]

    def _named(self, start: int, end: int, kind: str = "place") -> list[Participant]:
        inside = (
            one
            for one in self._all
            if one.kind == kind and start <= one.span.start and one.span.end <= end
        )
        return [Participant(one.span, one.id, one.actor) for one in inside]

    def _says_there(self, sentence: Sentence) -> bool:
        return any(token.text.lower() in ("there", "here") for token in sentence.tokens)

    def _pick(self, told: Told, found: list[Occasion]) -> Occasion | None:
        """Give the occasion that words tell again, or None where they tell another."""
        alike = [one for one in found if _is_sort(one.sort, told)]
        if told.day is not None:
            same = [one for one in alike if one.day == told.day and not _apart(one, told)]
            if same:
                return same[-1]
            fresh = [one for one in alike if one.day is None and _is_opening(one, told)]
            return fresh[-1] if fresh and not _apart(fresh[-1], told) else None
        near = [one for one in alike if not _apart(one, told) and _may_be(one, told)]
        if not near:
            return None
        last = near[-1]
        sentence = self._sentences[told.sentence]
        far = told.sentence - max(one.sentence for one in last.told)
        if told.outcome or _is_definite(sentence, told.token):
            return last if far <= 4 else None
        # A verb goes on telling what was told: "the missiles struck two bases".
        return last if far <= (_FAR if sentence.tokens[told.token].pos == "VERB" else 0) else None


def _sort_of(token: Token, event: Event | None) -> str | None:
    words = load_words()
    lemma = token.lemma.lower()
    if event is not None and event.type in _TYPES:
        sort = words.done.get(lemma) or words.nouns.get(lemma)
        return sort or _TYPES[event.type]
    if token.pos == "NOUN":
        return words.nouns.get(lemma) if token.dep != "compound" else None
    return words.done.get(lemma) if token.pos == "VERB" else None


def _is_sort(sort: str, told: Told) -> bool:
    return sort == told.sort or (told.outcome and sort != "vote")


def _apart(known: Occasion, told: Told) -> bool:
    """Tell whether both have places and none is shared."""
    ours = {one.actor or one.span.text for one in known.places}
    theirs = {one.actor or one.span.text for one in told.places}
    ours = {one for one in ours if not one.startswith("country/")}
    theirs = {one for one in theirs if not one.startswith("country/")}
    return bool(ours and theirs and not ours & theirs)


def _may_be(known: Occasion, told: Told) -> bool:
    """Tell whether the days that words give a telling leave room for the day that is known."""
    day = known.day
    if day is None or told.when.span is None:
        return True
    first, last = told.when.earliest or date.min, told.when.latest or date.max
    return first <= day <= last


def _is_opening(known: Occasion, told: Told) -> bool:
    return known.told[0].sentence == 0 and told.sentence <= _OPENING


def _is_definite(sentence: Sentence, i: int) -> bool:
    """Whether a noun takes up what was told: "the attack", "those strikes", "Friday's strike"."""
    token = sentence.tokens[i]
    if token.pos == "VERB":
        return token.lemma.lower() in load_counts().done_to
    det = child(sentence, i, "det", "poss")
    return det is not None and det.text.lower() not in ("a", "an", "another", "no", "any", "some")


def _is_done_by(sentence: Sentence, token: Token, sort: str) -> bool:
    """Whether what strikes is told by its own noun: "an earthquake struck" is no attack."""
    doer = child(sentence, token.i, "nsubj") if token.pos == "VERB" else None
    own = _sort_of(doer, None) if doer is not None else None
    return sort == "attack" and own not in (None, sort)
