"""Those whom a report cites for what it says: "reported, citing two aides, that he would go"."""

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.rehang import find_between
from dateline.extract.syntax import child, subtree
from dateline.text import Sentence, Token


def read_cited(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the tokens of what is said by those whom a participle set in between cites."""
    if token.tag != "VBG" or token.lemma.lower() not in lexicon.citing:
        return ()
    told = child(sentence, token.head, "ccomp")
    if told is None or find_cited(sentence, token.i) is None:
        return ()
    content = tuple(subtree(sentence, told.i))
    between = find_between(sentence, sentence.tokens[content[0]])
    return content if between is not None and between.i == token.i else ()


def find_cited(sentence: Sentence, i: int) -> Token | None:
    """Give who is cited."""
    return child(sentence, i, "dobj")
