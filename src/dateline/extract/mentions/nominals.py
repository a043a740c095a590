"""What is meant without being named: bodies, and nouns that refer back.

Bodies ("Iraqi security forces") get the actor id of their holder and the body's slug; nouns that
refer back ("the alliance") that of the one thing they can mean.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dateline.extract.mentions.apposition import find_apposed_body
from dateline.extract.mentions.callings import is_firm
from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import Words, load_words
from dateline.extract.syntax import ancestors
from dateline.findings import MentionKind
from dateline.knowledge import Body, Entry, Knowledge, body_id, body_name

HOLDERS = ("country", "organisation", "group", "operation", "place")
_APART = frozenset(("other", "same", "whole", "first", "second", "next", "last"))
_MEMBERS = "member-states"

BodyIndex = dict[str, list[tuple[tuple[str, ...], Body]]]


@lru_cache(maxsize=4)
def index_bodies(knowledge: Knowledge) -> BodyIndex:
    """Give the bodies by the last word of their nouns, longer nouns first."""
    index: BodyIndex = {}
    for body in knowledge.bodies.values():
        for noun in body.nouns:
            words = tuple(noun.lower().replace("'s", " 's").split())
            index.setdefault(words[-1], []).append((words, body))
    for bucket in index.values():
        bucket.sort(key=lambda pair: -len(pair[0]))
    return index


def find_bodies(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give bodies and sets of people, with their holder where the words name one."""
    index = index_bodies(cast.knowledge)
    people = load_words().people
    for token in scene.nouns:
        lower = scene.lower[token.i]
        if (lower not in index and lower not in people) or token.tag == "JJ":
            continue
        if token.i in scene.names or token.i in scene.nominals:
            continue
        found = _match_body(scene, index, token.i) if lower in index else None
        if (found is None and lower not in people) or is_inside(scene, token.i):
            continue
        first, body = found or (token.i, None)
        item = _body_item(scene, cast, first, token.i, body)
        if item is not None:
            yield item


def _match_body(scene: Scene, index: BodyIndex, i: int) -> tuple[int, Body] | None:
    tokens = scene.sentence.tokens
    for words, body in index[tokens[i].text.lower()]:
        first = i - len(words) + 1
        if first >= 0 and all(
            tokens[first + k].text.lower() == word for k, word in enumerate(words)
        ):
            return first, body
    return None


def is_inside(scene: Scene, i: int) -> bool:
    """Tell whether a noun only modifies the next one: "government" in "government officials"."""
    token = scene.sentence.tokens[i]
    return token.dep in ("compound", "nmod", "amod", "npadvmod") and token.head > i


def _body_item(scene: Scene, cast: Cast, first: int, head: int, body: Body | None) -> Item | None:
    edge = scene.left_edge(first, head)
    tokens = scene.sentence.tokens
    holder, end = _find_holder(scene, cast, first, edge, head)
    kind: MentionKind = body.kind if body is not None else "group"
    if holder is None and tokens[head].tag == "NNS":
        kind = "group"
    words = join_words(scene.sentence, edge, end)
    draft = Draft(scene.number, edge, end, head, kind, "nominal", words)
    if kind == "organisation" and not _is_one(scene, edge, head, body):
        return None
    if body is not None and holder is not None:
        entry = cast.knowledge.describe(holder.actor) if holder.actor else None
        if entry is not None and entry.id in cast.knowledge.entries and _can_hold(entry, body):
            actor = body_id(body, entry)
            why = f"what {entry.name} has of the sort {body.slug}"
            return Item(draft, cast.get(actor, body_name(body, entry), kind, actor), why=why)
    definite = scene.is_definite(edge, head)
    slug = body.slug if body is not None else tokens[head].text.lower()
    alone = holder is None and not _is_strangers(scene, edge, first)
    force = _named_police(scene, cast, edge, head, body) if alone else None
    if force is not None:
        return Item(replace(draft, kind=force.kind), force, why="the one named before")
    if alone and (definite or (kind == "organisation" and edge == head)):
        at = (scene.number, edge)
        same = _prefer_topic(cast, scene.lower[head], _same_body(cast, slug, at))
        if same is None and kind == "organisation" and head - edge < 2:
            same = cast.find_back(scene.lower[head], at)
        if same is not None:
            return Item(replace(draft, kind=same.kind), same, why="the one named before")
        state = (
            _only_state(scene, cast, head) if definite and body and kind == "organisation" else None
        )
        if state is not None and body is not None:
            actor = body_id(body, state)
            found = cast.get(actor, body_name(body, state), kind, actor)
            return Item(draft, found, why=f"the sentence tells of no other state than {state.name}")
    return Item(draft, _unknown_body(cast, draft, slug, holder, definite=definite), why="not named")


