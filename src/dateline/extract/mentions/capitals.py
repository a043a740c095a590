"""Capitals that stand for their states: "Moscow denied it" is Russia's denial."""

from bisect import insort
from functools import lru_cache

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.knowledge import Entry, Knowledge


@lru_cache(maxsize=4)
def _states(knowledge: Knowledge) -> dict[str, Entry]:
    return {
        entry.capital: entry for entry in knowledge.entries.values() if entry.capital is not None
    }


def stand_for_states(scene: Scene, cast: Cast) -> None:
    """Make the country of each capital that is the subject of what only states and people do."""
    states, verbs = _states(cast.knowledge), load_words().state_verbs
    tokens = scene.sentence.tokens
    for i, item in list(scene.names.items()):
        state = states.get(item.character.actor or "")
        if state is None or i != item.draft.head:
            continue
        if tokens[i].dep != "nsubj" or tokens[tokens[i].head].lemma not in verbs:
            continue
        country = cast.of_entry(state)
        scene.add_name(Item(item.draft, country))
        insort(country.places, (scene.number, item.draft.first))
