"""What kind of thing a name is that only the tagger vouches for, judged by the words around it."""

from dateline.extract.mentions.callings import names_several, tells_body
from dateline.extract.mentions.words import Words
from dateline.extract.syntax import children
from dateline.findings import MentionKind
from dateline.text import Sentence, Token

_WHERE = ("in", "near")
_OLDEST = 110
_IN_NAMES = ("NNP", "NNPS", "HYPH")


def guess_kind(
    sentence: Sentence, first: int, last: int, kind: MentionKind, words: Words
) -> MentionKind:
    """Correct the tagger's kind of the name at tokens `first` up to `last`.

    A ship is a thing, who has a title, a first name or an age is a person, what ends in "air base"
    or stands alone after "in" is a place, what goes on with ", which" is no person.
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
    stranger = tokens[first].text not in words.first_names
    if kind in ("person", "place") and stranger and _is_body(sentence, first, last, kind):
        return "organisation"
    if kind == "person" and before in _WHERE and tokens[last - 1].dep == "pobj":
        owner = last < len(tokens) and tokens[last].tag == "POS"
        return kind if owner else "place"
    return kind


def _is_body(sentence: Sentence, first: int, last: int, kind: MentionKind) -> bool:
    person = kind == "person"
    return tells_body(sentence, first, last, person=person) or (
        person and _goes_on_as_thing(sentence, last)
    )


def _goes_on_as_thing(sentence: Sentence, last: int) -> bool:
    """Tell whether ", which" follows a name, as it does behind no person's."""
    after = sentence.tokens[last : last + 2]
    return [one.text for one in after] == [",", "which"] and after[1].head > last


def _is_person(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    tokens = sentence.tokens
    before = tokens[first - 1].text if first else ""
    if before in words.honorifics and last - first < 4:
        return True
    names = tokens[first:last]
    tagged = [token for token in names if token.tag in _IN_NAMES]
    if not 1 < len(names) < 6 or (names[0].text not in words.first_names and tagged != list(names)):
        return False
    if tagged[-len(names) + 1 :] != list(names[1:]):
        return False
    end = names[-1].text
    if (
        end in words.tails | words.place_ends
        or names_several(end)
        or not all(token.text[0].isupper() for token in names if token.tag != "HYPH")
    ):
        return False
    titled = before.lower() in words.title_heads and tokens[first - 1].dep == "compound"
    named = len(names) < 4 and names[0].text in words.first_names and end.lower() not in words.back
    return titled or named or tells_person(sentence, first, last, words)


def tells_person(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    """Tell whether what stands beside a name is said of people alone: "who", an age, a title."""
    tokens = sentence.tokens
    determined = first > 0 and tokens[first - 1].tag == "DT"
    if determined or words.back.get(tokens[last - 1].text.lower()):
        return False
    if first > 1 and tokens[first - 1].text == "," and last < len(tokens):
        title = tokens[first - 2].text.lower()
        personal = title in words.pronoun_titles or title in words.title_heads
        if personal and tokens[first - 2].tag == "NN" and tokens[last].text in (",", "."):
            return True
    if last + 1 < len(tokens) and tokens[last].text == ",":
        after = tokens[last + 1].text
        if after in ("who", "whose", "whom") or (after.isdecimal() and 0 < int(after) < _OLDEST):
            return True
    return any(
        child.i > last and child.text.lower() in words.title_heads and child.tag == "NN"
        for i in range(first, last)
        for child in children(sentence, i, "appos")
    )


def cut_title(sentence: Sentence, first: int, last: int, words: Words) -> int:
    """Give where a person's name begins that the tagger took for a body with its title."""
    tokens = sentence.tokens
    title = tokens[first].text.lower()
    rest = tokens[first + 1 : last]
    if title not in words.title_heads - words.ranks or len(rest) not in (2, 3):
        return first
    end = rest[-1].text
    named = all(
        token.tag in ("NNP", "NNPS") and token.text.lower() not in words.title_words
        for token in rest
    )
    return (
        first + 1 if named and end not in words.tails and end.lower() not in words.back else first
    )


def widen_left(
    sentence: Sentence, first: int, last: int, words: Words, *, known: bool = True
) -> int:
    """Give where a name begins whose first name the tagger left out: "Iracema [Tuyuri]".

    That is a `known` first name, or else any word that can be one.
    """
    tokens = sentence.tokens
    while first > 0 and tokens[first].text not in words.first_names:
        token = tokens[first - 1]
        beside = token.dep == "compound" and first <= token.head < last
        beside = beside or (token.tag == "NNP" and tokens[first].head == token.i)
        if not beside or any(one.first <= token.i < one.last for one in sentence.entities):
            break
        if token.text not in words.first_names and (known or not _can_be_first(token, words)):
            break
        first -= 1
        if known or last - first > 2:
            break
    return first


def _can_be_first(token: Token, words: Words) -> bool:
    lower = token.text.lower()
    return (
        token.tag == "NNP"
        and token.text.istitle()
        and token.text.isalpha()
        and lower not in words.title_words
        and lower not in words.person
        and lower not in words.back
        and token.text not in words.honorifics
        and token.text not in words.agencies
        and token.text not in words.not_names
    )
