"""Which place each name of a document means: all evidence added up, in rounds.

A name is first weighed by itself and by the words at it; in each round after that by what all the
others are likely to mean. A name has one sense in a document, unless the words at it say otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.extract.places.candidates import Candidate, can_stand_for, find_candidates
from dateline.extract.places.clues import find_clues
from dateline.extract.places.context import Context, Group, Source
from dateline.extract.places.home import find_home
from dateline.extract.places.lists import mark_listed
from dateline.extract.places.resolved import (
    Resolved,
    guess_places,
    is_elsewhere,
    name_sites,
    spread_unlisted,
)
from dateline.extract.places.toponyms import Toponym
from dateline.extract.places.weights import Weights, load_weights
from dateline.extract.places.words import Area, cut_tail, load_words
from dateline.gazetteer import Gazetteer, Row, fold_name
from dateline.text import Document

_ROUNDS = 3
_COMMA = 2

_Key = tuple[str, frozenset[Area], frozenset[Area], str | None, bool]


class Resolver:
    """Resolves the names of documents; made once."""

    def __init__(self, gazetteer: Gazetteer, weights: Weights | None = None) -> None:
        self._gazetteer = gazetteer
        self._words = load_words()
        self._weights = weights or load_weights()

    def resolve(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        named: Iterable[Area],
        *,
        guess: bool = False,
    ) -> list[Resolved]:
        """Give the place of each toponym, which stand in the order of the text.

        `named` are areas named by adjectives, each time; `guess` asks for the likeliest place where
        the evidence is too weak.
        """
        home = find_home(document.publisher, document.url)
        toponyms = mark_listed(_mark_holders(toponyms), document.text, self._gazetteer)
        senses = _join_senses([*toponyms, Toponym(None, home.name or "")])
        keys = [_key(one) for one in senses]
        filed = _find_filed(document, toponyms, keys)
        groups = self._make_groups(dict(zip(keys, senses, strict=True)), keys[-1], filed)
        found = {key: group.candidates for key, group in groups.items()}
        leading = None
        if groups:
            areas: Counter[Area] = Counter(named)
            areas.update(find_clues(document.text, self._words, self._weights))
            areas.update(area for one in toponyms for area in _sure_areas(one))
            context = Context(tuple(groups.values()), areas, self._weights, self._gazetteer)
            for _ in range(_ROUNDS):
                best = {key: _best(those) for key, those in found.items()}
                source = Source(home, best.get(filed) if filed else None, best.get(keys[-1]))
                found = dict(zip(groups, context.weigh(tuple(found.values()), source), strict=True))
            leading = context.leading
        resolved = [
            self._choose(one, found.get(key, ())) for one, key in zip(toponyms, keys, strict=False)
        ]
        resolved = name_sites(spread_unlisted(resolved, self._words, leading), document.text)
        if not guess:
            return resolved
        return guess_places(resolved, [found.get(key, ()) for key in keys[:-1]])

    def _make_groups(
        self, senses: dict[_Key, Toponym], home: _Key, filed: _Key | None
    ) -> dict[_Key, Group]:
        groups = {}
        for key, one in senses.items():
            candidates = find_candidates(one, self._gazetteer, self._words, self._weights)
            special = key in (home, filed)
            weight = self._weights["vote_of_source"] if special else 1.0
            if candidates:
                groups[key] = Group(cut_tail(key[0], self._words), candidates, weight)
        return groups

    def _choose(self, toponym: Toponym, candidates: tuple[Candidate, ...]) -> Resolved:
        ordered = sorted(
            (one for one in candidates if can_stand_for(one, toponym, self._words)),
            key=lambda one: -one.score,
        )
        if not ordered and candidates:
            return Resolved(toponym, None, unlisted=True)
        if not ordered or ordered[0].score < self._weights["least"]:
            return Resolved(toponym, None)
        best = ordered[0]
        rivals = [one for one in ordered[1:] if is_elsewhere(one.row, best.row)]
        if not rivals:
            return Resolved(toponym, best)
        margin = best.score - rivals[0].score
        if margin < self._weights["least_lead"]:
            return Resolved(toponym, None, (best, rivals[0]))
        why = f"ahead of {describe(rivals[0].row)}"
        found = replace(best, reasons=(*best.reasons, (why, round(margin, 2))))
        return Resolved(toponym, found)


def _key(toponym: Toponym) -> _Key:
    told = toponym.told and bool(toponym.entries)
    return fold_name(toponym.name), toponym.inside, toponym.phrase, toponym.kind, told


def _best(candidates: tuple[Candidate, ...]) -> Row:
    return max(candidates, key=lambda one: one.score).row


def _mark_holders(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give a name that stands behind a place in it the kind of an area: "Buffalo, New York"."""
    marked: list[Toponym] = []
    for one in toponyms:
        before = marked[-1] if marked else None
        if before is not None and _holds(one, before):
            codes = {code for _, code in before.inside}
            marked.append(replace(one, kind="country" if codes == {""} else "admin1"))
        else:
            marked.append(one)
    return marked


def _holds(toponym: Toponym, before: Toponym) -> bool:
    if toponym.span is None or before.span is None or not before.inside:
        return False
    near = 0 < toponym.span.start - before.span.end <= _COMMA
    return near and fold_name(before.behind) == fold_name(toponym.name)


def _join_senses(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give each toponym with what stands at the first of its name that has anything."""
    told: dict[str, Toponym] = {}
    said: defaultdict[str, set[str]] = defaultdict(set)
    for one in toponyms:
        name = fold_name(one.name)
        said[name] |= one.said_of
        if one.inside or one.phrase:
            told.setdefault(name, one)
    joined = (replace(one, said_of=frozenset(said[fold_name(one.name)])) for one in toponyms)
    return [_complete(one, told.get(fold_name(one.name))) for one in joined]


def _complete(toponym: Toponym, told: Toponym | None) -> Toponym:
    if told is None or toponym.inside or toponym.phrase:
        return toponym
    return replace(toponym, inside=told.inside, phrase=told.phrase, behind=told.behind, told=True)


def _sure_areas(toponym: Toponym) -> Iterable[Area]:
    if len(toponym.inside) != 1:
        return
    for country, code in toponym.inside:
        yield country, ""
        if code:
            yield country, code


def _find_filed(
    document: Document, toponyms: Sequence[Toponym], keys: Sequence[_Key]
) -> _Key | None:
    filed = document.filed_from
    if filed is None:
        return None
    for toponym, key in zip(toponyms, keys, strict=False):
        if toponym.span is not None and toponym.span.overlaps(filed):
            return key
    return None


def describe(row: Row) -> str:
    """Give a place in words: "Paris, Texas, USA"."""
    parts = (row.name, row.division.name if row.division else None, row.country)
    return ", ".join(part for part in parts if part)
