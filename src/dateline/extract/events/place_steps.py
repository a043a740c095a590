"""What each step of the walk from an event to a place costs."""

from dateline.extract.events.agents import Agents
from dateline.extract.events.place_names import COMPASS, PlaceNames
from dateline.extract.events.place_prices import load_prices
from dateline.extract.syntax import child, children
from dateline.text import Sentence, Token

BESIDE = frozenset(("compound", "poss", "nmod"))
_AT_WISH = frozenset(("at", "on", "upon", "by", "with", "under", "without", "following", "after"))
_CLAUSES = frozenset(("relcl", "acl"))
_ENDS = frozenset(("to", "toward", "towards", "from"))
_TOLD = frozenset(("ccomp", "parataxis"))


class StepPrices:
    """Prices the steps from one event; `of_words` for what is said, agreed or decided."""

    def __init__(
        self, sentence: Sentence, event: int, agents: Agents, names: PlaceNames, *, of_words: bool
    ) -> None:
        self._sentence = sentence
        self._agents = agents
        self._names = names
        self._prices = load_prices()
        self._of_words = of_words
        self._event = event
        self._of_noun = sentence.tokens[event].pos == "NOUN"

    def down(self, token: Token, below: Token) -> float | None:
        """Give the price of a step to a dependent, None where there is no way."""
        extra = self._prices.extra
        if self._is_wish_of(token, below):
            return None
        if below.dep == "prep" or (below.pos == "ADP" and below.dep in ("agent", "dative")):
            price = self._prices.prepositions.get(below.text.lower())
            if price is None:
                return None
            if token.pos == "NOUN" and below.text.lower() in _ENDS:
                price += extra["end"]
            if self._of_words and self._is_judged(token):
                price += extra["object_words"]
            return price + self._aside(token, below)
        price = self._prices.down.get(below.dep)
        if price is None:
            return None
        return price + self._aside(token, below) + self._apart(token, below)

    def up(self, token: Token) -> float | None:
        """Give the price of the step to a token's governor, None where there is no way."""
        price = self._prices.up.get(token.dep)
        head = self._sentence.tokens[token.head]
        if price is not None and token.dep == "conj" and self._of_words:
            return price + self._prices.extra["shared_words"]
        if price is not None and token.dep in _TOLD and head.lemma in self._prices.saying:
            return price + self._prices.extra["told"]
        return price

    def _is_wish_of(self, token: Token, below: Token) -> bool:
        """Whether it is said at whose wish something is: "at the request of Oslo"."""
        names = (token.text.lower(), token.lemma.lower())
        wish = token.i != self._event and not self._prices.wishes.isdisjoint(names)
        at = self._sentence.tokens[token.head].text.lower() in _AT_WISH
        return wish and at and (below.dep in BESIDE or below.text.lower() in ("of", "from", "by"))

    def _is_judged(self, token: Token) -> bool:
        """Whether a noun is what something is said of: "criticised the war in Norway"."""
        head = self._sentence.tokens[token.head].lemma.lower()
        return token.dep == "dobj" and head in self._prices.judging

    def _apart(self, token: Token, below: Token) -> float:
        """What it adds that a dependent tells of something else."""
        extra = self._prices.extra
        if below.dep in _TOLD and token.lemma in self._prices.saying:
            return extra["told"]
        if below.dep == "conj" and child(self._sentence, below.i, "nsubj", "nsubjpass"):
            return extra["other_subject"]
        if below.dep == "advmod" and below.lemma.lower() in COMPASS:
            return extra["side"]
        if below.dep in _CLAUSES and below.lemma.lower() in self._prices.origin:
            return extra["origin"]
        if below.dep in BESIDE and self._of_words and not self._names.is_site(token):
            return extra["beside_words"]
        return extra["contrast"] if below.dep == "advcl" and self._contrasts(below) else 0.0

    def _contrasts(self, verb: Token) -> bool:
        """Whether a clause tells of something else: "while a protest took place in Oslo"."""
        marks = [one.text.lower() for one in children(self._sentence, verb.i, "mark", "advmod")]
        if "while" in marks:
            return verb.tag not in ("VBG", "VBN")
        return any(one in self._prices.contrasting for one in marks)

    def _aside(self, token: Token, below: Token) -> float:
        """What it adds that a place is told of people, a body or a ground, not of what happens."""
        if token.pos not in ("NOUN", "PROPN") or below.dep in _CLAUSES:
            return 0.0
        extra = self._prices.extra
        if self._names.is_ground(token):
            if below.dep == "poss":
                return extra["whole"]
            return extra["own_name" if self._is_own(token, below) else "around"]
        if not self._is_acting(token):
            return 0.0
        origin = below.text.lower() in ("of", "from") and self._leads_to_name(below)
        if origin or below.dep in BESIDE:
            return extra["owner"]
        # "a meeting of ministers in Oslo": what ends the phrase of a noun is often told of it
        return 0.0 if self._of_noun else extra["body"]

    def _is_own(self, token: Token, below: Token) -> bool:
        """Whether a ground is called so: "Al-Rashid district of Baghdad", "the port of Sidon".

        Where a name stands beside it and another behind "of", the first is its own if it is the
        one that nothing is known of.
        """
        if below.dep == "appos":
            return True
        if self._named_below(below) is None:
            return False
        found = (self._named_below(one) for one in children(self._sentence, token.i))
        named = [one for one in found if one is not None]
        if len(named) == 1:
            return True
        first, last = (self._names.is_known(self._sentence, one) for one in (named[0], named[-1]))
        return (below.dep in BESIDE) == (last and not first)

    def _named_below(self, token: Token) -> int | None:
        """The name in a word beside a ground or behind its "of"."""
        if token.dep in ("compound", "nmod"):
            inner: Token | None = token
        elif token.dep == "prep" and token.text.lower() == "of":
            inner = child(self._sentence, token.i, "pobj")
        else:
            return None
        if inner is None or not self._can_name(inner.i):
            return None
        return inner.i

    def _can_name(self, i: int) -> bool:
        known = self._names.kind(self._sentence, i) is not None
        return known or self._names.may_name(self._sentence, i)

    def _leads_to_name(self, prep: Token) -> bool:
        return any(
            self._names.kind(self._sentence, one.i) is not None
            for one in children(self._sentence, prep.i)
        )

    def _is_acting(self, token: Token) -> bool:
        """Whether a word is for people or a body that is no building."""
        counted = self._sentence.tokens[self._agents.count_of(self._sentence, token.i)]
        if self._names.is_site(token) or self._names.is_site(counted):
            return False
        return self._agents.can_act(self._sentence, token.i)
