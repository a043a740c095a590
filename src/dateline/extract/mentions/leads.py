"""Leads that call somebody by an office whom only a later sentence names.

"Norland's defence minister said on Monday ... Ada Berg, who arrived from the coast, said": the one
who speaks in the lead is the first who speaks by name, if no other title speaks before and nothing
says that the name is somebody else's. Of somebody whose age follows ("Ada Berg, 59, denies it") the
lead need not have told any words.
"""

import re
from collections.abc import Sequence

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import has_office
from dateline.extract.mentions.it import leads_sentence
from dateline.extract.mentions.roles import Title
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.titles import plain_title
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import children
from dateline.text import Token

_FOR = re.compile(" (?:for|of|to) ")
_LONGEST = 5
"""Sentences before the name, the headline among them, at most."""
_INDEFINITE = frozenset(("a", "an", "another", "one", "every", "each", "any", "no", "some"))


def learn_lead(scenes: Sequence[Scene], titles: Sequence[Sequence[Title]], cast: Cast) -> None:
    """Note the title under which a lead brings up the first person that the text names."""
    first = next((scene for scene in scenes[: _LONGEST + 1] if _people(scene)), None)
    if first is None or first.number == 0:
        return
    item = _people(first)[0]
    aged = is_aged(first, item)
    if not _may_be_brought_up(first, item, aged=aged):
        return
    leads = [
        title
        for scene, found in zip(scenes[: first.number], titles, strict=False)
        for title in found
        if scene.lower[title.edge] not in _INDEFINITE
    ]
    if aged:
        leads = leads[-1:]
    speaking = [one for one in leads if _title_speaks(scenes, titles, one, aged=aged)]
    whole = max((plain_title(one.words) for one in leads), key=len, default="")
    office = _bare(whole)
    if not speaking or not all(office.endswith(_bare(plain_title(one.words))) for one in leads):
        return
    holder = next((one.holder for one in leads if one.holder is not None), None)
    if cast.find_holder_of(whole, holder, (first.number, 0), ahead=True) is not None:
        return
    cast.add_role(item.character, whole, holder.name if holder is not None else None)
    cast.lead = first.number


def _bare(title: str) -> str:
    """Give a title without what it is for: "envoy" of "envoy for the country"."""
    return _FOR.split(title, maxsplit=1)[0]


def _may_be_brought_up(first: Scene, item: Item, *, aged: bool) -> bool:
    """Tell whether nothing else says who the first person is that a text names in full."""
    person, main = item.character, leads_sentence(first.sentence, _head(first, item))
    speaks = _speaks(first, item) or (aged and main)
    alone = main or all(one.character is person for one in _people(first))
    return " " in item.draft.words and speaks and not has_office(person) and alone


def _people(scene: Scene) -> list[Item]:
    return [one for one in scene.items() if one.character.kind == "person"]


def _speaks(scene: Scene, item: Item) -> bool:
    return is_speaking(scene, item.draft.head)


def _head(scene: Scene, item: Item) -> Token:
    return scene.sentence.tokens[item.draft.head]


def is_aged(scene: Scene, item: Item) -> bool:
    """Tell whether a name stands with an age alone, as one does whom the text has brought up."""
    after = scene.sentence.tokens[item.draft.last : item.draft.last + 3]
    marks = [one.text for one in after[::2]]
    return marks == [",", ","] and after[1].text.isdecimal()


def _title_speaks(
    scenes: Sequence[Scene], titles: Sequence[Sequence[Title]], title: Title, *, aged: bool
) -> bool:
    """Tell whether somebody with a title speaks, or is what a sentence is about, an `aged` one."""
    scene = next(one for one, found in zip(scenes, titles, strict=True) if title in found)
    main = aged and leads_sentence(scene.sentence, scene.sentence.tokens[title.head])
    return main or is_speaking(scene, title.head)


def is_speaking(scene: Scene, i: int) -> bool:
    """Tell whether a word, or the noun that it stands beside, is the subject of what is said."""
    token = scene.sentence.tokens[i]
    if token.dep == "appos":
        token = scene.sentence.tokens[token.head]  # "The editor, Ada Berg, said"
    verb = scene.sentence.tokens[token.head]
    if token.dep != "nsubj":
        return False
    states = load_words().state_verbs
    verbs = (verb, *children(scene.sentence, verb.i, "conj"))
    return any(one.lemma == "tell" or one.lemma in states for one in verbs)
