"""Names of bodies that the tagger cut or missed, put together around the word that heads them.

"New Democratic Party", "Social Democratic Party of Croatia", "Movement for Democratic Change": the
capitals before the head belong to the name, and those after "of" or "for".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.drafts import Draft, join_words, make_name
from dateline.extract.mentions.words import Words
from dateline.knowledge import Entry, Knowledge
from dateline.text import Sentence, Token

_LINKS = ("of", "for")
_ARTICLES = ("the", "The")
_LONGEST = 6
"""Words before the head, and after its "of", at most."""


def join_bodies(
    number: int, sentence: Sentence, drafts: list[Draft], knowledge: Knowledge, words: Words
) -> list[Draft]:
    """Give the drafts of a sentence with whole names of bodies in place of their parts."""
    for first, last, head in _find_wholes(sentence, words):
        inside = [one for one in drafts if one.first < last and one.last > first]
        if any(one.first < first or one.last > last for one in inside):
            continue
        if any((one.first, one.last) == (first, last) and one.ids for one in inside):
            continue
        kept = _known_inside(sentence, inside, (first, last), knowledge)
        if kept is not None:
            drafts = [one if one is not kept else _widen(one, last) for one in drafts]
            continue
        drafts = [one for one in drafts if one not in inside]
        drafts.append(_make_whole(number, sentence, (first, last, head), knowledge))
    return drafts


def _make_whole(
    number: int, sentence: Sentence, span: tuple[int, int, int], knowledge: Knowledge
) -> Draft:
    first, last, head = span
    made = make_name(number, sentence, (first, last), "organisation", told=True)
    ids = knowledge.names.get(join_words(sentence, first, last), ())
    if not ids:
        return replace(made, head=head)
    return replace(made, ids=ids, kind=knowledge.entries[ids[0]].kind, tagged=False)


def _find_wholes(sentence: Sentence, words: Words) -> Iterator[tuple[int, int, int]]:
    """Give first and last token (exclusive) and head of each name of at least two capitals."""
    tokens = sentence.tokens
    done = 0
    for token in tokens:
        if token.i < done or not _is_head(token, words):
            continue
        first = _left(sentence, token.i, words)
        last = _right(sentence, token.i, words)
        if last - first > 1 and first >= done:
            yield first, last, token.i
            done = last


def _is_head(token: Token, words: Words) -> bool:
    lower = token.text.lower()
    return token.text[0].isupper() and token.tag[0] == "N" and lower in words.joined_heads


def _left(sentence: Sentence, head: int, words: Words) -> int:
    tokens = sentence.tokens
    first = head
    while first > 0 and head - first < _LONGEST:
        before = tokens[first - 1]
        if before.text in ("-", "–") and first > 1 and _is_part(tokens[first - 2], words):
            first -= 2
        elif _is_part(before, words):
            first -= 1
        else:
            break
    return first


def _is_part(token: Token, words: Words) -> bool:
    """Tell whether a word can stand in a body's name before its head."""
    text = token.text
    return (
        text[0].isupper()
        and token.tag in ("NNP", "NNPS", "JJ", "NN", "NNS", "VBN", "VBG")
        and text not in words.honorifics
        and text.lower() not in words.title_heads
        and text.lower() not in words.title_times
        and (token.i > 0 or token.tag[:3] == "NNP" or token.tag == "JJ")
    )


def _right(sentence: Sentence, head: int, words: Words) -> int:
    tokens = sentence.tokens
    last = head + 1
    if last >= len(tokens) or tokens[last].text not in _LINKS:
        return last
    after = last + 1
    if after < len(tokens) and tokens[after].text in _ARTICLES:
        after += 1
    end = after
    while end < len(tokens) and end - after < _LONGEST and _is_part(tokens[end], words):
        end += 1
    owner = end < len(tokens) and tokens[end].tag == "POS"
    return last if end == after or owner else end


def _known_inside(
    sentence: Sentence, inside: Sequence[Draft], span: tuple[int, int], knowledge: Knowledge
) -> Draft | None:
    """Give the known body that a longer name only says more of: "the US Republican Party".

    That is one with no other words before it than of its country, and after it its country or
    whole ("Security Council of the United Nations"). "New Democratic Party" is another party.
    """
    first, last = span
    whole = join_words(sentence, first, last)
    bodies = [one for one in inside if one.ids and not one.adjective and one.last - one.first > 1]
    for one in bodies:
        entry = knowledge.entries[one.ids[0]]
        if entry.kind not in ("organisation", "group") or whole in knowledge.names:
            continue
        others = [other for other in inside if other is not one]
        covered = {i for other in inside for i in range(other.first, other.last)}
        rest = {i for i in range(first, last) if i not in covered}
        links = {i for i in rest if sentence.tokens[i].text in (*_LINKS, *_ARTICLES)}
        if rest == links and all(_is_of(other, entry, knowledge) for other in others):
            return one
    return None


def _is_of(other: Draft, entry: Entry, knowledge: Knowledge) -> bool:
    return any(
        one in (entry.country and f"country/{entry.country}", entry.part_of)
        or (entry.country is None and knowledge.entries[one].kind == "country")
        for one in other.ids
    )


def _widen(one: Draft, last: int) -> Draft:
    """Take in what stands after a known body and belongs to its name."""
    return replace(one, last=last) if last > one.last else one
