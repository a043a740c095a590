"""Whom a lawyer calls "my client": the one whose lawyer it is, by the words of the report."""

from collections.abc import Iterator

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import child, children
from dateline.text import Token

_DEFENCE = frozenset(("defence", "defense"))
_OF = ("for", "of")


class Clients:
    """Whom the lawyers of a report stand for, as far as it has been read."""

    def __init__(self) -> None:
        self._by_lawyer: dict[Character, Character] = {}
        self._last: Character | None = None
        self._learned = -1

    def find(self, scene: Scene) -> Iterator[Item]:
        """Give the clients that a sentence speaks of; its names and pronouns must be entered."""
        for token in scene.nouns:
            if scene.lower[token.i] in load_words().lawyers:
                self._learn(scene, token)
        for token in scene.nouns:
            if scene.lower[token.i] != "client" or token.tag != "NN":
                continue
            edge = scene.left_edge(token.i, token.i)
            owned = child(scene.sentence, token.i, "poss")
            client = self._find_client(scene, owned)
            if client is None or (owned is None and scene.lower[edge] != "the"):
                continue
            words = join_words(scene.sentence, edge, token.i + 1)
            draft = Draft(scene.number, edge, token.i + 1, token.i, client.kind, "nominal", words)
            yield Item(draft, client, why="whose lawyer speaks")

    def _find_client(self, scene: Scene, owner: Token | None) -> Character | None:
        lawyer = scene.at(owner.i) if owner is not None else None
        if lawyer is None or self._learned == scene.number:
            return self._last
        return self._by_lawyer.get(lawyer.character, self._last)

    def _learn(self, scene: Scene, noun: Token) -> None:
        client = self._stated(scene, noun) or self._defended(scene, noun)
        if client is None:
            return
        self._last, self._learned = client, scene.number
        for beside in (noun, *_named(scene, noun)):
            item = scene.at(beside.i)
            if item is not None and item.character is not client:
                self._by_lawyer[item.character] = client

    @staticmethod
    def _stated(scene: Scene, noun: Token) -> Character | None:
        """Read "Berg's lawyer", "her counsel", "a lawyer for Berg"."""
        owners = [*children(scene.sentence, noun.i, "poss")]
        for preposition in children(scene.sentence, noun.i, "prep"):
            if preposition.text in _OF:
                owners.extend(children(scene.sentence, preposition.i, "pobj"))
        for owner in owners:
            item = scene.at(owner.i)
            if item is not None and item.character.kind == "person":
                return item.character
        return None

    @staticmethod
    def _defended(scene: Scene, noun: Token) -> Character | None:
        """Read "Defence lawyer Berg argued that Lund knew nothing": the only other one there."""
        if noun.i == 0 or scene.lower[noun.i - 1] not in _DEFENCE:
            return None
        lawyers = {
            item.character for one in (noun, *_named(scene, noun)) if (item := scene.at(one.i))
        }
        others = {
            item.character
            for item in scene.names.values()
            if item.character.kind == "person" and item.character not in lawyers
        }
        return others.pop() if lawyers and len(others) == 1 else None


def _named(scene: Scene, noun: Token) -> Iterator[Token]:
    """Give the names beside a noun: "his lawyer, Ada Berg", "lawyer Ada Berg"."""
    yield from children(scene.sentence, noun.i, "appos")
    if noun.dep in ("compound", "appos"):
        yield scene.sentence.tokens[noun.head]
