"""Questions and clauses that parsers hang loosely: "asked Berg if ...", "she replied: it is"."""

from collections.abc import Iterator, Sequence

from dateline.extract.statements.objects import find_object
from dateline.extract.syntax import FINITE, child, children, subtree
from dateline.text import Sentence

_WORDS = frozenset(("why", "how", "when", "where", "what"))
_OPENING = _WORDS | {"whether", "if", "who", "whom", "whose", "which"}
_BEFORE = frozenset(("only", "just"))


def is_question(sentence: Sentence, clause: Sequence[int]) -> bool:
    """Tell whether a clause leaves something open: "to say whether it would sail"."""
    return sentence.tokens[clause[0]].text.lower() in _OPENING


def find_questions(sentence: Sentence, i: int) -> Iterator[list[int]]:
    """Give the tokens of questions that verb `i` governs by their sense, not by the parse.

    With "or not" a clause is no question, nor is one with "if" where nobody is asked or where
    something is asked "for".
    """
    asks = sentence.tokens[i].lemma == "ask"
    agent = child(sentence, i, "agent") if asks else None
    asks = asks and all(one.text.lower() != "for" for one in children(sentence, i, "prep"))
    for clause in children(sentence, i, "advcl"):
        inside = subtree(sentence, clause.i)
        if sentence.tokens[inside[0]].text.lower() in _BEFORE:
            inside = inside[1:]  # "wonders only whether"
        words = [sentence.tokens[number].text.lower() for number in inside]
        regardless = words[1:2] == ["or"] or words[-2:] == ["or", "not"]
        told = words[0] == "whether" and not regardless
        told = told or _is_fronted(sentence, inside, i)
        if told or (asks and words[0] == "if" and clause.i > i):
            yield inside
    by = child(sentence, agent.i, "pobj") if agent is not None else None
    for clause in children(sentence, by.i, "relcl") if by is not None else ():
        inside = subtree(sentence, clause.i)
        if sentence.tokens[inside[0]].text.lower() in _WORDS:
            yield inside


def _is_fronted(sentence: Sentence, inside: list[int], i: int) -> bool:
    """Tell whether a question stands before its verb without a comma: "How it came she forgot"."""
    first, behind = sentence.tokens[inside[0]], sentence.tokens[inside[-1] + 1 :][:1]
    asked = first.text.lower() in _WORDS and first.text.lower() != "when"
    return asked and inside[-1] < i and [one.pos for one in behind] != ["PUNCT"]


def find_behind_colon(sentence: Sentence, i: int) -> Iterator[list[int]]:
    """Give the clause that a colon leads to from verb `i`, where the parser hangs that on it.

    So in "The guild replied at once: it sees no risk".
    """
    verb, main = sentence.tokens[i], sentence.tokens[sentence.tokens[i].head]
    if verb.dep != "ccomp" or main.i < i or find_object(sentence, i) is not None:
        return
    colon = next((one.i for one in sentence.tokens[i : main.i] if one.text == ":"), None)
    if colon is not None and subtree(sentence, i)[-1] < colon and verb.tag in FINITE:
        yield [one for one in subtree(sentence, main.i) if one > colon]
