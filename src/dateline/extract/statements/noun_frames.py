"""What nouns and adjectives govern: "the claim that", "a call by Moe for a vote", "sorry that"."""

from collections.abc import Iterator

from dateline.extract.statements.complement import Complement, find_called_for, find_equals
from dateline.extract.statements.forms import is_finite
from dateline.extract.statements.limits import find_rest, find_scope
from dateline.extract.statements.objects import names_it
from dateline.extract.syntax import child, children, has_to, subtree
from dateline.text import Sentence, Token

_CLAUSES = ("acl", "ccomp", "xcomp", "relcl")
_OF_COPULA = ("nsubj", "csubj", "acomp")
"""Relations of a noun or an adjective to the copula by which something is said of it."""


def find_noun_complements(sentence: Sentence, i: int) -> Iterator[Complement]:
    """Give what the noun or adjective `i` governs, what says most first."""
    yield from _behind_colon(sentence, i)
    governs = child(sentence, i, "prep", "advcl", *_CLAUSES) is not None
    if not governs and sentence.tokens[i].dep not in _OF_COPULA:
        return
    own = children(sentence, i, *_CLAUSES)
    for token in (*own, *_behind_copula(sentence, i)):
        tokens = tuple(subtree(sentence, token.i))
        if has_to(sentence, token.i):
            yield Complement("to", tokens)
        elif names_it(sentence, token):
            continue
        elif child(sentence, token.i, "mark") is not None or _is_told(sentence, i, token):
            yield Complement("clause", tokens)
    yield from find_called_for(sentence, i, frame="for")
    prepositions = list(children(sentence, i, "prep"))
    several = len(prepositions) > 1
    whose = [one.i for one in prepositions if several and one.text.lower() == "from"]
    for token in prepositions:
        below = child(sentence, token.i, "pobj", "pcomp")
        if below is not None and token.i not in whose:  # "calls from Moe for a vote"
            inside = subtree(sentence, below.i)
            scope = find_scope(sentence, i, inside[-1], to_come=False)
            inside += () if scope[:1] == whose[:1] else scope
            inside += find_rest(sentence, i, inside[-1])
            yield Complement(token.text.lower(), tuple(inside), marker=token.i)
    yield from find_equals(sentence, i)


def _behind_colon(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What somebody's word leads to by a colon, if parts of it are in marks: "His verdict: the plan
    is “dead”"."""
    tokens = sentence.tokens
    leads = [one.text for one in tokens[i + 1 : i + 2]] == [":"]
    if not leads or child(sentence, i, "poss") is None or i + 2 >= len(tokens):
        return
    marked = any(one.tag == "``" for one in tokens[i + 3 :])
    if marked and tokens[i + 2].tag != "``":
        yield Complement("clause", tuple(range(i + 2, len(tokens))))


def _is_told(sentence: Sentence, i: int, clause: Token) -> bool:
    """Tell whether a clause without "that" says what somebody is sorry or sure of."""
    if sentence.tokens[i].pos != "ADJ" or clause.dep != "ccomp" or clause.i < i:
        return False
    subject = child(sentence, clause.i, "nsubj", "nsubjpass", "expl")
    return subject is not None and is_finite(sentence, clause)


def _behind_copula(sentence: Sentence, i: int) -> list[Token]:
    """What parsers hang on the copula of an adjective: "is angry that it failed".

    Of what "it is" (likely, clear, a pity) nobody needs to have said so.
    """
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep != "acomp" or head.lemma != "be":
        return []
    subject = child(sentence, head.i, "nsubj")
    if subject is not None and subject.text.lower() == "it":
        return []
    return [one for one in children(sentence, head.i, "ccomp", "xcomp") if one.i > max(i, head.i)]
