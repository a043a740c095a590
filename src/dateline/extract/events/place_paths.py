"""The places of a sentence by how far each is from an event, along the edges of the tree."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.events.agents import Agents
from dateline.extract.events.place_names import PlaceNames
from dateline.extract.events.place_prices import load_prices
from dateline.text import Sentence, Token

_ACTOR = frozenset(("nsubj", "agent", "dative"))
_CLAUSES = frozenset(("relcl", "acl"))
_BESIDE = frozenset(("compound", "poss", "nmod"))


@dataclass(frozen=True, slots=True)
class Step:
    """A token that the walk has come to: from where, at what price, by what preposition.

    `listed` is the first of the names that it is listed with, `named` tells that the walk has
    passed the name of a place.
    """

    at: int
    came: int
    cost: float
    lead: str | None = None
    listed: int | None = None
    named: bool = False
    fronted: float = 0.0


class Walk:
    """Walks one sentence from the word that tells an event."""

    def __init__(self, sentence: Sentence, event: int, agents: Agents, names: PlaceNames) -> None:
        self._sentence = sentence
        self._event = event
        self._agents = agents
        self._names = names
        self._prices = load_prices()

    def find(self) -> list[int]:
        """Give the tokens of the nearest place and of those that it is listed with, in order."""
        found = list(self._find_all())
        if not found:
            return []
        best = min(found, key=lambda one: (round(one.cost, 3), one.at))
        listed = {
            one.at for one in found if one.listed is not None and one.listed == best.listed
        }
        return [best.at, *sorted(listed - {best.at})]

    def _find_all(self) -> Iterator[Step]:
        waiting = [Step(self._event, self._event, 0.0)]
        while waiting:
            step = waiting.pop()
            cost = self._price_name(step) if step.at != self._event else None
            if cost is not None:
                if cost <= self._prices.most:
                    yield replace(step, cost=cost, listed=step.at if step.listed is None else step.listed)
                step = replace(step, cost=step.cost + self._prices.extra["past_name"], named=True)
            waiting.extend(one for one in self._steps(step) if one.cost <= self._prices.most)

    def _price_name(self, step: Step) -> float | None:
        """The price at which the name at a step is the place, None where there is no such name."""
        token = self._sentence.tokens[step.at]
        known = self._names.kind(self._sentence, step.at)
        extra = self._prices.extra
        if known is None:
            if not self._is_named_by_position(step, token):
                return None
            return step.cost + extra["unknown"]
        if token.dep in _ACTOR and self._sentence.tokens[token.head].i == step.came:
            return None
        if step.lead is None and not self._takes_place(token, known):
            return None
        cost = step.cost
        if self._is_done_to(token) and not self._names.is_known(self._sentence, step.at):
            cost += extra["doubtful"]
        if known == "country":
            cost += extra["country"]
            if token.dep in _BESIDE and not self._is_ground(self._sentence.tokens[token.head]):
                cost += extra["country_owner"]
        elif known == "nominal":
            cost += extra["nominal"]
        return cost + step.fronted

    def _is_done_to(self, token: Token) -> bool:
        return token.dep in ("dobj", "nsubjpass")

    def _takes_place(self, token: Token, known: str) -> bool:
        """Whether what is done to a place or country is done on its ground."""
        if not self._is_done_to(token):
            return True
        verb = self._sentence.tokens[token.head].lemma.lower()
        return verb in self._prices.entering or verb in self._prices.physical

    def _is_named_by_position(self, step: Step, token: Token) -> bool:
        """Whether a name of nobody known must be one of a place where it stands."""
        if not self._names.may_name(self._sentence, step.at):
            return False
        head = self._sentence.tokens[token.head]
        low = head.text.lower()
        if self._is_done_to(token):
            return head.lemma.lower() in self._prices.entering
        if token.dep == "pobj":
            above = self._sentence.tokens[head.head]
            return low in self._prices.locative or (low == "of" and self._is_ground(above))
        if token.dep in ("compound", "appos"):
            return self._is_ground(head) or (token.dep == "appos" and step.listed is not None)
        return token.dep == "conj" and step.listed is not None

    def _is_ground(self, token: Token) -> bool:
        return token.lemma.lower() in self._prices.grounds

    def _steps(self, step: Step) -> Iterator[Step]:
        token = self._sentence.tokens[step.at]
        for number in self._sentence.children[step.at]:
            if number != step.came:
                yield from self._step_down(step, token, self._sentence.tokens[number])
        if token.head not in (step.at, step.came):
            yield from self._step_up(step, token, self._sentence.tokens[token.head])

    def _step_down(self, step: Step, token: Token, below: Token) -> Iterator[Step]:
        if below.dep == "prep" or (below.pos == "ADP" and below.dep in ("agent", "dative")):
            price = self._prices.prepositions.get(below.text.lower())
            if price is not None:
                price += self._aside(token, below)
                front = step.fronted
                if token.i == self._event and below.i < token.i:
                    front = self._prices.extra["fronted"]
                yield Step(
                    below.i, token.i, step.cost + price, below.text.lower(), fronted=front
                )
            return
        price = self._prices.down.get(below.dep)
        if price is None:
            return
        if below.dep == "conj" and self._are_listed(token, below):
            listed = step.listed if step.listed is not None else step.at
            past = self._prices.extra["past_name"] if step.named else 0.0
            yield Step(below.i, token.i, step.cost - past, step.lead, listed, step.named, step.fronted)
            return
        if below.dep in ("ccomp", "parataxis") and token.lemma in self._prices.saying:
            price += self._prices.extra["told"]
        if below.dep == "advcl" and self._contrasts(below):
            price += self._prices.extra["contrast"]
        lead = step.lead if below.dep in ("pobj", "pcomp", *_BESIDE, "appos") else None
        yield Step(below.i, token.i, step.cost + price + self._aside(token, below), lead, fronted=step.fronted)

    def _contrasts(self, verb: Token) -> bool:
        """Whether a clause tells of something else: "while a protest took place in Oslo"."""
        marks = (self._sentence.tokens[one] for one in self._sentence.children[verb.i])
        words = [one.text.lower() for one in marks if one.dep in ("mark", "advmod")]
        if "while" in words:
            return verb.tag not in ("VBG", "VBN")
        return any(one in self._prices.contrasting for one in words)

    def _are_listed(self, token: Token, below: Token) -> bool:
        return token.pos in ("NOUN", "PROPN") and below.pos in ("NOUN", "PROPN")

    def _step_up(self, step: Step, token: Token, head: Token) -> Iterator[Step]:
        price = self._prices.up.get(token.dep)
        if price is None:
            return
        if token.dep in ("ccomp", "parataxis") and head.lemma in self._prices.saying:
            price += self._prices.extra["told"]
        lead = None
        if token.dep == "relcl":
            lead = "where"
        yield Step(head.i, token.i, step.cost + price, lead)

    def _aside(self, token: Token, below: Token) -> float:
        """What it adds that a place is told of people, a body or a ground, not of what happens."""
        if token.pos not in ("NOUN", "PROPN") or below.dep in _CLAUSES:
            return 0.0
        extra = self._prices.extra
        if self._is_ground(token):
            return extra["own_name" if self._is_own(token, below) else "around"]
        if not self._is_acting(token):
            return 0.0
        if below.dep in _BESIDE:
            return extra["owner"]
        if below.text.lower() in ("of", "from") and self._leads_to_name(below):
            return extra["owner"]
        return extra["body"]

    def _is_own(self, token: Token, below: Token) -> bool:
        """Whether a ground is called so: "Al-Rashid district of Baghdad", "the port of Sidon".

        Where a name stands beside it and another behind "of", the first is its own if it is the
        one that nothing is known of.
        """
        if below.dep in ("appos", "poss"):
            return below.dep == "appos"
        named = [
            inner
            for one in self._sentence.children[token.i]
            if (inner := self._named_below(self._sentence.tokens[one])) is not None
        ]
        if self._named_below(below) is None:
            return False
        if len(named) == 1:
            return True
        beside = below.dep in _BESIDE
        first, last = (self._names.is_known(self._sentence, one) for one in (named[0], named[-1]))
        return beside if last and not first else not beside

    def _named_below(self, token: Token) -> int | None:
        """The name in a word beside a ground or behind its "of"."""
        if token.dep in ("compound", "nmod"):
            inner = token.i
        elif token.dep == "prep" and token.text.lower() == "of":
            inner = next(iter(self._sentence.children[token.i]), token.i)
        else:
            return None
        named = self._names.kind(self._sentence, inner) or self._names.may_name(
            self._sentence, inner
        )
        return inner if named else None

    def _leads_to_name(self, prep: Token) -> bool:
        return any(
            self._names.kind(self._sentence, one) is not None
            for one in self._sentence.children[prep.i]
        )

    def _is_acting(self, token: Token) -> bool:
        if token.lemma.lower() in self._prices.buildings:
            return False
        counted = self._sentence.tokens[self._agents.count_of(self._sentence, token.i)]
        return not self._is_ground(counted) and self._agents.can_act(self._sentence, token.i)