def _named_police(
    scene: Scene, cast: Cast, edge: int, head: int, body: Body | None
) -> Character | None:
    """Give the force that the text names, for a bare "police"."""
    if body is None or body.slug != "police" or head - edge > 1:
        return None
    return cast.find_back(body.slug, (scene.number, edge), bare=True)


def _unknown_body(
    cast: Cast, draft: Draft, slug: str, holder: Character | None, *, definite: bool
) -> Character:
    """Give a body that nobody knows; one whose holder is named can be meant again without it."""
    of = holder.name if holder is not None else ""
    own = "" if definite or of else f"@{draft.sentence}.{draft.first}"
    bare = draft.head == draft.first  # "Judges of the High Court" are called no court
    name = draft.words[0].lower() + draft.words[1:] if bare else draft.words
    found = cast.get(f"body:{slug}:{of}{own}", name, draft.kind)
    known = cast.bodies.setdefault(slug, [])
    if of and found not in known:
        known.append(found)
    return found


def _only_state(scene: Scene, cast: Cast, head: int) -> Entry | None:
    """Give the only state of a sentence, if the report tells of none more often.

    "Iraq's parliament calls on the government": Iraq's; "the United States urged the government"
    is said to that of somebody else.
    """
    entries = (item.character.entry for item in scene.items())
    countries = {one.country for one in entries if one is not None and one.country is not None}
    if len(countries) != 1 or _is_faced_by_state(scene, head):
        return None
    (country,) = countries
    return cast.knowledge.entries[f"country/{country}"] if cast.is_main(country) else None


def _is_known(scene: Scene, i: int) -> bool:
    item = scene.names.get(i)
    return item is not None and item.character.actor is not None


def _is_strangers(scene: Scene, edge: int, first: int) -> bool:
    """Tell whether capitals that nobody knows say whose a body is: "the Norlandic army"."""
    tokens = scene.sentence.tokens
    return any(
        tokens[i].text[0].isupper() and tokens[i].tag in ("NNP", "NNPS", "JJ") and i > 0
        for i in range(edge, first)
        if scene.lower[i] not in load_words().title_words and not _is_known(scene, i)
    )


def _is_faced_by_state(scene: Scene, head: int) -> bool:
    """Tell whether a state itself is the subject of a clause in which a body is something else."""
    tokens = scene.sentence.tokens
    for item in scene.names.values():
        token = tokens[item.draft.head]
        acts = item.character.kind == "country" and token.dep in ("nsubj", "nsubjpass")
        if (
            acts
            and not item.draft.adjective
            and token.head in {one.i for one in ancestors(scene.sentence, head)}
        ):
            return True
    return False


def _is_one(scene: Scene, edge: int, head: int, body: Body | None) -> bool:
    """Tell whether a body's noun means one certain body: "the court", not "a court"."""
    tokens = scene.sentence.tokens
    if tokens[edge].text.lower() in ("a", "an", "any", "no", "another", "every", "each"):
        return False
    if scene.is_definite(edge, head) or edge < head or tokens[head].tag != "NN":
        return True
    return body is not None and body.slug in ("police", "military", "opposition", "parliament")


def _can_hold(holder: Entry, body: Body) -> bool:
    if body.slug == _MEMBERS:
        return holder.kind in ("organisation", "operation")
    return holder.kind in ("country", "organisation", "group", "operation", "place")


