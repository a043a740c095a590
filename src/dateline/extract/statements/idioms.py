"""Verbs that say something only together with other words: "made it clear", "let slip"."""

from collections.abc import Sequence

from dateline.extract.statements.groups import find_group, without_opening
from dateline.extract.statements.interrupted import clause_before
from dateline.extract.statements.lexicon import OWNER, Lexicon
from dateline.extract.syntax import FINITE, child, children, is_of_time, subtree
from dateline.text import Sentence, Token

_ARTICLES = frozenset(("a", "an"))
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl")
_THINGS = ("dobj", "attr", "oprd")
_WHY = frozenset(("why", "how", "whether"))
_OPENING = frozenset(("that", "whether", "how", "what", "who", "why"))


def read_idiom(
    sentence: Sentence, verb: Token, lexicon: Lexicon
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Give the tokens of the cue that an idiom with this verb makes, and those of its content."""
    worded = _read_worded(sentence, verb, lexicon) if verb.pos == "VERB" else ()
    if worded:
        return worded, ()
    idioms = lexicon.idioms.get(verb.lemma.lower())
    if idioms is None:
        return None
    behind = {token.text.lower() for token in sentence.tokens[verb.i + 1 :]}
    for words, needed in idioms.items():
        if not needed <= behind:
            continue  # most are not there at all
        tokens = _match(sentence, verb, words)
        if not tokens:
            continue
        ahead = _find_ahead(sentence, verb, tokens[-1])
        content = (*ahead, *_find_content(sentence, tokens))
        if content or _leads_on(sentence, tokens[-1]):
            group = tuple(sorted({*find_group(sentence, verb.i), *tokens}))
            return without_opening(sentence, group), tuple(content)
    return None


def _read_worded(sentence: Sentence, verb: Token, lexicon: Lexicon) -> tuple[int, ...]:
    """The cue that a verb of any kind is with the words that follow: "ended with the words:",
    "addressed them with the words “...”".

    Some verbs say what follows by themselves: "replied with a proverb".
    """
    for link in children(sentence, verb.i, "prep"):
        noun = child(sentence, link.i, "pobj") if link.text.lower() == "with" else None
        if noun is None or noun.i < verb.i or verb.tag == "VBG":
            continue
        behind = sentence.tokens[noun.i + 1 : noun.i + 2]
        leads = any(one.text == ":" or one.tag == "``" for one in behind)
        if not leads or not {noun.text.lower(), noun.lemma.lower()} & lexicon.worded:
            continue
        says = "quote" in (lexicon.frames("VERB", verb.lemma) or ())
        says = says and child(sentence, verb.i, "dobj") is None
        if _stands_inverted(sentence, verb, link):
            return (*range(link.i, noun.i + 1),)
        if not says or sentence.tokens[link.i + 1].text.lower() not in _ARTICLES:
            return (*find_group(sentence, verb.i), *range(link.i, noun.i + 1))
    return ()


def _stands_inverted(sentence: Sentence, verb: Token, link: Token) -> bool:
    """Tell whether what bears the words stands right before them, behind its verb: "On the door
    hung a card with the words"."""
    bearer = child(sentence, verb.i, "nsubj")
    return bearer is not None and verb.i < bearer.i == link.i - 1


def _match(sentence: Sentence, verb: Token, words: Sequence[str]) -> list[int]:
    """The tokens of an idiom behind its verb, adverbs among them ("made it very clear").

    A day may stand in between: "pleaded guilty in May to ...".
    """
    found, left = [verb.i], list(words)
    for token in sentence.tokens[verb.i + 1 :]:
        if not left:
            break
        if token.text.lower() == left[0] or (left[0] == OWNER and token.tag == "PRP$"):
            left.pop(0)
        elif _is_of_day(sentence, token):
            continue
        elif token.pos != "ADV":
            return []
        found.append(token.i)
    return [] if left else found


def _is_of_day(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is part of a day, or the preposition before one."""
    last = token.i + 1 if token.pos == "ADP" else token.i
    return last < len(sentence.tokens) and is_of_time(sentence, last)


def _leads_on(sentence: Sentence, last: int) -> bool:
    """Tell whether an idiom leads to quoted words by a colon, or ends the sentence before them."""
    return [one.text for one in sentence.tokens[last + 1 : last + 2]] in ([":"], ["."])


def _find_ahead(sentence: Sentence, verb: Token, last: int) -> Sequence[int]:
    """The clause before an idiom that ends its sentence: "The road is safe, she made clear"."""
    own = child(sentence, verb.i, "nsubj")
    ends = [one.text for one in sentence.tokens[last + 1 : last + 2]] == ["."]
    first = subtree(sentence, own.i)[0] if own is not None and own.i < verb.i else 0
    clause = child(sentence, verb.i, "ccomp")
    behind = sentence.tokens[last + 1 : last + 3]
    set_in = len(behind) > 1 and behind[0].text == ","
    if first and set_in and sentence.tokens[first - 1].text == ",":
        ahead = clause_before(sentence, first - 1)
        if behind[1].tag == "``":
            return ahead  # "He has, he let it be known, “no plans”"
        if behind[1].tag in FINITE:  # "The town, he made clear, will not pay"
            return (*ahead, *range(behind[1].i, len(sentence.tokens)))
    told = clause is not None and clause.i < first and child(sentence, clause.i, "nsubj")
    if not ends or not told or sentence.tokens[first - 1].text != ",":
        return ()
    return clause_before(sentence, first - 1)


def _find_content(sentence: Sentence, tokens: Sequence[int]) -> list[int]:
    """The clause that hangs on one of the words, or the thing where there is none.

    Parsers take that of "no idea why it fell" for a relative one.
    """
    below = [one for i in tokens for one in children(sentence, i) if one.i > tokens[-1]]
    leads = sentence.tokens[tokens[-1]].pos == "ADP"
    for one in below:
        clause = subtree(sentence, one.i) if one.dep in (*_CLAUSES, "relcl") else []
        first = sentence.tokens[clause[0]].text.lower() if clause else ""
        told = first in (_WHY if one.dep == "relcl" else _OPENING)
        if told or (first == "to" and not leads):
            return clause
    if leads:
        thing = child(sentence, tokens[-1], "pobj", "pcomp")
    else:
        thing = next((one for one in below if one.dep in (*_THINGS, "ccomp")), None)
    if thing is None:
        return []
    called = [one for one in below if one.dep == "oprd" and one is not thing]
    return sorted(number for one in (thing, *called) for number in subtree(sentence, one.i))
