"""Of what sort a body is, by its name or by what is said of it, and which nouns stand for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import Plain, load_folder
from dateline.errors import KnowledgeError
from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.drafts import join_words
from dateline.extract.mentions.roles import Title
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import children
from dateline.text import Sentence, Token

_FILE = "callings.yaml"
_LONGEST = 8
"""Words of a name before its apostrophe, at most."""
_APOSTROPHES = ("'", "’")
_ONE = ("a", "an", "another")
_KINDS = ("organisation", "group")


@dataclass(frozen=True, slots=True)
class Calling:
    """One sort of body: the nouns it is called by, and what tells it (see callings.yaml)."""

    called: frozenset[str]
    persons: frozenset[str]
    posts: frozenset[str]
    nouns: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]

    def fits(self, name: str) -> bool:
        """Tell whether a name of several words is that of such a body."""
        parts = name.split(" ")
        if len(parts) < 2:
            return False
        if parts[-1] in self.ends or parts[0] in self.starts:
            return True
        inside = {part.lower().strip("'’,") for part in parts}
        return bool(inside & self.words) and bool(inside & self.beside)


@cache
def load_callings() -> tuple[Calling, ...]:
    """Read the sorts of bodies; KnowledgeError names what is wrong."""
    content = dict(load_folder("mentions")).get(_FILE)
    if not isinstance(content, dict):
        raise KnowledgeError(f"{_FILE}: must hold sorts of bodies")
    return tuple(_read(name, lists) for name, lists in content.items())


def _read(name: str, lists: Plain) -> Calling:
    if not isinstance(lists, dict) or not all(isinstance(one, str) for one in lists.values()):
        raise KnowledgeError(f"{_FILE}: {name} must hold lists with commas")

    def words(key: str) -> frozenset[str]:
        return frozenset(part.strip() for part in str(lists.get(key, "")).split(",")) - {""}

    return Calling(
        words("called"),
        words("persons"),
        words("posts"),
        words("nouns"),
        words("starts"),
        words("ends"),
        words("words"),
        words("beside"),
    )


def tells_body(sentence: Sentence, first: int, last: int, *, person: bool) -> bool:
    """Tell whether a name is a body's by the noun said of it, and by its last word.

    What seems to be a `person` may have a noun that people have too ("a policy maker"), what seems
    to be a place may end in one that places have too ("Tarn Water").
    """
    tokens = sentence.tokens
    known = load_callings()
    ended = last - first > 1 and tokens[last - 1].text in _ends()
    if ended and (person or _acts(sentence, last - 1)):
        return True
    if first > 2 and tokens[first - 1].text == "of":
        post = join_words(sentence, first - 3, first - 1).lower()
        if any(post in one.posts for one in known):
            return True
    if person and last + 3 < len(tokens) and tokens[last].tag == "POS":
        ends = range(last + 3, min(last + 5, len(tokens)))
        posts = {join_words(sentence, last + 1, end).lower() for end in ends}
        if any(not posts.isdisjoint(one.posts) for one in known):
            return True  # people have managers, but no chief executives
    whole = tokens[tokens[last - 1].head]
    if tokens[last - 1].dep == "appos" and whole.tag == "NN" and whole.i < first:
        one = any(det.text.lower() in _ONE for det in children(sentence, whole.i, "det"))
        if whole.text.lower() in _body_nouns() and (one or not person):
            return True  # "a monitoring group, Skywatch"
    beside = [one for i in range(first, last) for one in children(sentence, i, "appos")]
    nouns = {one.text.lower() for one in beside if one.i >= last}
    if first > 0 and tokens[first - 1].tag in ("NN", "JJ"):
        nouns.add(tokens[first - 1].text.lower())
    return any(nouns & (one.nouns - one.persons if person else one.nouns) for one in known)


def _acts(sentence: Sentence, i: int) -> bool:
    """Tell whether a name speaks or decides as no place does: "where Tarn Water wants a dam"."""
    token = sentence.tokens[i]
    return token.dep == "nsubj" and sentence.tokens[token.head].lemma in load_words().state_verbs


def can_be_body(noun: str) -> bool:
    """Tell whether people and bodies are called by a noun: "the contractor", "the developer"."""
    return any(noun in one.persons for one in load_callings())


def is_firm(noun: str) -> bool:
    """Tell whether a noun stands for firms, of which no name needs to tell what they are."""
    return noun in _firms()


@cache
def _firms() -> frozenset[str]:
    return next(one.called for one in load_callings() if "firm" in one.called)


def names_several(end: str) -> bool:
    """Tell whether a last word in the plural makes a body's name: no family is called "Lines"."""
    return end.endswith("s") and end in _ends()


@cache
def _united_ends() -> frozenset[str]:
    words = load_words()
    united = {word for one in load_callings() if one.beside for word in one.words}
    back = {noun for noun, kind in words.back.items() if kind == "organisation"}
    return frozenset(united | back | words.named_heads)


