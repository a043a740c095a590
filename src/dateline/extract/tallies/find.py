"""The tallies of a document: each number that counts something, of whom, for which occasion."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dateline.extract.events.agents import Agents
from dateline.extract.events.quantities import is_as_of
from dateline.extract.participants import MentionIndex, participant
from dateline.extract.standing import read_standing
from dateline.extract.syntax import children, subject, subtree
from dateline.extract.tallies.counted import Counted, find_counted
from dateline.extract.tallies.occasions import Occasion, Occasions, Told
from dateline.extract.tallies.words import load_words
from dateline.extract.when import Calendar
from dateline.findings import EventDate, Participant, Reading, Tally, Time
from dateline.identity import make_part_id
from dateline.knowledge import Knowledge
from dateline.text import Sentence, Span, Token

_BACK = 6
"""Sentences back in which the occasion of a number is looked for."""

_HARM = frozenset(("killed", "wounded", "missing", "casualties", "displaced"))
_CROWD = 10
"""People from which on they are a crowd."""

_REAL = frozenset(("happened", "ongoing"))
_OTHERS = frozenset(("other", "others", "more", "another", "further"))
_FIELD = frozenset(("country", "organisation", "group", "operation"))
"""Kinds of mentions that narrow who is counted."""


def find_tallies(
    reading: Reading, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> tuple[Tally, ...]:
    """Give what a document counts, in order of the text; `reading` holds all but the tallies."""
    desk = _Desk(reading, sentences, knowledge)
    found = {one.span.start: one for one in desk.find()}
    return tuple(found[start] for start in sorted(found))


@dataclass(frozen=True, slots=True)
class _Last:
    """What the number before counted, and in which sentence."""

    what: str
    of: tuple[str, ...]
    sentence: int
    tally: Tally


class _Desk:
    """What is made once for a document."""

    def __init__(
        self, reading: Reading, sentences: tuple[Sentence, ...], knowledge: Knowledge
    ) -> None:
        self._reading = reading
        self._document = reading.document
        self._sentences = sentences
        self._knowledge = knowledge
        self._mentions = MentionIndex(reading.mentions)
        self._calendar = Calendar(reading, sentences)
        kinds = {one.id: one.kind for one in reading.mentions}
        self._agents = Agents(reading.document, self._mentions, kinds)
        self._times = sorted(reading.times, key=lambda one: one.span.start)

    @cached_property
    def _occasions(self) -> tuple[Occasion, ...]:
        """All occasions of the document, found at the first number that counts something."""
        return Occasions(
            self._reading, self._sentences, self._knowledge, self._agents, self._calendar
        ).find()

    def find(self) -> Iterator[Tally]:
        last: _Last | None = None
        for number, sentence in enumerate(self._sentences):
            things = self._things(number)
            for counted in find_counted(self._document.text, sentence):
                span = self._span(sentence, counted)
                if self._is_time(span):
                    continue
                what, of = counted.what, self._of(sentence, counted)
                of = () if what in ("crowd", "turnout", "votes") else of
                recent = last is not None and number - last.sentence <= 2
                others = self._says_others(sentence, counted)
                bare = counted.noun is None and last is not None and last.what == what
                if last is not None and recent and (what is None or others or bare):
                    what, of = what or last.what, of or last.of
                what = what or things
                if what is None or not self._is_fit(counted, what, sentence):
                    continue
                tally = self._make(number, counted, what, of, last)
                if tally is None:
                    continue
                if last is None or (last.sentence, last.what) != (number, what):
                    last = _Last(what, of, number, tally)
                if self._is_told(sentence, counted):
                    yield tally

    def _things(self, number: int) -> str | None:
        """What the sentences before tell of without a number: "the missiles struck"."""
        words = load_words().things
        for sentence in reversed(self._sentences[max(0, number - 2) : number]):
            for token in reversed(sentence.tokens[:400]):
                what = words.get(token.lemma.lower()) if token.tag == "NNS" else None
                if what is not None and load_words().belongs.get(what) == ("attack",):
                    return what
        return None

    # --- what is counted

    def _span(self, sentence: Sentence, counted: Counted) -> Span:
        amount = counted.amount
        return self._document.span(sentence.start + amount.start, sentence.start + amount.end)

    def _is_time(self, span: Span) -> bool:
        return any(
            one.span.start <= span.start and span.end <= one.span.end
            for one in self._near(span.start - 80, span.end)
        )

    def _near(self, start: int, end: int) -> Iterator[Time]:
        return (one for one in self._times if start <= one.span.start < end)

    def _is_told(self, sentence: Sentence, counted: Counted) -> bool:
        """Whether it is told as so: plans, fears and conditions count nothing."""
        if counted.verb is None or counted.amount.high == 0:
            return True
        return read_standing(sentence, counted.verb).status in _REAL

    def _is_fit(self, counted: Counted, what: str, sentence: Sentence) -> bool:
        """Whether such a number can count this: shares are of voters, a crowd is not few."""
        is_share = counted.amount.share
        if is_share or what == "turnout":
            return is_share and what == "turnout"
        if what == "crowd":
            return (counted.amount.high or _CROWD) >= _CROWD
        if what != "released" or counted.noun is None:
            return True
        noun = sentence.tokens[counted.noun].lemma.lower()
        return (
            noun in load_words().people | load_words().classes.keys() | load_words().things.keys()
        )

    def _says_others(self, sentence: Sentence, counted: Counted) -> bool:
        if counted.noun is None:
            return False
        inside = [sentence.tokens[n].text.lower() for n in subtree(sentence, counted.noun)][:12]
        return not _OTHERS.isdisjoint(inside)

    def _of(self, sentence: Sentence, counted: Counted) -> tuple[str, ...]:
        """Who is counted, where it is not all: country, body, class."""
        if counted.noun is None:
            return ()
        words, found = load_words(), set[str]()
        own = sentence.tokens[counted.noun].lemma.lower()
        if own in words.things:
            return ()
        by_name = set(self._narrow(sentence, counted.noun))
        if by_name:
            sort = words.classes.get(own)
            return tuple(sorted(by_name if sort is None else by_name | {sort}))
        nouns = [counted.noun]
        for prep in children(sentence, counted.noun, "prep"):
            if prep.text.lower() in ("of", "among"):
                nouns.extend(one.i for one in children(sentence, prep.i, "pobj"))
        for noun in nouns:
            token = sentence.tokens[noun]
            sort = words.classes.get(token.lemma.lower())
            if sort is not None:
                found.add(sort)
            beside = [
                noun,
                *(t.i for t in children(sentence, noun, "amod", "compound", "nmod", "poss")),
            ]
            for i in beside:
                found.update(self._narrow(sentence, i))
        if not found and own not in words.people | words.measures.keys() | words.harm_nouns:
            found.add(own)
        return tuple(sorted(found))

    def _narrow(self, sentence: Sentence, i: int) -> Iterator[str]:
        mention = self._mentions.at(sentence.tokens[i].start)
        if mention is None or mention.kind not in _FIELD | {"person"}:
            return
        if mention.country is not None and mention.sector == "MIL":
            yield from (mention.country, "soldier")
            return
        if mention.form == "nominal" and sentence.tokens[i].lemma.lower() in load_words().people:
            return  # "people in Peshawar" are of no country by their words
        if mention.actor is not None and mention.kind in _FIELD:
            yield mention.actor.removeprefix("country/")
        elif mention.country is not None:
            yield mention.country

    # --- for what

    def _occasion(self, number: int, counted: Counted, what: str) -> Occasion | None:
        """The occasion that the sentence tells, nearest to the number, else the last before it."""
        allowed = load_words().belongs.get(what)
        best: tuple[int, int, int, int] | None = None
        found: Occasion | None = None
        for at, occasion in enumerate(self._occasions):
            if allowed is not None and occasion.sort not in allowed:
                continue
            if allowed is None and not self._may_harm(what, occasion, number):
                continue
            for told in occasion.told:
                far = number - told.sentence
                if not 0 <= far <= _BACK:
                    continue
                mild = occasion.sort == "protest" and what in _HARM
                rank = allowed.index(occasion.sort) if allowed is not None else 0
                key = (
                    far + mild,
                    rank,
                    abs(told.token - counted.root) if far == 0 else -told.token,
                    -at,
                )
                if best is None or key < best:
                    best, found = key, occasion
        return found

    def _may_harm(self, what: str, occasion: Occasion, number: int) -> bool:
        """Whether people can be killed, or money given, at such an occasion."""
        if what in _HARM or what in ("houses", "villages", "rescued", "evacuated"):
            return occasion.sort not in ("vote", "exchange", "arrest")
        return any(one.sentence == number for one in occasion.told)

    def _make(
        self, number: int, counted: Counted, what: str, of: tuple[str, ...], last: _Last | None
    ) -> Tally | None:
        sentence = self._sentences[number]
        span = self._span(sentence, counted)
        occasion = self._occasion(number, counted, what)
        told = occasion.best if occasion is not None else None
        own = self._own_event(span)
        if told is None and own is None and counted.what is None and last is not None:
            return self._go_on(sentence, counted, of, last.tally)
        bare = told is None and what not in _HARM | {"crowd"}
        if own is None and (bare or what.startswith("money")):
            return None
        trigger = told.trigger if told is not None else self._trigger(sentence, counted)
        event = self._event(occasion, own)
        when = told.when if told is not None else self._date(sentence, counted)
        said_by = self._calendar.told_in(span.start, span.end)
        return Tally(
            id=make_part_id("tally", self._document.id, span.start, span.end, what),
            what=what,
            low=counted.amount.low,
            high=counted.amount.high,
            span=span,
            of=of,
            occasion=make_part_id("occasion", self._document.id, trigger.start, trigger.end),
            sort=occasion.sort if occasion is not None else "",
            trigger=trigger,
            event=event,
            when=when,
            places=occasion.places[:6] if occasion is not None else (),
            said_by=said_by,
            by=None if said_by else self._giver(sentence, counted),
            as_of=self._as_of(sentence, counted, span),
        )

    def _go_on(
        self, sentence: Sentence, counted: Counted, of: tuple[str, ...], last: Tally
    ) -> Tally:
        """A number for what was counted before: "the Pentagon put the number at 70,000"."""
        span = self._span(sentence, counted)
        said_by = self._calendar.told_in(span.start, span.end)
        return replace(
            last,
            id=make_part_id("tally", self._document.id, span.start, span.end, last.what),
            low=counted.amount.low,
            high=counted.amount.high,
            span=span,
            of=of,
            said_by=said_by,
            by=None if said_by else self._giver(sentence, counted),
            as_of=self._as_of(sentence, counted, span),
        )

    def _own_event(self, span: Span) -> str | None:
        """The coded event among whose numbers this is."""
        for event in self._reading.events:
            if any(one.span.overlaps(span) for one in event.quantities):
                return event.id
        return None

    def _event(self, occasion: Occasion | None, own: str | None) -> str | None:
        if occasion is None:
            return own
        ranked: list[Told] = sorted(
            (one for one in occasion.told if one.event is not None),
            key=lambda one: (one.day is None, one.outcome, one.sentence),
        )
        ids = [one.event.id for one in ranked if one.event is not None]
        return own if own in ids else next(iter(ids), own)

    def _trigger(self, sentence: Sentence, counted: Counted) -> Span:
        token = sentence.tokens[counted.verb if counted.verb is not None else counted.root]
        return self._document.span(token.start, token.end)

    def _date(self, sentence: Sentence, counted: Counted) -> EventDate:
        place = counted.verb if counted.verb is not None else counted.root
        return self._calendar.find_date(sentence, place, read_standing(sentence, place))

    # --- who counts, and when

    def _giver(self, sentence: Sentence, counted: Counted) -> Participant | None:
        """Who gives a number that stands in no statement: the subject of the verb that gives it.

        In "the coalition counted 25 rockets, the army 33" it is who stands before the number.
        """
        verb = counted.verb
        if verb is None or sentence.tokens[verb].lemma.lower() not in load_words().giving:
            return None
        who = self._beside(sentence, counted) or subject(sentence, verb)
        start = sentence.start + counted.amount.start
        if who is None or who.end > start or who.lemma.lower() in load_words().measures:
            return None
        mention = self._mentions.at(who.start)
        if mention is not None and mention.kind not in ("place", "other"):
            return Participant(mention.span, mention.id, mention.actor)
        if not self._agents.can_act(sentence, who.i):
            return None
        found = participant(self._document, sentence, who.i, self._mentions)
        return found if found.span.end <= start else None

    def _beside(self, sentence: Sentence, counted: Counted) -> Token | None:
        """The noun right before a number that has no verb of its own."""
        before = sentence.tokens[counted.root - 1] if counted.root else None
        return before if before is not None and before.pos in ("NOUN", "PROPN") else None

    def _as_of(self, sentence: Sentence, counted: Counted, span: Span) -> date | None:
        """The day of "as of Tuesday"; of an earlier number the time behind it."""
        for time in self._near(sentence.start, sentence.end):
            if is_as_of(self._document, sentence, time):
                return time.latest
            behind = 0 <= time.span.start - span.end <= 3
            if behind and counted.before and time.latest is not None:
                return time.latest
        return None
