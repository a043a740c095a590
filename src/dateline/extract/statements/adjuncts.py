"""What a report adds to a saying behind its content: "..., in a ruling that surprised them".

Parsers hang such words on the last verb, which is inside the content; they tell of what the
speaker did by speaking, or by what words he spoke.
"""

from collections.abc import Sequence

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.syntax import RELATIVES, SUBJECTS, child, children, has_to, subtree
from dateline.text import Sentence, Token

_DOING = frozenset(("orders", "asks", "promises", "threatens", "denies", "wants"))
"""What is a deed done by speaking; of what is said, the deed in it can be another's."""

_CONCESSIVE = frozenset(("though", "although"))
_EARLIER = frozenset(("after", "when", "as", "while"))
_RELATIVES = frozenset(("that", "which", "who"))


def find_adjunct(
    sentence: Sentence, head: int, content: Sequence[int], lexicon: Lexicon
) -> frozenset[int]:
    """Give the words that follow the content of the cue with word `head` without being of it."""
    cue = sentence.tokens[head]
    nouns = lexicon.wordings
    if lexicon.cue_kinds.get(cue.lemma.lower()) in _DOING:
        nouns |= lexicon.deeds
    inside = frozenset(content)
    for number in content:
        token = sentence.tokens[number]
        if number > head and _is_when_asked(sentence, token, lexicon):
            return inside.intersection(subtree(sentence, number))
        if number > head and _is_before_it(sentence, token, head, content):
            return inside.intersection(subtree(sentence, token.head))
        if number > head and _is_of_the_teller(sentence, token, head, content):
            return inside.intersection(range(number - 1, len(sentence.tokens)))
        noun = (
            _noun_behind(sentence, token, head) if number > head and number - 1 in inside else None
        )
        if noun is not None and noun.lemma.lower() in nouns:
            return inside.intersection(_to_its_end(sentence, token, noun))
    return frozenset()


def _is_when_asked(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a participle says what made the speaker speak: "..., when asked about it"."""
    first = sentence.tokens[token.i - 1].text.lower() if token.i else ""
    asked = token.dep == "advcl" and token.tag == "VBN" and first == "when"
    return asked and lexicon.cue_kinds.get(token.lemma.lower()) == "asks"


def _is_before_it(sentence: Sentence, token: Token, head: int, content: Sequence[int]) -> bool:
    """Tell whether "after" leads to what came before somebody wished or vowed: "vowed to fight on
    after she was fined". What is yet to be done, nothing past comes before."""
    if token.text.lower() not in _EARLIER or token.dep not in ("mark", "advmod"):
        return False
    clause = sentence.tokens[token.head]
    wish = sentence.tokens[clause.head]
    if clause.dep != "advcl" or wish.head != head or not has_to(sentence, wish.i):
        return False
    verbs = (*children(sentence, clause.i, "aux", "auxpass"), clause)
    past = any(one.tag == "VBD" for one in verbs)
    just = sentence.tokens[token.i - 1].text.lower() == "just"  # "to do it just as he did"
    return past and not just and subtree(sentence, clause.i)[-1] >= content[-1] - 1


def _is_of_the_teller(sentence: Sentence, token: Token, head: int, content: Sequence[int]) -> bool:
    """Tell whether the report goes on at a word by itself: "..., though he denied it", "and who".

    A clause with "though" is its own where it ends the content; one with "and who" where what it
    is coordinated with inside has no such word: "who asked to see the man and who left". So is
    "and that" behind an infinitive: "said he had asked them to leave and that it rained".
    """
    before = sentence.tokens[token.i - 1]
    if token.text.lower() in _CONCESSIVE and token.dep == "mark" and before.text == ",":
        return subtree(sentence, token.head)[-1] >= content[-1] - 1
    if token.text.lower() == "that" and token.dep == "mark" and before.pos == "CCONJ":
        wish = sentence.tokens[sentence.tokens[token.head].head]
        return wish.head == head and has_to(sentence, wish.i)
    if token.tag not in RELATIVES or token.dep not in SUBJECTS or before.pos != "CCONJ":
        return False
    verb = sentence.tokens[token.head]
    beside = child(sentence, verb.head, *SUBJECTS)
    earlier = any(one.text == token.text for one in sentence.tokens[: content[0]])
    return verb.dep == "conj" and earlier and (beside is None or beside.tag not in RELATIVES)


def _noun_behind(sentence: Sentence, token: Token, head: int) -> Token | None:
    """The noun of ", in a NOUN", or of "in a NOUN" that hangs on the cue itself."""
    apart = token.head == head or sentence.tokens[token.i - 1].text == ","
    if token.text.lower() != "in" or not apart:
        return None
    noun = child(sentence, token.i, "pobj")
    article = child(sentence, noun.i, "det") if noun is not None else None
    return noun if article is not None and article.text.lower() in ("a", "an") else None


def _to_its_end(sentence: Sentence, token: Token, noun: Token) -> Sequence[int]:
    """All behind ", in a NOUN that", since parsers tear that clause off; else what hangs on it."""
    after = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else noun
    first = token.i - 1 if sentence.tokens[token.i - 1].text == "," else token.i
    if after.text.lower() in _RELATIVES:
        return range(first, len(sentence.tokens))
    return [first, *subtree(sentence, token.i)]
