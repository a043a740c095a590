"""Objects of a verb with all that belongs to them, also where parsers hang it elsewhere."""

from dateline.extract.syntax import child, children, subtree
from dateline.text import Sentence, Token


def find_object(sentence: Sentence, i: int) -> Token | None:
    """Give the object of a verb, or what a form of "be" says its subject to be."""
    return child(sentence, i, "dobj", "attr")


def find_renaming(sentence: Sentence, i: int, thing: Token | None) -> Token | None:
    """Give the noun that renames an object behind a comma; parsers take it for one more object.

    So in "blamed Nordlink, the owner of the line, for the fire".
    """
    if thing is None:
        return None
    comma = max(subtree(sentence, thing.i)) + 1
    for one in children(sentence, i, "dobj"):
        if one.i > comma and subtree(sentence, one.i)[0] == comma + 1:
            return one if sentence.tokens[comma].text == "," else None
    return None


def words_of_object(sentence: Sentence, i: int, thing: Token) -> list[int]:
    """Give the tokens of an object, those of the noun that renames it among them."""
    tokens = subtree(sentence, thing.i)
    again = find_renaming(sentence, i, thing)
    return tokens if again is None else [*tokens, tokens[-1] + 1, *subtree(sentence, again.i)]
