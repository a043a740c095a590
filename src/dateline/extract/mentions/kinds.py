"""What kind of thing a name is that only the tagger vouches for, judged by the words around it."""

from dateline.extract.mentions.words import Words
from dateline.findings import MentionKind
from dateline.text import Sentence

_WHERE = ("in", "near")


def guess_kind(
    sentence: Sentence, first: int, last: int, kind: MentionKind, words: Words
) -> MentionKind:
    """Correct the tagger's kind of the name at tokens `first` up to `last`.

    A ship is a thing, who has a title or a first name is a person, what ends in "air base" or
    stands alone after "in" is a place.
    """
    tokens = sentence.tokens
    before = tokens[first - 1].text if first else ""
    if before in words.things or tokens[first].text in words.things:
        return "other"
    end = tokens[last - 1].text
    if kind == "organisation" and words.back.get(end) == "place" and last - first > 1:
        return "place"
    if _is_person(sentence, first, last, words):
        return "person"
    if kind == "person" and last - first == 1 and before in _WHERE:
        owner = last < len(tokens) and tokens[last].tag == "POS"
        return kind if owner or tokens[first].dep != "pobj" else "place"
    return kind


def _is_person(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    tokens = sentence.tokens
    before = tokens[first - 1].text if first else ""
    if before in words.honorifics and last - first < 4:
        return True
    names = tokens[first:last]
    if not 1 < len(names) < 4 or any(token.tag != "NNP" for token in names):
        return False
    if names[-1].text in words.tails or not all(token.text[0].isupper() for token in names):
        return False
    titled = before in words.title_heads and tokens[first - 1].dep == "compound"
    return titled or names[0].text in words.first_names
