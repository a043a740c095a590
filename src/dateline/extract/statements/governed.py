"""The clauses that a verb governs: what follows "that", infinitives, participles, questions."""

from collections.abc import Iterator

from dateline.extract.statements.complement import Complement
from dateline.extract.statements.forms import find_infinitive, is_finite, is_participle
from dateline.extract.statements.limits import find_condition
from dateline.extract.statements.questions import find_behind_colon, find_questions
from dateline.extract.syntax import SUBJECTS, child, children, has_to, subtree
from dateline.text import Sentence, Token

_WHEN = frozenset(("after", "before", "since", "until", "while"))


def find_clauses(sentence: Sentence, i: int, thing: Token | None) -> list[Complement]:
    """The clauses that a verb governs; of one before it and one right behind it the latter."""
    clauses = [
        _clause(sentence, one, thing)
        for one in children(sentence, i, "ccomp", "xcomp", "advcl")
        if not _is_set_apart(sentence, one.i, i)
        and not _says_when(sentence, one)
        and (one.dep != "advcl" or _follows(sentence, one, thing))
    ]
    if any(one.frame == "clause" and one.tokens[0] == i + 1 for one in clauses):
        # "“It rains,” he says I thought it rained"
        clauses = [one for one in clauses if one.tokens[0] > i]
    if clauses:
        clauses += _announced_besides(sentence, i)
    else:
        loose = (*find_questions(sentence, i), *find_behind_colon(sentence, i))
        clauses += [Complement("clause", tuple(one), announced=True) for one in loose]
    return clauses


def _follows(sentence: Sentence, wish: Token, thing: Token | None) -> bool:
    """Tell whether an infinitive hung loosely on a verb follows its object at once."""
    if thing is None or not has_to(sentence, wish.i):
        return False
    return min(subtree(sentence, wish.i)) == max(subtree(sentence, thing.i)) + 1


def _is_set_apart(sentence: Sentence, clause: int, i: int) -> bool:
    """Tell whether a clause is no complement of a verb.

    A semicolon stands between it and the verb after it, or a colon before the verb with its
    subject: "It is late: he says so"; or it tells of something else: "..., to which she had come".
    """
    own = child(sentence, i, *SUBJECTS)
    first = subtree(sentence, own.i)[0] if own is not None and clause < own.i < i else 0
    stops = [one.text for one in sentence.tokens[clause:i]]
    if ";" in stops or (first and sentence.tokens[first - 1].text == ":"):
        return True
    inside = subtree(sentence, clause)
    if inside[0] < i or inside[-1] < len(sentence.tokens) - 2:
        return False
    opening = sentence.tokens[inside[0] - 1 : inside[0] + 2]
    return [one.dep for one in opening[:2]] == ["punct", "prep"] and opening[-1].tag == "WDT"


def _says_when(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause says when somebody spoke: "the port is shut, Moe said a day after"."""
    mark = child(sentence, clause.i, "mark")
    return mark is not None and mark.text.lower() in _WHEN


def join_clauses(sentence: Sentence, i: int, clauses: list[Complement]) -> list[Complement]:
    """Put together what a cue governs after it in clauses side by side: "said A, had B".

    A semicolon ends what "that" leads to, unless "that" leads on: "said that A; B was late".
    """
    after = [one for one in clauses if one.frame == "clause" and one.tokens[0] > i]
    if after and after[0].announced:
        apart = [one for one in after[1:] if _is_sentence(sentence, one)]
        clauses = [one for one in clauses if one not in apart]
        after = [one for one in after if one not in apart]
    if len(after) < 2:
        return clauses
    tokens = sorted({number for one in after for number in one.tokens})
    whole = Complement("clause", tuple(tokens), announced=after[0].announced)
    return [whole, *(one for one in clauses if one not in after)]


def _is_sentence(sentence: Sentence, clause: Complement) -> bool:
    """Tell whether a semicolon makes a clause without "that" a sentence of its own."""
    first = clause.tokens[0]
    opening = sentence.tokens[first - 1 : first + 1]
    return not clause.announced and any(one.text == ";" for one in opening)


def _announced_besides(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What else is said where parsers tie it to the cue as if it were told: "..., but that".

    Behind a verb that "that" leads to itself, it is what that one is told with.
    """
    own = child(sentence, i, "mark")
    if own is not None and own.text.lower() == "that":
        return
    for one in children(sentence, i, "conj"):
        first = child(sentence, one.i, "mark") or _find_that(sentence, one)
        if first is None or first.text.lower() != "that":
            continue
        start = first.i
        while sentence.tokens[start - 1].pos in ("CCONJ", "PUNCT"):
            start -= 1
        inside = subtree(sentence, one.i)
        yield Complement("clause", (*range(start, inside[0]), *inside), announced=True)


def _find_that(sentence: Sentence, clause: Token) -> Token | None:
    """The "that" of "say it rains, but that time is short", where a parser sees that very time."""
    own = child(sentence, clause.i, "nsubj", "nsubjpass")
    first = sentence.tokens[subtree(sentence, own.i)[0]] if own is not None else clause
    joined = first.dep == "det" and first.i > 1 and sentence.tokens[first.i - 1].pos == "CCONJ"
    return first if joined and sentence.tokens[first.i - 2].text == "," else None


def _clause(sentence: Sentence, head: Token, thing: Token | None) -> Complement:
    finite, to = is_finite(sentence, head), has_to(sentence, head.i)
    tokens = find_infinitive(sentence, head) if to else subtree(sentence, head.i)
    subject = child(sentence, head.i, "nsubj", "nsubjpass", "expl")
    if head.dep == "ccomp" and (finite or not to):
        small = head.pos not in ("VERB", "AUX") and subject is not None and not finite
        announced = child(sentence, head.i, "mark") is not None
        return Complement("thing be" if small else "clause", tuple(tokens), announced=announced)
    tokens += find_condition(sentence, head.head, tokens[-1])
    if not to:
        return Complement("ing" if is_participle(sentence, head) else "be", tuple(tokens))
    if subject is None and thing is not None:
        tokens = sorted(subtree(sentence, thing.i) + tokens)
    someone = subject is not None or thing is not None
    return Complement("someone_to" if someone else "to", tuple(tokens))
