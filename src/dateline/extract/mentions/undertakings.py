"""Names of undertakings that no knowledge has: "African Border Monitoring Mission", "Operation X".

A name ends in what an undertaking is, after a word that names nobody ("the NATO mission in
Iraq" is described, not named: operations.py), or begins with it. The words are data
(data/mentions/undertakings.yaml).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.extract.mentions.drafts import Draft, make_name
from dateline.extract.mentions.gazetteer import Match
from dateline.extract.mentions.words import load_words
from dateline.knowledge import Knowledge
from dateline.text import Sentence, Token

_MOST = 9
"""Words that a name has at most."""

_TELLING = frozenset(("NN", "VB", "JJ", "RB"))
"""Tags of words that only a title in capitals writes with a capital."""

_JOINED = frozenset(("and", "&", "-", "–"))


def find_undertakings(
    number: int, sentence: Sentence, known: Sequence[Match], knowledge: Knowledge
) -> Iterator[Draft]:
    """Give the names of undertakings in a sentence, in order, but for those that are known."""
    if not _has_heads(sentence) or _is_titled(sentence):
        return
    taken = {i: match for match in known for i in range(match.first, match.last)}
    done = 0
    for token in sentence.tokens:
        if token.i < done or token.i in taken:
            continue
        span = _find_ended(sentence, token.i, taken, knowledge) or _find_begun(sentence, token.i)
        if span is not None and span[0] >= done and span[1] - span[0] <= _MOST:
            done = span[1]
            found = make_name(number, sentence, span, "operation", told=True)
            yield replace(found, head=token.i) if token.i > found.first else found


def find_fullest(drafts: Iterable[Draft]) -> Mapping[str, str]:
    """Give, for each shorter name of an undertaking in a report, the one fuller name it ends.

    "the Monitoring Mission" is the "Border Monitoring Mission" where no other is named.
    """
    names = sorted({one.words for one in drafts if one.kind == "operation" and not one.ids})
    found = {}
    for name in names:
        longer = [one for one in names if one.endswith(f" {name}") or one.startswith(f"{name} ")]
        if len(longer) == 1:
            found[name] = longer[0]
    return found


def _find_ended(
    sentence: Sentence, last: int, taken: Mapping[int, Match], knowledge: Knowledge
) -> tuple[int, int] | None:
    """Give the span of a name that ends at this word, with the region it is for."""
    head = _first_of_head(sentence, last)
    if head is None or _goes_on(sentence, last, taken):
        return None
    first = _find_start(sentence, head, taken)
    own = [i for i in range(first, head) if i not in taken]
    words = [sentence.tokens[i].text.lower() for i in own]
    lists = load_words().undertakings
    ending = " ".join(token.text.lower() for token in sentence.tokens[head : last + 1])
    if sentence.tokens[head - 1].text.lower() in lists.others:
        return None
    if not own and (first == head or ending not in lists.of_places):
        return None
    if ending not in lists.ends and not lists.sorts & set(words):
        return None
    return _widen(sentence, first, last), _find_tail(sentence, last + 1, taken, knowledge)


def _first_of_head(sentence: Sentence, last: int) -> int | None:
    """Give where the noun of an undertaking begins that ends here, None where there is none."""
    heads, tokens = load_words().undertakings.heads, sentence.tokens
    for size in (2, 1):
        first = last + 1 - size
        if first < 1:
            continue
        inside = tokens[first : last + 1]
        if all(one.text[0].isupper() for one in inside) and (
            " ".join(one.text.lower() for one in inside) in heads
        ):
            return first
    return None


def _find_start(sentence: Sentence, head: int, taken: Mapping[int, Match]) -> int:
    """Give the first word of the capitals before a noun, names that are known as a whole."""
    tokens = sentence.tokens
    first = head
    while first > 0:
        i = first - 1
        if i in taken:
            first = taken[i].first
        elif _is_capital(tokens[i]):
            first = i
        elif (
            tokens[i].text in _JOINED
            and i > 0
            and i - 1 not in taken
            and _is_capital(tokens[i - 1])
        ):
            first = i - 1
        else:
            break
    begins = first == 0 or tokens[first - 1].tag in ("``", ":")
    plain = first not in taken and tokens[first].tag not in ("NNP", "NNPS")
    if begins and plain and first < head:
        first += 1
    return first


def _widen(sentence: Sentence, first: int, last: int) -> int:
    """Give where the tagger lets a name begin that ends here, if it saw more of it."""
    tokens = sentence.tokens
    for entity in sentence.entities:
        inside = tokens[entity.first : first]
        if entity.first < first and entity.last == last + 1:
            whole = not any(one.tag == "POS" for one in inside)
            return entity.first + (tokens[entity.first].tag == "DT") if whole else first
    return first


def _is_capital(token: Token) -> bool:
    words = load_words()
    return (
        token.text[0].isupper()
        and token.tag in ("NNP", "NNPS", "JJ", "NN", "NNS", "VBG", "VBN")
        and token.text.lower() not in words.title_heads
        and token.text not in words.honorifics
    )


def _goes_on(sentence: Sentence, last: int, taken: Mapping[int, Match]) -> bool:
    """Tell whether a capital follows, so that the noun is part of another name: "Mission Bay"."""
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return after is not None and after.tag in ("NNP", "NNPS") and last + 1 not in taken


def _find_tail(
    sentence: Sentence, last: int, taken: Mapping[int, Match], knowledge: Knowledge
) -> int:
    """Give where a name ends that may go on with the state or region it is for."""
    tokens = sentence.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in load_words().undertakings.joins:
        return last
    at = last + 2 if tokens[last + 1].text.lower() == "the" else last + 1
    match = taken.get(at)
    if match is None or match.first != at:
        return last
    entry = knowledge.entries[match.ids[0]]
    wide = entry.kind == "country" or (entry.precision is not None and entry.precision < 3)
    return match.last if wide else last


def _find_begun(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Give the span of a name that begins here: "Operation Northern Gate"."""
    tokens, starts = sentence.tokens, load_words().undertakings.starts
    for size in (2, 1):
        inside = tokens[first : first + size]
        if " ".join(one.text.lower() for one in inside) not in starts:
            continue
        last = first + size
        while last < len(tokens) and last < first + size + 3 and _is_capital(tokens[last]):
            last += 1
        if inside[0].text[0].isupper() and last > first + size:
            return first, last
    return None


def _has_heads(sentence: Sentence) -> bool:
    signs = load_words().undertakings.signs
    return any(one.text[0].isupper() and one.text.lower() in signs for one in sentence.tokens)


def _is_titled(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in Capitals Like a Title, where they tell no names."""
    telling = (one for one in sentence.tokens if len(one.text) > 2 and one.tag[:2] in _TELLING)
    return not any(one.text[0].islower() for one in telling)
