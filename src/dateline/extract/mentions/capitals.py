"""Capitals that stand for their states: "Moscow denied it" and "Moscow's denial" are Russia's."""

from bisect import insort

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.statements.lexicon import load_lexicon


def stand_for_states(scene: Scene, cast: Cast) -> None:
    """Make the country of each capital that is the subject of what only states and people do."""
    states, verbs = cast.knowledge.capitals, load_words().state_verbs
    tokens = scene.sentence.tokens
    for i, item in list(scene.names.items()):
        state = states.get(item.character.actor or "")
        if state is None or i != item.draft.head:
            continue
        above = tokens[tokens[i].head]
        said = tokens[i].dep == "poss" and load_lexicon().frames("NOUN", above.lemma) is not None
        if not said and (tokens[i].dep != "nsubj" or above.lemma not in verbs):
            continue
        country = cast.of_entry(cast.knowledge.entries[state])
        why = "the capital does what only states do"
        scene.add_name(Item(item.draft, country, why=why))
        insort(country.places, (scene.number, item.draft.first))
