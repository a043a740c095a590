"""What the steps of finding mentions hand to each other: drafts, still in tokens."""

from dataclasses import dataclass

from dateline.findings import MentionForm, MentionKind
from dateline.text import Sentence

STRANGER = "unknown"
"""The holder of what belongs to a state or place that nobody knows."""
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "agent"))
_SINGULAR = frozenset(("a", "an", "the", "another", "one", "this", "every"))
_COLLECTIVE = ("sh", "ch", "ese", "ss")


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention in the making: tokens `first` up to, not including, `last` of one sentence.

    `ids` are the knowledge entries the words can mean, `words` the words with single spaces.
    `adjective` marks names used as such ("Iraqi"), `pronoun` is what a mark before the name says
    ("Mrs": she). `tagged` tells that only the tagger vouches for the name, `told` that the words
    around it tell of which kind it is. `holder` is the state or place whose body a name is meant to
    be by the words beside it, STRANGER of what belongs to one that nobody knows, and of its name.
    `base` is the name of such a body without its owner's, which `words` hold.
    """

    sentence: int
    first: int
    last: int
    head: int
    kind: MentionKind
    form: MentionForm
    words: str
    ids: tuple[str, ...] = ()
    adjective: bool = False
    pronoun: str | None = None
    tagged: bool = False
    told: bool = False
    holder: str | None = None
    base: str = ""


def find_head(sentence: Sentence, first: int, last: int) -> int:
    """Give the token of a span that hangs on a word outside of it, the last one if several do."""
    for i in range(last - 1, first - 1, -1):
        token = sentence.tokens[i]
        outside = not first <= token.head < last or token.head == i
        if outside and token.dep not in ("punct", "case", "det"):
            return i
    return last - 1


def join_words(sentence: Sentence, first: int, last: int) -> str:
    """Give the words of a span as they stand, with single spaces and straight apostrophes."""
    tokens = sentence.tokens
    parts = [tokens[first].text]
    for i in range(first + 1, last):
        if tokens[i].start > tokens[i - 1].end:
            parts.append(" ")
        parts.append(tokens[i].text)
    return "".join(parts).replace("’", "'")


def is_one_of_them(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a demonym means one person: "the Texan", "an Iraqi"; "the French" are many."""
    token = sentence.tokens[last - 1]
    if last - first != 1 or token.tag not in ("NN", "NNP") or token.dep not in _ARGUMENTS:
        return False
    before = sentence.tokens[first - 1].text.lower() if first else ""
    return before in _SINGULAR and not token.text.endswith(_COLLECTIVE)


def make_name(
    number: int,
    sentence: Sentence,
    span: tuple[int, int],
    kind: MentionKind,
    *,
    told: bool = False,
    pronoun: str | None = None,
) -> Draft:
    """Give the draft of a name that no knowledge vouches for: tokens `span` of a sentence."""
    first, last = span
    return Draft(
        sentence=number,
        first=first,
        last=last,
        head=find_head(sentence, first, last),
        kind=kind,
        form="name",
        words=join_words(sentence, first, last),
        pronoun=pronoun,
        tagged=True,
        told=told,
    )
