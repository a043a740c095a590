"""Which tokens name a place, or may name one where the words around them say so."""

from dateline.extract.events.agents import Agents, load_nouns
from dateline.extract.events.place_prices import load_prices
from dateline.findings import Mention
from dateline.knowledge import Knowledge
from dateline.text import Document, Sentence, Span, Token

_NO_PLACES = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE")
)


COMPASS = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
     "north-east", "north-west", "south-east", "south-west", "northern", "southern", "eastern",
     "western")
)  # fmt: skip

_HOUSES = frozenset(("house", "office", "palace", "castle"))


class PlaceNames:
    """Judges the words of one document; made once for it."""

    def __init__(self, agents: Agents, knowledge: Knowledge) -> None:
        self._agents = agents
        self._knowledge = knowledge
        self._grounds = load_prices().grounds
        self._buildings = load_prices().buildings
        self._acting = load_nouns().acting

    def kind(self, sentence: Sentence, i: int) -> str | None:
        """Give "place", "country", "house" or "nominal" for the head of a name, else None."""
        mention = self._agents.mention_at(sentence, i)
        if mention is not None and mention.kind in ("place", "country"):
            if mention.form != "name":
                return "nominal" if mention.form == "nominal" else None
            return None if self._is_people(mention.actor, mention.span.text) else mention.kind
        if mention is not None and self._is_house(mention):
            return "place" if mention.actor is None else "house"
        if mention is not None and (mention.kind == "person" or mention.actor is not None):
            return None
        if sentence.tokens[i].text.lower() in COMPASS:
            return None
        return "place" if self._agents.is_place(sentence, i) else None

    def _is_house(self, mention: Mention) -> bool:
        """For "Al-Noor hospital", "the Oval Office": where something happens, if it does nothing.

        Of bodies that are known only those are houses: an assembly meets elsewhere too.
        """
        if mention.kind != "organisation" or mention.form != "name":
            return False
        before, _, last = mention.span.text.lower().rpartition(" ")
        sites = self._grounds | self._buildings if mention.actor is None else _HOUSES
        return bool(before) and last in sites

    def is_ground(self, token: Token) -> bool:
        """Tell whether a word is for a ground that has a name: "district", "village"."""
        return token.lemma.lower() in self._grounds and token.text.lower() != "states"

    def is_site(self, token: Token) -> bool:
        """Tell whether a word is for a ground or a building."""
        return self.is_ground(token) or token.lemma.lower() in self._buildings

    def is_land(self, token: Token) -> bool:
        """Tell whether a word is for a ground that is no building or camp."""
        return self.is_ground(token) and token.lemma.lower() not in self._buildings

    def _is_people(self, actor: str | None, text: str) -> bool:
        entry = self._knowledge.entries.get(actor or "")
        return entry is not None and text in entry.adjectives

    def is_known(self, sentence: Sentence, i: int) -> bool:
        """Tell whether the knowledge files have the name at a token."""
        mention = self._agents.mention_at(sentence, i)
        return mention is not None and mention.actor is not None

    def may_name(self, sentence: Sentence, i: int) -> bool:
        """Tell whether a name that nothing else is known of could be one of a place."""
        token = sentence.tokens[i]
        if not token.text[0].isupper() or token.pos not in ("PROPN", "NOUN") or not i:
            return False
        if token.lemma.lower() in self._acting:
            return False
        mention = self._agents.mention_at(sentence, i)
        if mention is not None and (mention.actor is not None or mention.form != "name"):
            return False
        return self._agents.label(sentence, i) not in _NO_PLACES

    def span(self, document: Document, sentence: Sentence, i: int) -> Span:
        """Give the words of a name that is no mention: those in capitals that end at token `i`."""
        first = i
        while first and self._goes_on(sentence, first - 1):
            first -= 1
        return document.span(sentence.tokens[first].start, sentence.tokens[i].end)

    def _goes_on(self, sentence: Sentence, i: int) -> bool:
        before, token = sentence.tokens[i], sentence.tokens[i + 1]
        near = before.end == token.start or before.end + 1 == token.start
        joined = before.text == "-" or token.text == "-"
        return near and (before.pos == "PROPN" or (joined and before.end == token.start))
