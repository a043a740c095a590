"""Those whom a report cites for what it says: "reported, citing two aides, that he would go".

What the one says the others have said, so it is their statement too.
"""

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.sayings import find_between
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.syntax import child, has_label, subtree
from dateline.text import Sentence, Token

_PEOPLE = ("PERSON", "ORG", "NORP")


def read_cited(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the tokens of what is said by those whom a participle cites before, amid or behind."""
    if token.tag != "VBG" or token.lemma.lower() not in lexicon.citing:
        return ()
    above = sentence.tokens[token.head]
    head = above.head if above.dep == "nsubj" else above.i  # "State radio, quoting Moe, said"
    told, source = child(sentence, head, "ccomp"), find_cited(sentence, token.i)
    if told is None or source is None or not _can_speak(sentence, source, lexicon):
        return ()
    content = tuple(subtree(sentence, told.i))
    if content[-1] < head < token.i or token.i < head < content[0]:
        return content
    between = find_between(sentence, sentence.tokens[content[0]])
    return content if between is not None and between.i == token.i else ()


def find_cited(sentence: Sentence, i: int) -> Token | None:
    """Give who is cited, or the paper in which it stands."""
    return child(sentence, i, "dobj")


def _can_speak(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    words = load_source_words()
    listed = noun.lemma.lower() in lexicon.speakers | lexicon.issued | words.people | words.bodies
    return listed or has_label(sentence, noun.i, *_PEOPLE)
