"""Who stands side by side before the verb of a headline: "Norway, Sweden to hold talks".

A parser takes one of them for the subject, or none, and the others for anything else; so the words
before the verb are read as they stand.
"""

from collections.abc import Iterator

from dateline.extract.events.agents import Agents
from dateline.extract.standing import is_headline
from dateline.extract.syntax import auxiliaries
from dateline.findings import Participant
from dateline.text import Sentence

_WORDS = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
_OPENS = frozenset((":", ";", "-", "--", "–", "—", "|", '"', "“", "‘", "'"))
"""What can stand before the first of them, where they do not open the line."""

_SIGNS = frozenset((",", "and", "&"))


def find_listed(
    sentence: Sentence, verb: int, subject: int | None, agents: Agents
) -> tuple[Participant, ...]:
    """Give who acts in a headline where several are set before its verb by commas, else nobody.

    Names that cannot act are passed over, other nouns that cannot show that this is no such list.
    """
    if not is_headline(sentence):
        return ()
    if subject is not None and sentence.tokens[subject].dep in ("nsubj", "nsubjpass"):
        verb = sentence.tokens[subject].head
    listed = _list_before(sentence, verb)
    if len(listed) <= 1 or (subject is not None and subject not in listed):
        return ()
    known = tuple(i for i in listed if agents.can_act(sentence, i))
    if any(sentence.tokens[i].pos != "PROPN" for i in listed if i not in known):
        return ()
    return tuple(agents.name(sentence, i) for i in known)


def _list_before(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Give the heads of the phrases that stand before a verb's first form, a comma between them.

    "Oslo, Norway hosts talks" is of one, "the king, Harald Moen, meets" is none.
    """
    forms = (*auxiliaries(sentence, verb), sentence.tokens[verb])
    if any(one.tag == "VBZ" and one.text.endswith("s") for one in forms):
        return ()
    at = min(one.i for one in forms)
    while at > 0 and sentence.tokens[at - 1].pos == "ADV":
        at -= 1
    heads = list(_walk_back(sentence, at))
    start = _start_of(sentence, heads[-1]) if heads else 0
    if start > 0 and sentence.tokens[start - 1].text not in _OPENS:
        return ()
    commas = any(one.text == "," for one in sentence.tokens[start:at])
    return tuple(reversed(heads)) if commas else ()


def _walk_back(sentence: Sentence, end: int) -> Iterator[int]:
    """Give the last words of the phrases that end at a token, with signs between, last first."""
    while end > 0 and sentence.tokens[end - 1].pos in ("NOUN", "PROPN"):
        yield end - 1
        start = end = _start_of(sentence, end - 1)
        while end > 0 and sentence.tokens[end - 1].text.lower() in _SIGNS:
            end -= 1
        if end == start:
            return


def _start_of(sentence: Sentence, i: int) -> int:
    """Give the first word of the noun phrase that ends at token `i`."""
    while i > 0 and (sentence.tokens[i - 1].pos in _WORDS or sentence.tokens[i - 1].tag == "POS"):
        i -= 1
    return i