def _same_body(cast: Cast, slug: str, at: tuple[int, int]) -> Character | None:
    """Give the one body of this slug that the document has named with its holder."""
    fitting = [one for one in cast.bodies.get(slug, []) if cast.is_of_main_country(one)]
    if len(fitting) == 1:
        return fitting[0]
    return cast.latest(fitting, at, sentences=1) if fitting else None


def _prefer_topic(cast: Cast, noun: str, same: Character | None) -> Character | None:
    """Give the body of the first line that the noun stands for, where `same` came only later.

    In a report on the International Criminal Court "the court" is that, whatever other court is
    named beside it.
    """
    if same is None or (same.places and same.places[0][0] == 0):
        return same
    opening = [one for one in cast.nouns.get(noun, ()) if one.places and one.places[0][0] == 0]
    return opening[0] if len(opening) == 1 else same


def _find_holder(
    scene: Scene, cast: Cast, first: int, edge: int, head: int
) -> tuple[Character | None, int]:
    """Give the holder of a body and the token after the phrase that names it."""
    for item in scene.left_names(first, edge):
        if item.character.kind in HOLDERS:
            return item.character, head + 1
    back = back_in(scene, cast, edge, first)
    if back is not None:
        return back, head + 1
    return _holder_after(scene, cast, head)


def _holder_after(scene: Scene, cast: Cast, head: int) -> tuple[Character | None, int]:
    tokens = scene.sentence.tokens
    if head + 2 >= len(tokens) or tokens[head + 1].text != "of":
        return None, head + 1
    i = head + 2
    while i < len(tokens) and i < head + 6:
        item = scene.at(i)
        if item is not None and _owns_more(scene, item):
            i = item.draft.last + 1
            continue  # "judges of Norland's Supreme Court" are the court's
        if item is not None and item.character.kind in HOLDERS:
            end = _phrase_end(scene, item.draft.last)
            return item.character, end
        found = back_in(scene, cast, i, i + 1)
        if found is not None:
            return found, _phrase_end(scene, i + 1)
        if tokens[i].tag not in ("DT", "JJ", "NN", "NNP"):
            break
        i += 1
    return None, head + 1


def _owns_more(scene: Scene, item: Item) -> bool:
    """Tell whether a name owns another that stands behind it."""
    after = item.draft.last
    tokens = scene.sentence.tokens
    return (
        after + 1 < len(tokens)
        and tokens[after].tag == "POS"
        and scene.names.get(after + 1) is not None
    )


def _phrase_end(scene: Scene, last: int) -> int:
    """Go on over nouns that the words so far only modify: "of the alliance member countries"."""
    tokens = scene.sentence.tokens
    while (
        last < len(tokens)
        and tokens[last].tag in ("NN", "NNS")
        and (tokens[last - 1].dep in ("compound", "amod", "nmod") and tokens[last - 1].head >= last)
    ):
        last += 1
    return last


def back_in(scene: Scene, cast: Cast, edge: int, first: int) -> Character | None:
    """Give what the nouns between two tokens refer back to, the nearest to `first`."""
    for i in range(first - 1, edge - 1, -1):
        token = scene.sentence.tokens[i]
        if token.tag in ("NN", "NNP"):
            found = cast.find_back(token.text.lower(), (scene.number, i))
            if found is not None:
                return found
    return None


