"""One sentence with what is known of it so far: which tokens name whom."""

import re
from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft
from dateline.extract.syntax import is_result
from dateline.text import Sentence, Token

_STOPS = (",", ":", "``", "''", "-LRB-", "-RRB-", ".")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
"""The hour before an entry of a live report: "13:48 The ministry says"."""
_LEFT = (
    "det",
    "amod",
    "compound",
    "nmod",
    "poss",
    "nummod",
    "case",
    "punct",
    "npadvmod",
    "advmod",
    "quantmod",
    "predet",
    "neg",
    "dep",
    "intj",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A draft with its character, why it is that one, and the role that the text gives there."""

    draft: Draft
    character: Character
    role: str | None = None
    why: str = ""


@dataclass(slots=True)
class Scene:
    """A sentence, its items by token (names, and nominals by their head) and in order.

    `lower` holds its words in lower case, `nouns` its nouns and adjectives, `spent` the nouns of
    titles that stand before a name and are no mentions of their own, `quoted` the tokens inside
    quotation marks. `speaker` is who speaks in the turn of a transcript.
    """

    number: int
    sentence: Sentence
    quoted: frozenset[int] = frozenset()
    names: dict[int, Item] = field(default_factory=dict)
    nominals: dict[int, Item] = field(default_factory=dict)
    spent: set[int] = field(default_factory=set)
    speaker: Character | None = None
    lower: tuple[str, ...] = field(init=False)
    nouns: tuple[Token, ...] = field(init=False)

    def __post_init__(self) -> None:
        tokens = self.sentence.tokens
        self.lower = tuple(token.text.lower() for token in tokens)
        self.nouns = tuple(token for token in tokens if token.tag[0] == "N" or token.tag == "JJ")

    @property
    def is_headline(self) -> bool:
        """Tell whether the sentence opens the text, where nobody has been named before."""
        return self.number == 0 or (self.number == 1 and self.sentence.paragraph == 0)

    def add_name(self, item: Item) -> None:
        """Enter a name under all of its tokens."""
        for i in range(item.draft.first, item.draft.last):
            self.names[i] = item

    def add_nominal(self, item: Item) -> None:
        """Enter a nominal or pronoun under its head, and as a place where its character stands."""
        self.nominals[item.draft.head] = item
        insort(item.character.places, (self.number, item.draft.first))

    def at(self, i: int) -> Item | None:
        """Give what stands at token `i`: a name that covers it, or a nominal with this head."""
        return self.names.get(i) or self.nominals.get(i)

    def items(self) -> Iterator[Item]:
        """Give all items once, in order of their heads."""
        seen: dict[int, Item] = {item.draft.head: item for item in self.names.values()}
        seen |= self.nominals
        yield from (seen[head] for head in sorted(seen))

    def left_edge(self, first: int, head: int) -> int:
        """Give where the noun phrase around tokens `first` to `head` begins."""
        tokens = self.sentence.tokens
        i = first
        while i > 0:
            token = tokens[i - 1]
            if token.tag == "POS" and i < len(tokens):
                i -= 1
                continue
            if not i - 1 < token.head <= head or token.dep not in _LEFT:
                break
            if token.tag in _STOPS or is_result(self.sentence, i - 1):
                break
            i -= 1
        while i < first and (
            tokens[i].tag in ("POS", "HYPH", "RB", "RBS", "UH")
            or self.lower[i] == "least"
            or _CLOCK.fullmatch(self.lower[i])
        ):
            i += 1
        return i

    def left_names(self, first: int, edge: int) -> Iterator[Item]:
        """Give the names between the edge of a noun phrase and its noun, nearest first."""
        i = first - 1
        while i >= edge:
            item = self.at(i)
            if item is None:
                i -= 1
            else:
                yield item
                i = min(item.draft.first, i) - 1

    def is_definite(self, edge: int, head: int) -> bool:
        """Tell whether a noun phrase begins with "the", "this", "that" or the like."""
        return any(
            self.lower[i] in ("the", "this", "that", "these", "those", "both")
            for i in range(edge, min(edge + 2, head + 1))
        )


def rename(scenes: Sequence[Scene], same: Mapping[Character, Character], *, why: str) -> None:
    """Put who somebody is, as found, in the place of who stands in the scenes without a name."""
    for scene in scenes if same else ():
        for head, item in scene.nominals.items():
            if item.character in same:
                scene.nominals[head] = replace(item, character=same[item.character], why=why)
