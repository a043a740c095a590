"""What people are by what they do: "who leads the council", "works as a nurse", "one of them".

Titles alone go on from these: "the council leader", "the nurse".
"""

from collections.abc import Iterator

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.titles import plain_title
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import child, children
from dateline.text import Token

_BODIES = ("organisation", "country", "group", "operation", "place")
_RELATIVES = ("who", "that")
_THEM = ("them", "these", "those")


def learn_posts(scene: Scene, cast: Cast) -> None:
    """Note what the people of a sentence are called by the words for what they do."""
    for verb in scene.sentence.tokens:
        if verb.pos == "VERB":
            undergone = load_words().undergone.get(verb.lemma)
            accused = _find_doer(scene, verb, "nsubjpass") if undergone is not None else None
            if undergone is not None and accused is not None:
                cast.add_role(accused.character, undergone, None)
            doer = _find_doer(scene, verb, "nsubj")
            if doer is None:
                continue
            for title, holder in _read_verb(scene, verb):
                cast.add_role(doer.character, title, holder)
    for item in list(scene.names.values()):
        if item.character.kind == "person":
            for title in _one_of(scene, item):
                cast.add_role(item.character, title, None)


def _find_doer(scene: Scene, verb: Token, dep: str) -> Item | None:
    """Give the named person who does or suffers something, also where "who" stands for the name."""
    tokens = scene.sentence.tokens
    doer = child(scene.sentence, verb.i, dep)
    if doer is None or child(scene.sentence, verb.i, "neg") is not None:
        return None
    named = doer.text.lower() in _RELATIVES and verb.dep == "relcl"
    item = scene.names.get(verb.head if named else doer.i)
    if item is None or item.character.kind != "person":
        return None
    return item if tokens[item.draft.head].i == (verb.head if named else doer.i) else None


def _read_verb(scene: Scene, verb: Token) -> Iterator[tuple[str, str | None]]:
    title = load_words().led.get(verb.lemma)
    led = child(scene.sentence, verb.i, "dobj") if title is not None else None
    over = child(scene.sentence, verb.i, "prep") if title is not None and led is None else None
    if over is not None and over.text == "over":
        led = child(scene.sentence, over.i, "pobj")
    body = scene.names.get(led.i) if led is not None else None
    if title is not None and body is not None and body.character.kind in _BODIES:
        yield title, body.character.name
        for noun in sorted(body.character.nominals & load_words().title_words):
            yield f"{noun} {title}", body.character.name  # "the council leader"
    for preposition in children(scene.sentence, verb.i, "prep"):
        calling = child(scene.sentence, preposition.i, "pobj")
        if preposition.text == "as" and calling is not None and _is_calling(scene, calling):
            yield plain_title(calling.text), None


def _is_calling(scene: Scene, noun: Token) -> bool:
    people = load_words().person | load_words().title_heads
    article = child(scene.sentence, noun.i, "det")
    told = article is not None and article.text.lower() in ("a", "an")
    return told and noun.tag == "NN" and noun.text.lower() in people


def _one_of(scene: Scene, item: Item) -> Iterator[str]:
    """Read "Two nurses were hurt; one of them, Ada Berg, said", "one of the nurses, Ada Berg"."""
    tokens = scene.sentence.tokens
    head = tokens[item.draft.head]
    one = tokens[head.head]
    if head.dep != "appos" or one.text.lower() != "one" or one.i > head.i:
        return
    preposition = child(scene.sentence, one.i, "prep")
    whole = child(scene.sentence, preposition.i, "pobj") if preposition is not None else None
    if whole is None:
        return
    many = tokens[: one.i] if whole.text.lower() in _THEM else (whole,)
    people = load_words().person | load_words().title_heads
    singular = {noun.lemma for noun in many if noun.tag == "NNS"} & people
    if len(singular) == 1:
        yield plain_title(singular.pop())
