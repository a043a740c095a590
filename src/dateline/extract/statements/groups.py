"""The words of a cue: the cue word with those that belong to it."""

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import SUBJECTS, child, children, subtree
from dateline.text import Sentence, Token

_BEFORE = frozenset(("aux", "auxpass", "neg", "advmod", "preconj"))
SEMI_AUXILIARIES = frozenset(
    ("use", "go", "begin", "start", "continue", "keep", "like", "love", "tend", "have")
)
"""Verbs that only place the next in time: "used to say", "keeps saying", "had to say"."""
_ALONE = frozenset(("only", "not", "merely", "just", "solely"))
_WIDEST = 4
"""Words between a verb and the noun or the verb that it carries, at most."""


def find_group(
    sentence: Sentence, i: int, *, marker: int = -1, carriers: frozenset[str] = frozenset()
) -> tuple[int, ...]:
    """Give the tokens of the cue with word `i`, and its `marker` ("called FOR") unless that is -1.

    They are auxiliaries, negation and adverbs before the word and its particle; the copula of an
    adjective with what stands between ("is not afraid"), "used to" and "going to", the verb among
    `carriers` that a noun is the object of ("voiced the hope"), the verb of those who "stop short
    of saying", and the first verb of "neither confirmed nor denied".
    """
    own = {i, *_find_before(sentence, i)}
    own.update(token.i for token in children(sentence, i, "prt"))
    own.update(_find_it(sentence, i))
    if marker >= 0:
        own.add(marker)
    token, head = sentence.tokens[i], sentence.tokens[sentence.tokens[i].head]
    states = token.pos == "ADJ" or token.tag == "VBN"  # "is afraid", "is opposed"
    if states and token.dep == "acomp" and head.pos == "AUX":
        own.update(find_group(sentence, head.i))
        own.update(one.i for one in children(sentence, head.i, *_BEFORE) if head.i < one.i < i)
    avoiding = _find_avoiding(sentence, token)
    if avoiding is not None:
        own.update((*find_group(sentence, avoiding.i), *range(avoiding.i, i)))
    if is_placed_in_time(sentence, token):
        own.update((*find_group(sentence, head.i), *range(head.i, i)))
    if _is_carried(token, head, carriers) or _is_second_of_neither(sentence, token, head):
        own.update(range(head.i, i))
        own.update(find_group(sentence, head.i))
    found = tuple(sorted(own))
    return without_opening(sentence, found) if marker >= 0 and token.pos == "VERB" else found


def _find_it(sentence: Sentence, i: int) -> list[int]:
    """The "it" of "as she put it", which is no more than part of the cue, unlike that of "put it at
    six"."""
    if sentence.tokens[i].lemma not in load_lexicon().wording:
        return []
    if any(one.text.lower() == "at" for one in children(sentence, i, "prep")):
        return []
    below = children(sentence, i, "dobj")
    return [one.i for one in below if one.i == i + 1 and one.text.lower() == "it"]


def is_apart(sentence: Sentence, i: int, marker: int) -> bool:
    """Tell whether the preposition of a cue belongs to what it leads to, not to the cue.

    It stands in quoted words or behind what limits them: "is afraid “of the list”", "spoke only of
    the rain".
    """
    signs = [one.tag for one in sentence.tokens[i : max(marker, i)] if one.tag in ("``", "''")]
    beside = marker > i + 1 and sentence.tokens[i].pos != "AUX"
    limited = beside and sentence.tokens[i + 1].text.lower() in _ALONE
    return limited or signs[-1:] == ["``"]


def is_placed_in_time(sentence: Sentence, token: Token) -> bool:
    """Tell whether the verb above one only says when or how often: "likes to say"."""
    head = sentence.tokens[token.head]
    if token.tag not in ("VB", "VBG") or token.dep != "xcomp":
        return False
    wishes = any(one.lemma == "would" for one in children(sentence, head.i, "aux"))
    return head.lemma in SEMI_AUXILIARIES and not wishes


def _find_avoiding(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb of what somebody all but says or says alone: "stopped short of saying",
    "limited itself to saying"."""
    head = sentence.tokens[token.head]
    if token.tag != "VBG" or token.dep not in ("xcomp", "pcomp") or head.i > token.i:
        return None
    while head.pos in ("ADP", "ADV") and head.head != head.i:
        head = sentence.tokens[head.head]
    near = 0 < token.i - head.i <= _WIDEST
    lexicon = load_lexicon()
    alone = head.lemma in lexicon.limiting and child(sentence, head.i, "dobj") is not None
    return head if near and (alone or head.lemma in lexicon.avoiding) else None


def _find_before(sentence: Sentence, i: int) -> list[int]:
    """Auxiliaries, negation and adverbs in a row before a word, which only a mark breaks."""
    found: list[int] = []
    reach = i
    before = (token for token in children(sentence, i, *_BEFORE) if token.i < i)
    for token in sorted(before, key=lambda one: one.i, reverse=True):
        between = sentence.tokens[token.i + 1 : reach]
        timed = child(sentence, token.i, "npadvmod") is not None  # "two years ago"
        if timed or any(one.tag != "``" for one in between):
            break
        own = subtree(sentence, token.i) if token.dep == "advmod" else [token.i]
        if own[-1] != token.i:
            own = [token.i]
        found.extend(own)  # "so far", "no longer"
        reach = own[0]
    helpers = (one.i for one in children(sentence, i, "aux", "auxpass") if one.i < reach)
    first = next(iter(helpers), reach)
    between = sentence.tokens[first + 1 : reach]
    beside = len(between) <= _WIDEST and not any(one.dep in SUBJECTS for one in between)
    return [*found, *range(first, reach)] if beside and found[-1:] != [first] else found


def without_opening(sentence: Sentence, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Give the words of a cue without adverbs at their beginning: "objected to", not "long ..."."""
    first = 0
    while first < len(tokens) - 1 and sentence.tokens[tokens[first]].dep == "advmod":
        first += 1
    return tokens[first:]


def _is_carried(token: Token, head: Token, carriers: frozenset[str]) -> bool:
    object_of = token.pos == "NOUN" and token.dep == "dobj" and head.lemma in carriers
    return object_of and 0 < token.i - head.i <= _WIDEST


def _is_second_of_neither(sentence: Sentence, token: Token, head: Token) -> bool:
    if token.pos != "VERB" or token.dep != "conj" or token.i < head.i:
        return False
    return child(sentence, head.i, "preconj") is not None or (
        sentence.tokens[token.i - 1].text.lower() == "nor"
    )
