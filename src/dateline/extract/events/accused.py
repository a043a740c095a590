"""Who is said to have done what a noun tells: "charged with the murder of a student"."""

from dateline.extract.events.agents import Agents
from dateline.extract.syntax import child
from dateline.findings import Participant
from dateline.text import Sentence, Token

_CHARGES = {
    "charge": "with", "accuse": "of", "suspect": "of", "convict": "of", "indict": "for",
    "try": "for", "sentence": "for", "jail": "for", "arrest": "for", "guilty": "of",
}  # fmt: skip
"""What accuses or convicts, and the preposition that leads to the deed."""


def find_accused(sentence: Sentence, i: int, agents: Agents) -> tuple[Participant, ...]:
    """Give those who are accused, or found guilty, of the deed at noun `i`."""
    token = sentence.tokens[i]
    prep = sentence.tokens[token.head]
    charge = sentence.tokens[prep.head]
    if token.dep == "conj":  # "with assault and battery"
        return find_accused(sentence, token.head, agents)
    if token.dep != "pobj" or _CHARGES.get(charge.lemma) != prep.text.lower():
        return ()
    number = _find_object(sentence, charge)
    return agents.find(sentence, number) if number is not None else ()


def _find_object(sentence: Sentence, charge: Token) -> int | None:
    """Who is charged: the object, the subject in the passive, the noun before a participle."""
    own = child(sentence, charge.i, "nsubjpass", "dobj")
    if own is not None:
        return own.i
    if charge.dep in ("acl", "amod") and charge.tag == "VBN":
        return charge.head
    if charge.dep in ("acomp", "oprd", "ccomp"):  # "is guilty of", "were found guilty of"
        own = child(sentence, charge.i, "nsubj") or child(
            sentence, charge.head, "nsubjpass", "nsubj", "dobj"
        )
    return own.i if own is not None else None
