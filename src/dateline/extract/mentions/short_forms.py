"""Capitals in brackets behind a name, its short form from then on: "the Observer Mission (OM)"."""

from collections.abc import Sequence

from dateline.extract.mentions.drafts import Draft, make_name
from dateline.text import Sentence

_BODIES = ("organisation", "group", "operation")


def find_short_forms(number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Give the capitals in brackets after a name, its short form from then on."""
    tokens = sentence.tokens
    covered = {i for draft in drafts for i in range(draft.first, draft.last)}
    bodies = {draft.last: draft.kind for draft in drafts if draft.kind in _BODIES}
    places = [draft for draft in drafts if draft.kind not in _BODIES]
    for place in places:  # "the Observer Mission in Norland (OMIN)"
        kind = bodies.get(place.first - 1) or bodies.get(place.first - 2)
        if kind is not None:
            bodies[place.last] = kind
    return [
        make_name(number, sentence, (i + 1, i + 2), kind, told=True)
        for i, kind in bodies.items()
        if i + 2 < len(tokens)
        and tokens[i].text == "("
        and tokens[i + 2].text == ")"
        and _is_short_form(tokens[i + 1].text)
        and i + 1 not in covered
    ]


def _is_short_form(text: str) -> bool:
    """Tell whether a word can be short for a name: "SDI", "UlS", "MpS"."""
    capitals = sum(letter.isupper() for letter in text)
    return capitals > 1 and len(text) < 9 and text[0].isupper() and 2 * capitals >= len(text)


def find_long_form(drafts: Sequence[Draft], number: int) -> int | None:
    """Give which draft a name in brackets shortens: the one before it, or before that one's place.

    "The Observer Mission in Norland (OMIN)": the tagger cuts such a name before "in".
    """
    draft, at = drafts[number], number - 1
    if at < 0 or draft.ids or draft.first != drafts[at].last + 1:
        return None
    if _is_short_of(draft, drafts[at]):
        return at
    cut = at > 0 and drafts[at].kind not in _BODIES and _is_short_of(draft, drafts[at - 1])
    near = cut and drafts[at].first - drafts[at - 1].last in (1, 2)
    return at - 1 if near and drafts[at - 1].words[0] == draft.words[0] else None


def _is_short_of(draft: Draft, before: Draft) -> bool:
    return (
        _is_short_form(draft.words)
        and draft.sentence == before.sentence
        and " " in before.words
        and before.kind in _BODIES
        and draft.kind in _BODIES
    )
