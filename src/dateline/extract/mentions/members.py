"""Those who make up a named body, where they speak for it: "the judges" of a court found, "the
riders" of a Riders' Assembly suspect, "the rebels" of the Northern Front ask.

The body is the only one in the text whose name has a word of theirs, or one that their noun goes
with by the list.
"""

from collections.abc import Iterator, Sequence

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.homes import LEAD
from dateline.extract.mentions.scene import Item, Scene, rename
from dateline.extract.mentions.words import load_words
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import SUBJECTS
from dateline.text import Token

_WHY = "those who make up the body named"
_OF_WORDS = frozenset(("quote", "clause"))
_BODIES = frozenset(("organisation", "group", "operation"))
_PLURAL = ("NNS", "NNPS")
_SHORTEST = 4
"""Letters that a word has at least which a body and its members can share."""


def join_members(scenes: Sequence[Scene]) -> None:
    """Enter members who speak as the body that they make up."""
    bodies = _find_bodies(scenes)
    if not bodies:
        return
    named = {item.character for scene in scenes for item in scene.names.values()}
    for scene in scenes:
        for token in scene.nouns:
            known = scene.nominals.get(token.i)
            if token.i in scene.names or (known is not None and known.character in named):
                continue
            if token.tag not in _PLURAL or not _speaks(scene, token):
                continue
            edge = scene.left_edge(token.i, token.i)
            body = _find_body(scene, token, bodies) if _is_plain(scene, edge, token.i) else None
            if body is None:
                continue
            words = join_words(scene.sentence, edge, token.i + 1)
            draft = Draft(scene.number, edge, token.i + 1, token.i, body.kind, "nominal", words)
            scene.add_nominal(Item(draft, body, why=_WHY))
            if known is not None:  # where they stand elsewhere, as "they" do
                rename(scenes, {known.character: body}, why=_WHY)


def _find_bodies(scenes: Sequence[Scene]) -> dict[Character, frozenset[str]]:
    """Give the bodies that a text names, with the words of their names."""
    found: dict[Character, frozenset[str]] = {}
    for scene in scenes:
        for item in scene.names.values():
            body = item.character
            if body.kind in _BODIES:
                names = f"{body.name} {item.draft.words}".lower()
                found[body] = found.get(body, frozenset()) | frozenset(_split(names))
    return found


def _split(names: str) -> Iterator[str]:
    for word in names.replace("’", "'").split():
        yield word.removesuffix("'s").rstrip("'")


def _speaks(scene: Scene, token: Token) -> bool:
    """Tell whether somebody says, finds or judges something, or stands behind "by" or "to"."""
    if token.i in scene.quoted or token.dep not in (*SUBJECTS, "pobj"):
        return False
    if token.dep == "pobj":
        return scene.lower[token.head] in ("by", "to")
    frames = load_lexicon().frames("VERB", scene.sentence.tokens[token.head].lemma) or {}
    return not _OF_WORDS.isdisjoint(frames) or frames.get("thing") == "judgement"


def _is_plain(scene: Scene, edge: int, i: int) -> bool:
    """Tell whether a noun means all members of one body: "the judges", in a lead "top judges".

    Capitals, numbers and "some" tell of others or of some of them.
    """
    before = scene.sentence.tokens[edge:i]
    if any(one.text[0].isupper() and one.i > 0 for one in before):
        return False
    after = scene.sentence.tokens[i + 1 : i + 2]
    if any(one.tag == "IN" and one.head == i for one in after):
        return False
    if before and scene.lower[edge] == "the":
        return all(one.tag in ("DT", "JJ", "NN") for one in before)
    return scene.number <= LEAD and all(one.tag == "JJ" for one in before)


def _find_body(
    scene: Scene, token: Token, bodies: dict[Character, frozenset[str]]
) -> Character | None:
    lower, lemma = scene.lower[token.i], token.lemma.lower()
    signs = load_words().members.get(lemma, frozenset())
    shared = {lower, lemma} if len(lemma) >= _SHORTEST else set()
    fitting = [one for one, words in bodies.items() if not words.isdisjoint(signs | shared)]
    return fitting[0] if len(fitting) == 1 else None
