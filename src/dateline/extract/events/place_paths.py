"""The places of a sentence by how far each is from an event, along the edges of the tree."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.events.agents import Agents
from dateline.extract.events.place_names import PlaceNames
from dateline.extract.events.place_prices import load_prices
from dateline.extract.events.place_steps import BESIDE, StepPrices
from dateline.extract.syntax import children
from dateline.text import Sentence, Token

_ACTORS = frozenset(("nsubj", "agent", "dative"))
_AIMED = frozenset(("on", "between"))
_DONE_TO = frozenset(("dobj", "nsubjpass"))
_INSIDE = frozenset(("pobj", "pcomp", "appos")) | BESIDE
"""Relations below which the preposition above still leads on."""


@dataclass(frozen=True, slots=True)
class Step:
    """A token that the walk has come to: from where, at what price, by what preposition.

    `listed` is the token at which the list that it stands in starts, `among` tells that the list
    has named a place; `named` tells that the token names one, `fronted` that the way to it leaves
    the event on its left.
    """

    at: int
    came: int
    cost: float
    lead: str | None = None
    listed: int | None = None
    among: bool = False
    named: bool = False
    fronted: bool = False


class Walk:
    """Walks one sentence from the word that tells an event."""

    def __init__(
        self,
        sentence: Sentence,
        event: int,
        agents: Agents,
        names: PlaceNames,
        *,
        of_words: bool = False,
    ) -> None:
        self._sentence = sentence
        self._event = event
        self._names = names
        self._prices = load_prices()
        spoken = of_words or sentence.tokens[event].lemma.lower() in self._prices.saying
        self._most = self._prices.most_of_words if spoken else self._prices.most
        self._steps_of = StepPrices(sentence, event, agents, names, of_words=spoken)

    def find(self) -> list[int]:
        """Give the tokens of the nearest place and of those that it is listed with, it first."""
        found = list(self._find_all())
        if not found:
            return []
        best = min(found, key=lambda one: (round(one.cost, 3), one.at))
        listed = {one.at for one in found if one.listed == best.listed}
        return [best.at, *sorted(listed - {best.at})]

    def _find_all(self) -> Iterator[Step]:
        """Give a step for every place within reach, with its price."""
        waiting = [Step(self._event, self._event, 0.0)]
        while waiting:
            step = waiting.pop()
            cost = self._price_name(step) if step.at != self._event else None
            if cost is not None:
                step = replace(
                    step, listed=step.at if step.listed is None else step.listed, named=True
                )
                if cost <= self._most:
                    yield replace(step, cost=cost)
            waiting.extend(one for one in self._go_on(step) if one.cost <= self._most)

    def _price_name(self, step: Step) -> float | None:
        """The price at which the name at a step is the place, None where there is no such name."""
        token = self._sentence.tokens[step.at]
        extra = self._prices.extra
        kind = self._names.kind(self._sentence, step.at)
        cost = step.cost + (extra["fronted"] if step.fronted else 0.0)
        if kind is None:
            return cost + extra["unknown"] if self._is_named_by_position(step, token) else None
        if not self._can_be_where(step, token, kind):
            return None
        if token.dep in _DONE_TO and not self._names.is_known(self._sentence, step.at):
            cost += extra["doubtful"]
        if kind == "nominal":
            return cost + extra["nominal"]
        return cost + self._price_country(token) if kind == "country" else cost

    def _can_be_where(self, step: Step, token: Token, kind: str) -> bool:
        """Whether a known name stands as a place here, not as one who takes part."""
        if token.dep in _DONE_TO:
            return step.lead is not None or self._is_done_on_ground(token)
        if kind == "house":
            return self._is_entered(token)
        if token.dep == "pobj":
            return self._is_placed(token)
        return token.dep not in _ACTORS or token.head != step.came

    def _price_country(self, token: Token) -> float:
        extra = self._prices.extra
        beside = token.dep in BESIDE and not self._names.is_land(self._sentence.tokens[token.head])
        low = self._sentence.tokens[token.head].text.lower()
        aimed = extra["country_aimed"] if token.dep == "pobj" and low in _AIMED else 0.0
        return extra["country"] + aimed + (extra["country_owner"] if beside else 0.0)

    def _is_placed(self, token: Token) -> bool:
        """Whether the preposition before a name can say where: "in Oslo", not "with Norway"."""
        return self._sentence.tokens[token.head].text.lower() in self._prices.placing

    def _is_entered(self, token: Token) -> bool:
        """Whether a body's house is meant as such: "at the White House", not "by" it."""
        low = self._sentence.tokens[token.head].text.lower()
        return token.dep == "pobj" and (low in self._prices.locative or low == "to")

    def _is_done_on_ground(self, token: Token) -> bool:
        """Whether what is done to a place or country is done there."""
        verb = self._sentence.tokens[token.head].lemma.lower()
        return verb in self._prices.entering or verb in self._prices.physical

    def _is_named_by_position(self, step: Step, token: Token) -> bool:
        """Whether a name of nobody known must be one of a place where it stands."""
        if not self._names.may_name(self._sentence, step.at):
            return False
        head = self._sentence.tokens[token.head]
        low = head.text.lower()
        if token.dep in _DONE_TO:
            return head.lemma.lower() in self._prices.entering
        if token.dep == "pobj":
            above = self._sentence.tokens[head.head]
            return low in self._prices.locative or (low == "of" and self._names.is_ground(above))
        if token.dep in ("compound", "appos") and self._names.is_ground(head):
            return True
        return token.dep in ("conj", "appos") and step.among

    def _go_on(self, step: Step) -> Iterator[Step]:
        """Give the steps that lead on from one."""
        token = self._sentence.tokens[step.at]
        past = self._prices.extra["past_name"] if step.named else 0.0
        for below in children(self._sentence, step.at):
            if below.i == step.came:
                continue
            if self._continues_list(token, below):
                first = token.i if step.listed is None else step.listed
                among = step.among or step.named
                yield Step(
                    below.i, token.i, step.cost, step.lead, first, among, fronted=step.fronted
                )
                continue
            price = self._steps_of.down(token, below)
            if price is not None:
                yield self._lead_on(step, token, below, step.cost + price + past)
        if token.head not in (step.at, step.came):
            price = self._steps_of.up(token)
            if price is not None:
                lead = "where" if token.dep == "relcl" else None
                yield Step(token.head, token.i, step.cost + price + past, lead)

    def _lead_on(self, step: Step, token: Token, below: Token, cost: float) -> Step:
        """The step down to a dependent."""
        prep = below.pos == "ADP"
        lead = below.text.lower() if prep else step.lead if below.dep in _INSIDE else None
        fronted = step.fronted or (prep and token.i == self._event and below.i < token.i)
        listed = None if step.named else step.listed
        if listed is None and token.pos == "ADP" and self._is_followed(token):
            listed = token.i
        return Step(below.i, token.i, cost, lead, listed, fronted=fronted)

    def _is_followed(self, prep: Token) -> bool:
        """For the first "in" of "in Oslo and in Bergen"."""
        return any(one.pos == "ADP" for one in children(self._sentence, prep.i, "conj"))

    def _continues_list(self, token: Token, below: Token) -> bool:
        """Whether a dependent is the next of a list: "Sidon, Tyre and ..."."""
        if below.dep == "conj":
            nouns = token.pos in ("NOUN", "PROPN") and below.pos in ("NOUN", "PROPN")
            return nouns or token.pos == below.pos == "ADP"
        names = token.pos == "PROPN" and below.pos == "PROPN" and below.dep == "appos"
        return names and any(children(self._sentence, below.i, "conj"))
