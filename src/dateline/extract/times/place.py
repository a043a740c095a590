"""Where a match stands, for the checks on what looks like a time and may be none."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.times.fields import Fields
from dateline.extract.times.languages import Words
from dateline.text import Sentence, Token

_AFTER = re.compile(r"[ \t]*([^\W\d_]+|\S)?")
REACH = 40
"""Characters around a match that are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a match stands: offsets in a text, its sentences, the words of its language."""

    text: str
    start: int
    end: int
    sentences: Sequence[Sentence]
    words: Words

    def follows(self, cues: str) -> bool:
        """Tell whether the word before the match is in a list of cues.yaml."""
        return self.before().lower() in self.words.cues[cues]

    def precedes(self, cues: str) -> bool:
        """Tell whether the word after the match is in a list of cues.yaml."""
        return self.after().lower() in self.words.cues[cues]

    def first_word(self) -> str:
        """Give the first word of the match in small letters."""
        return self.text[self.start : self.end].split()[0].lower()

    def is_opened(self) -> bool:
        """Tell whether the match stands right after an opening bracket."""
        return self.text[max(0, self.start - 1) : self.start] in ("(", "[")

    def before(self) -> str:
        """Give the word or mark before the match, as written; empty at the start of a line."""
        near = self.text[max(0, self.start - REACH) : self.start].rstrip(' \t"“‘(')
        at = len(near)
        while at and near[at - 1].isalpha():
            at -= 1
        word = near[at:]
        return word if word else near[-1:].strip()

    def after(self) -> str:
        """Give the word or mark after the match; a word glued on by a hyphen counts as a mark."""
        found = _AFTER.match(self.text, self.end, self.end + REACH)
        return (found[1] or "") if found else ""

    def token(self, offset: int) -> Token | None:
        """Give the token that an offset lies in."""
        sentence = find_sentence(self.sentences, offset)
        return find_token(sentence, offset) if sentence else None

    def tag(self) -> str:
        """Give the Penn tag of the last word, or "" without sentences."""
        token = self.token(self.end - 1)
        return token.tag if token else ""


Guard = Callable[[Place, Fields], bool]
"""Says whether a match is a time, from its place and the fields of its pattern."""
