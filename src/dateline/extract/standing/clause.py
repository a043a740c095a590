"""A verb with what it hangs on, as the rules for its kind of clause get it."""

from dataclasses import dataclass

from dateline.extract.standing.words import Read, Standing
from dateline.text import Sentence, Token

_PARTICIPLE = Standing("happened", 2, "a participle")
_BARE = Standing("possible", 1, "a bare verb")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb, the word that it hangs on, its own form, and the way to read further up."""

    sentence: Sentence
    token: Token
    head: Token
    own: Standing
    read: Read

    @property
    def spoken(self) -> Standing:
        """The own form if it says anything, else that of a participle or a bare verb."""
        if self.own.why:
            return self.own
        return _BARE if self.token.tag == "VB" else _PARTICIPLE