def find_back_references(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give nouns that stand for something named elsewhere: "the alliance", "this country"."""
    words = load_words()
    for token in scene.nouns:
        lower = scene.lower[token.i]
        if (lower not in words.back and lower not in cast.nouns) or token.tag == "JJ":
            continue
        if token.i in scene.names or token.i in scene.nominals:
            continue
        item = _back_item(scene, cast, words, token.i)
        if item is not None:
            yield item


def _back_item(scene: Scene, cast: Cast, words: Words, i: int) -> Item | None:
    lower = scene.lower[i]
    kind = words.back.get(lower)
    edge = i if is_inside(scene, i) else scene.left_edge(i, i)
    beside = find_apposed_body(scene, i) if kind in ("organisation", "group") else None
    if beside is not None:
        found: Character | None = beside.character
    elif _is_named_so(scene, edge, i) or not (
        _is_definite(scene, edge, i) or _stands_bare(scene, cast, edge, i, kind)
    ):
        return None
    else:
        before = next(scene.left_names(i, edge), None)
        if before is not None and lower not in before.character.nominals:
            return None
        found = before.character if before else _refer(scene, cast, edge, i, kind)
    why = "the one named before that can be called so"
    if found is not None and found.kind == "other" and not _is_definite(scene, edge, i):
        return None  # "drug abuse"
    if found is None:
        why = "not named"
        opening = scene.lower[edge]
        if kind != "organisation" or opening == "that" or not _is_definite(scene, edge, i):
            return None
        found = cast.get(f"back:{lower}", join_words(scene.sentence, edge, i + 1), "organisation")
    words_of_it = join_words(scene.sentence, edge, i + 1)
    draft = Draft(scene.number, edge, i + 1, i, found.kind, "nominal", words_of_it)
    return Item(draft, found, why=why)


def _is_named_so(scene: Scene, edge: int, i: int) -> bool:
    """Tell whether capitals make a name of a noun that no list has: "the Parachute Regiment"."""
    tokens = scene.sentence.tokens
    return tokens[i].text[0].isupper() and any(
        tokens[j].tag == "NNP" and j not in scene.names for j in range(edge, i)
    )


def _is_definite(scene: Scene, edge: int, i: int) -> bool:
    """Tell whether a noun phrase means one certain thing that has been named: "the agency"."""
    if scene.lower[edge] not in ("the", "this", "that") and not _is_owned(scene, edge):
        return False
    return not _tells_apart(scene, edge, i)


def _tells_apart(scene: Scene, edge: int, i: int) -> bool:
    tokens = scene.sentence.tokens
    return any(tokens[j].tag in ("JJR", "JJS") or scene.lower[j] in _APART for j in range(edge, i))


def _is_owned(scene: Scene, edge: int) -> bool:
    return scene.sentence.tokens[edge].tag == "PRP$"


def _stands_bare(scene: Scene, cast: Cast, edge: int, i: int, kind: str | None) -> bool:
    """Tell whether a noun without article can refer back: "Commission officials", in headlines."""
    if edge != i:
        return False
    if kind in ("organisation", "operation") and _heads_headline(scene, i):
        return True
    if kind == "group" or _is_modified(scene, i) or scene.lower[i] not in cast.nouns:
        return False
    return is_inside(scene, i) or (scene.sentence.tokens[i].text[0].isupper() and i > 0)


def _heads_headline(scene: Scene, i: int) -> bool:
    """Tell whether a noun without article stands for somebody in a headline: "union rejects"."""
    token = scene.sentence.tokens[i]
    return scene.is_headline and token.tag in ("NN", "NNP") and not is_inside(scene, i)


def _is_modified(scene: Scene, i: int) -> bool:
    """Tell whether the word before belongs to the same noun phrase: "Iraqi militia leaders"."""
    return i > 0 and scene.sentence.tokens[i - 1].dep in ("amod", "compound", "nmod", "poss")


def _refer(scene: Scene, cast: Cast, edge: int, i: int, kind: str | None) -> Character | None:
    at, noun = (scene.number, i), scene.lower[i]
    if kind == "country" or (kind == "place" and noun in ("city", "town", "village", "capital")):
        token = scene.sentence.tokens[i]
        if _is_owned(scene, edge) or (i > 0 and token.text[0].isupper()):
            return None  # "Face the Nation" is a name of something
        wanted = "country" if kind == "country" else "place"
        if kind == "country" and cast.is_home_unknown:
            return None
        fitting = [c for c in cast.known_places if c.kind == wanted and _fits_place(c, noun)]
        return cast.latest(fitting, at, sentences=1)
    if kind == "place":
        return None
    bare = i - edge < 2 and not is_inside(scene, i)
    found = cast.find_back(noun, at, bare=bare)
    return cast.find_unsorted(at) if found is None and bare and is_firm(noun) else found


def _fits_place(character: Character, noun: str) -> bool:
    entry = character.entry
    if noun in ("country", "nation", "republic", "kingdom"):
        return True
    return entry is not None and entry.precision == 4
