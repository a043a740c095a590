"""All mentions of a document, step by step: names, what is described, titles, pronouns."""

from bisect import bisect_right
from collections.abc import Sequence

from dateline.extract.mentions.apposition import learn_callings
from dateline.extract.mentions.belonging import join_owned
from dateline.extract.mentions.brought_up import join_brought_up
from dateline.extract.mentions.callings import learn_bodies, learn_employers
from dateline.extract.mentions.capitals import stand_for_states
from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.clients import Clients
from dateline.extract.mentions.happenings import find_happenings
from dateline.extract.mentions.introduced import join_described, join_introduced
from dateline.extract.mentions.leads import learn_lead
from dateline.extract.mentions.marks import learn_marks
from dateline.extract.mentions.members import join_members
from dateline.extract.mentions.missions import find_missions
from dateline.extract.mentions.names import find_names
from dateline.extract.mentions.nominals import (
    find_back_references,
    find_bodies,
)
from dateline.extract.mentions.operations import find_headlined, find_operations
from dateline.extract.mentions.people import find_people
from dateline.extract.mentions.posts import learn_posts
from dateline.extract.mentions.pronouns import find_pronouns
from dateline.extract.mentions.regimes import find_regimes
from dateline.extract.mentions.roles import find_titles, learn_roles, resolve_titles
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.sectors import learn_sides
from dateline.extract.mentions.transcripts import find_first_person, find_turns
from dateline.extract.statements.inserted import find_quotations
from dateline.findings import Mention
from dateline.identity import make_part_id
from dateline.knowledge import Knowledge
from dateline.text import Document, Sentence


def find_mentions(
    document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> tuple[Mention, ...]:
    """Give all mentions of actors, places and operations, in order of their spans.

    Mentions of one thing share `entity`; `actor` is the knowledge entry, or an id that
    `Knowledge.describe` makes an entry of. What cannot be resolved to one thing stays by itself
    (names, nouns) or is left out (pronouns).
    """
    cast = Cast(knowledge, document.published.day)
    marked = find_quotations(document.text, sentences)
    quotes = [(quote.first, quote.last) for quote in marked]
    scenes = [
        Scene(number, sentence, _quoted(sentence, quotes))
        for number, sentence in enumerate(sentences)
    ]
    drafts = find_names(document, sentences, knowledge)
    for draft, (character, why) in zip(drafts, cast.add_names(drafts), strict=True):
        scenes[draft.sentence].add_name(Item(draft, character, why=why))
    for scene in scenes:
        stand_for_states(scene, cast)
        learn_bodies(scene, cast)
    _enter(scenes, cast)
    roles = _resolve(scenes, cast)
    join_owned(scenes)
    join_introduced(scenes)
    join_described(scenes)
    join_brought_up(scenes)
    join_members(scenes)
    for scene in scenes:
        learn_sides(scene)
    return _make_mentions(document, scenes, roles)


def _enter(scenes: list[Scene], cast: Cast) -> None:
    """Enter what its own words describe: operations first, since bodies can belong to them."""
    for scene in scenes:
        for item in find_missions(scene, cast):
            scene.add_nominal(item)
        for item in find_operations(scene, cast):
            scene.add_nominal(item)
        for item in find_headlined(scene, cast):
            scene.add_nominal(item)
        for item in find_regimes(scene, cast):
            scene.add_nominal(item)
        for item in find_happenings(scene, cast):
            scene.add_nominal(item)
    for scene in scenes:
        for item in find_bodies(scene, cast):
            scene.add_nominal(item)


def _resolve(scenes: list[Scene], cast: Cast) -> dict[tuple[int, int], str]:
    """Resolve titles, nouns and pronouns; give the roles of names by sentence and first token."""
    roles: dict[tuple[int, int], str] = {}
    find_turns(scenes)
    titles = [list(find_titles(scene, cast)) for scene in scenes]
    marks = [learn_marks(scene, cast) for scene in scenes]
    for found in titles:
        learn_roles(cast, found)
        learn_employers(cast, found)
    for scene in scenes:
        learn_callings(scene, cast)
        learn_posts(scene, cast)
    learn_lead(scenes, titles, cast)
    clients = Clients()
    for scene, found, marked in zip(scenes, titles, marks, strict=True):
        for item, role in (*resolve_titles(scene, cast, found), *marked):
            roles.setdefault((scene.number, item.draft.first), role)
        for finder in (find_people, find_back_references):
            for item in list(finder(scene, cast)):
                scene.add_nominal(item)
        for item in find_first_person(scene):
            scene.add_nominal(item)
        for item in find_pronouns(scenes, scene.number):
            scene.add_nominal(item)  # at once: the next pronoun may go on from it
        for item in list(clients.find(scene)):
            scene.add_nominal(item)
    return roles


def _sector(character: Character, role: str | None) -> str | None:
    """Give the PLOVER sector; who has left office is of the elite (codebook, actors: ELI)."""
    known = character.entry.sector if character.entry else character.sector
    return "ELI" if role is not None and role.startswith("former ") else known


def _quoted(sentence: Sentence, quotes: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Give the tokens of a sentence that stand inside quotation marks."""
    first = bisect_right(quotes, sentence.start, key=lambda quote: quote[1])
    near = []
    for quote in quotes[first : first + 20]:
        if quote[0] >= sentence.end:
            break
        near.append(quote)
    if not near:
        return frozenset()
    return frozenset(t.i for t in sentence.tokens for a, b in near if a <= t.start < b)


def _make_mentions(
    document: Document, scenes: list[Scene], roles: dict[tuple[int, int], str]
) -> tuple[Mention, ...]:
    entities: dict[int, str] = {}
    taken: dict[str, int] = {}
    mentions: dict[tuple[int, int, str], Mention] = {}
    for scene in scenes:
        tokens = scene.sentence.tokens
        for item in scene.items():
            draft, character = item.draft, item.character
            entity = entities.get(id(character))
            if entity is None:
                nth = taken[character.name] = taken.get(character.name, 0) + 1
                name = character.name if nth == 1 else f"{character.name}\x1f{nth}"
                entity = make_part_id("entity", document.id, name)
                entities[id(character)] = entity
            span = document.span(tokens[draft.first].start, tokens[draft.last - 1].end)
            mentions[span.start, span.end, character.kind] = Mention(
                id=make_part_id("mention", document.id, span.start, span.end, character.kind),
                span=span,
                kind=character.kind,
                form=draft.form,
                entity=entity,
                actor=character.actor,
                role=item.role or roles.get((scene.number, draft.first)),
                head=tokens[draft.head].start,
                why=item.why,
                country=character.entry.country if character.entry else character.country,
                sector=_sector(character, item.role or roles.get((scene.number, draft.first))),
            )
    return tuple(mentions[key] for key in sorted(mentions))
