"""Capitals that stand for their states: "Moscow denied it" and "Moscow's denial" are Russia's.

Brussels is the EU's where the text names that and not Belgium.
"""

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
        body = load_words().seats.get(item.character.actor or "")
        if body is not None and cast.peek(state) is None and _is_told(cast, body):
            state = body
        country = cast.of_entry(cast.knowledge.entries[state])
        why = "the capital does what only states do"
        scene.add_name(Item(item.draft, country, why=why))
        insort(country.places, (scene.number, item.draft.first))


def _is_told(cast: Cast, body: str) -> bool:
    entries = (one.entry for one in cast.characters)
    return any(body in (one.id, one.part_of) for one in entries if one is not None)
