"""Objects of a verb with all that belongs to them, also where parsers hang it elsewhere."""

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import RELATIVES, child, children, subtree
from dateline.text import Sentence, Token

_NOUNS = ("NOUN", "PROPN")
_NAMING = frozenset(("thing as", "thing be", "passive thing be"))
_ONE = frozenset(("a", "an", "something"))
_MARKS = frozenset((",", "-", "–", "—"))
_OF_CLAUSES = ("nsubj", "nsubjpass", "expl", "aux", "cop")


def find_object(sentence: Sentence, i: int) -> Token | None:
    """Give the object of a verb, or what a form of "be" says its subject to be."""
    return child(sentence, i, "dobj", "attr")


def find_antecedent(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Give the noun phrase that a clause without a pronoun tells of: ", a charge [it denies]".

    What a report so adds behind a comma is mostly an answer to what it told; of "the house he
    wanted" it is not. Behind "that", which the parser may take for a conjunction, it is that word:
    "a result that few had predicted".
    """
    verb = sentence.tokens[i]
    inside = subtree(sentence, i)
    own = child(sentence, i, "nsubj")
    if verb.dep not in ("relcl", "acl") or verb.head > inside[0] or own is None or own.i > i:
        return ()
    first = sentence.tokens[inside[0]]
    if first.text.lower() == "that" and first.dep == "mark" and first.head == i:
        told = sentence.tokens[verb.head].lemma.lower() in load_lexicon().nouns
        return () if told and verb.dep == "acl" else (first.i,)
    if verb.dep == "acl":
        return ()
    if subtree(sentence, own.i)[0] != first.i or first.tag in RELATIVES:
        return ()
    tokens = tuple(number for number in subtree(sentence, verb.head) if number < first.i)
    apart = tokens[0] > 0 and sentence.tokens[tokens[0] - 1].text in _MARKS
    added = sentence.tokens[tokens[0]].text.lower() in _ONE
    return tokens if apart and added and sentence.tokens[first.i - 1].text != "," else ()


def names_it(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause calls the noun before it something, though it opens with "that".

    So in "an idea that they described as mad": the verb has no other object.
    """
    frames = load_lexicon().frames(clause.pos, clause.lemma.lower()) or {}
    if not _NAMING & set(frames) or child(sentence, clause.i, "dobj", "nsubjpass") is not None:
        return False
    behind = (one for one in children(sentence, clause.i, "prep", "oprd") if one.i > clause.i)
    return any(one.dep == "oprd" or one.text.lower() == "as" for one in behind)


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
    """Give the tokens of an object, with the noun that renames it and those listed beside it."""
    tokens = subtree(sentence, thing.i)
    again = find_renaming(sentence, i, thing)
    if again is not None:
        tokens = [*tokens, tokens[-1] + 1, *subtree(sentence, again.i)]
    for one in children(sentence, i, "conj"):
        tokens += _listed_beside(sentence, one, tokens[-1])
    return tokens


def _listed_beside(sentence: Sentence, noun: Token, last: int) -> list[int]:
    """The words of a noun, and of what leads to it, that parsers hang on the verb of an object.

    So in "demanded higher pay; an end to night work": nothing but ";" or "and" parts the two.
    """
    inside = subtree(sentence, noun.i)
    between = sentence.tokens[last + 1 : inside[0]]
    joint = any(one.pos == "CCONJ" or one.text == ";" for one in between)
    if noun.pos not in _NOUNS or not joint or child(sentence, noun.i, *_OF_CLAUSES) is not None:
        return []
    parts = all(one.pos in ("CCONJ", "PUNCT") for one in between)
    return [*range(last + 1, inside[0]), *inside] if parts else []