def find_united(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give names of bodies after those who make them: "the Nurses and Midwives' Association"."""
    tokens = sentence.tokens
    for mark in tokens[1:-1]:
        if mark.text not in _APOSTROPHES:
            continue
        owner, end = tokens[mark.i - 1].text, tokens[mark.i + 1].text
        if not end.istitle() or end.lower() not in _united_ends():
            continue
        if not owner[0].isupper() or owner[-1] != "s":
            continue
        first = mark.i - 1
        while first > max(0, mark.i - _LONGEST) and _goes_back(sentence, first):
            first -= 1
        yield first, mark.i + 2


def find_started(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give names that the first word makes a body's: "Minera Santa Elvira", "PT Gunung Jati"."""
    tokens = sentence.tokens
    starts = _starts()
    for token in tokens[:-1]:
        if token.text not in starts or token.tag[0] != "N":
            continue
        last = token.i + 1
        while last < len(tokens) and last - token.i < _LONGEST and _is_inside(tokens[last]):
            last += 1
        if last > token.i + 1:
            yield token.i, last


def find_pleas(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give names of campaigns that are what they ask for: "Save Our Shelves"."""
    tokens = sentence.tokens
    for owner in tokens[1:-1]:
        plea, thing = tokens[owner.i - 1], tokens[owner.i + 1]
        if owner.tag == "PRP$" and all(one.text.istitle() for one in (plea, owner, thing)):
            last = thing.i + 1
            while last < len(tokens) and _is_inside(tokens[last]):
                last += 1
            yield plea.i, last


def find_called(sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Give names unseen by the tagger beside a noun that only bodies have: "the group, Isolde"."""
    nouns = _body_nouns()
    for token in sentence.tokens:
        beside = sentence.tokens[token.head]
        if token.dep != "appos" or token.i in covered or not token.text.istitle():
            continue
        if beside.i > token.i or beside.tag != "NN" or beside.text.lower() not in nouns:
            continue
        first = token.i
        while first > 0 and first - 1 not in covered and _is_inside(sentence.tokens[first - 1]):
            first -= 1
        yield first, token.i + 1


@cache
def _body_nouns() -> frozenset[str]:
    told = (one.nouns - one.persons for one in load_callings())
    back = load_words().back
    kept = (noun for noun, kind in back.items() if kind in _KINDS)
    return frozenset().union(*told, kept)


def find_ended(sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Give names that the last word makes a body's and the tagger has not seen: "Corvin Lines"."""
    tokens = sentence.tokens
    ends = _ends()
    for token in tokens[1:]:
        if token.text not in ends or token.i in covered or not _is_inside(token):
            continue
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and (_is_inside(after) or after.i in covered):
            continue
        first = token.i
        while first > 0 and first - 1 not in covered and _is_inside(tokens[first - 1]):
            first -= 1
            if token.i - first == _LONGEST:
                break
        if first < token.i and first - 1 not in covered:
            yield first, token.i + 1


@cache
def _ends() -> frozenset[str]:
    return frozenset(end for one in load_callings() for end in one.ends)


@cache
def _starts() -> frozenset[str]:
    return frozenset(start for one in load_callings() for start in one.starts)


def _is_inside(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS") and token.text[0].isupper() and not token.text.isupper()


def _goes_back(sentence: Sentence, first: int) -> bool:
    """Tell whether the word before belongs to the name as well: a capital, or "and" after one."""
    tokens = sentence.tokens
    before = tokens[first - 1]
    if before.text == "and":
        if first < 2:
            return False
        other = tokens[first - 2]
        return other.text in _APOSTROPHES or (other.text[0].isupper() and other.tag[0] == "N")
    if before.text in _APOSTROPHES:
        return first > 1 and tokens[first - 2].text[0].isupper()
    return before.text[0].isupper() and before.tag in ("NNP", "NNPS", "NNS")


def learn_bodies(scene: Scene, cast: Cast) -> None:
    """Note which nouns can stand for the bodies that a sentence names."""
    for i, item in scene.names.items():
        if i != item.draft.first or item.character.kind not in _KINDS:
            continue
        nouns = [scene.lower[noun] for noun in _said_of(scene, item)]
        for noun in nouns:
            if load_words().back.get(noun) in _KINDS:
                cast.call(item.character, noun)
        for calling in load_callings():
            if calling.fits(item.character.name) or not calling.nouns.isdisjoint(nouns):
                for noun in calling.called:
                    cast.call(item.character, noun)


def learn_employers(cast: Cast, titles: Sequence[Title]) -> None:
    """Note which bodies have people in posts that only one sort has: "the chief executive of"."""
    for title in titles:
        body = title.holder
        if body is None or body.kind not in _KINDS or body.nominals:
            continue
        for calling in load_callings():
            if title.words.lower() in calling.posts:
                for noun in calling.called:
                    cast.call(body, noun)


def _said_of(scene: Scene, item: Item) -> Iterator[int]:
    """Give the nouns beside a name: "the operator Isolde", "Isolde, an operator"."""
    tokens = scene.sentence.tokens
    first, head = item.draft.first, tokens[item.draft.head]
    for noun in children(scene.sentence, head.i, "appos"):
        yield noun.i
    if head.dep == "appos":
        yield head.head
    if (
        first
        and tokens[first - 1].tag in ("NN", "JJ")  # "the weekly Isolde"
        and tokens[first - 1].dep in ("compound", "nmod", "amod")
        and tokens[first - 1].head == head.i
    ):
        yield first - 1
    if head.dep == "nsubj" and tokens[head.head].lemma == "be":
        for told in children(scene.sentence, head.head, "attr"):
            yield told.i
