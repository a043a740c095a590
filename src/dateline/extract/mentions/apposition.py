"""Nouns beside a name that are the same person: "Ada Berg, the nurse", "his sister Iva"."""

from collections.abc import Iterator

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.drafts import join_words
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.titles import plain_title
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import child, children
from dateline.text import Token

_LONGEST = 8
"""Words of "of the inn by the harbour" behind a noun, at most."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOBODY = frozenset(("no", "whose", "every", "each", "any"))
_MARKS = frozenset((",", "(", "—", "–"))
_CALLED = ("called", "named")
_WHOSE = ("of", "at", "from", "in")


def find_apposed(scene: Scene, edge: int, head: int, end: int) -> Item | None:
    """Give the named person that a noun stands beside, by the parse or by a comma between them.

    The noun's phrase goes from `edge` up to `end`.
    """
    for other in _beside(scene, head):
        item = scene.names.get(other.i)
        if item is not None and item.character.kind == "person":
            return item
    if scene.lower[edge] in _NOBODY:
        return None
    end = _with_whose(scene, head, end)
    return _after_comma(scene, edge, head, end) or _before_comma(scene, edge, end)


def find_apposed_body(scene: Scene, head: int) -> Item | None:
    """Give the named body that a noun stands beside: "the firm, Isolde", "Isolde, the firm"."""
    for other in _beside(scene, head):
        item = scene.names.get(other.i)
        if item is not None and item.character.kind in ("organisation", "group"):
            return None if item.draft.adjective else item
    return None


def _beside(scene: Scene, head: int) -> Iterator[Token]:
    tokens = scene.sentence.tokens
    token = tokens[head]
    yield from children(scene.sentence, head, "appos")
    if token.dep == "appos":
        yield tokens[token.head]
    denied = child(scene.sentence, token.head, "neg") is not None
    if token.dep == "nsubj" and tokens[token.head].lemma == "be" and not denied:
        yield from children(scene.sentence, token.head, "attr")  # "That man was Berg"
    if token.dep == "attr" and tokens[token.head].lemma == "be" and not denied:
        subject = child(scene.sentence, token.head, "nsubj")
        if subject is not None:
            yield subject


def _with_whose(scene: Scene, head: int, end: int) -> int:
    """Take in "of the inn" after a noun, unless it names another person: "of the mayor"."""
    tokens = scene.sentence.tokens
    if end != head + 1 or end >= len(tokens) or tokens[end].text not in _WHOSE:
        return end
    people = load_words().person
    for i in range(end + 1, min(end + _LONGEST, len(tokens))):
        if tokens[i].text in _MARKS:
            return i
        if tokens[i].tag[0] == "V" or scene.lower[i] in people:
            break
    return end


def _after_comma(scene: Scene, edge: int, head: int, end: int) -> Item | None:
    """Read "their speaker, Captain Ada Berg,", "her brother Paul", "a nurse called Ada"."""
    tokens = scene.sentence.tokens
    if end >= len(tokens) or tokens[head].dep == "conj":
        return None
    after = end
    called = tokens[end].tag == "VBN" and tokens[end].text in _CALLED
    apart = tokens[end].text in _MARKS and edge < head
    if apart or called:
        after += 1
    elif not any(tokens[i].tag in ("PRP$", "POS") for i in range(edge, head)):
        return None
    while after < len(tokens) and tokens[after].text in load_words().honorifics:
        after += 1
    after = _after_calling(scene, after) if apart else after
    item = scene.names.get(after)
    if item is None or item.character.kind != "person" or item.draft.first != after:
        return None
    last = item.draft.last
    if last < len(tokens) and (tokens[last].tag in ("POS", "CC") or _goes_on(scene, after)):
        return None
    closed = last == len(tokens) or tokens[last].pos == "PUNCT" or tokens[last].text == "of"
    return item if closed or not apart else None


def _after_calling(scene: Scene, after: int) -> int:
    """Go on over what somebody is: "a third candidate, the musician Ada Berg,"."""
    tokens = scene.sentence.tokens
    noun = after + 1
    if noun + 1 < len(tokens) and scene.lower[after] == "the":
        while tokens[noun].tag in ("JJ", "NN") and noun + 1 < len(tokens):
            if scene.lower[noun] in load_words().person and noun + 1 in scene.names:
                return noun + 1
            noun += 1
    return after


def _goes_on(scene: Scene, first: int) -> bool:
    """Tell whether a name is one of several: "his brother, Berg and Lund"."""
    tokens = scene.sentence.tokens
    item = scene.names[first]
    return any(True for _ in children(scene.sentence, item.draft.head, "conj")) or (
        tokens[item.draft.head].dep == "conj"
    )


def _before_comma(scene: Scene, edge: int, end: int) -> Item | None:
    """Read "Ada Berg, the nurse, ...", but not "Berg, the nurse said, ..."."""
    tokens = scene.sentence.tokens
    if edge < 2 or tokens[edge - 1].text not in _MARKS:
        return None
    if end < len(tokens) and (tokens[end].tag in (*_FINITE, "POS", "CC")):
        return None
    item = scene.names.get(edge - 2)
    if item is None or item.character.kind != "person" or item.draft.last != edge - 1:
        return None
    return None if _goes_on(scene, edge - 2) else item


def learn_callings(scene: Scene, cast: Cast) -> None:
    """Note which other nouns the text calls people by: "nurse Ada Berg", "Ada Berg, a baker"."""
    tokens = scene.sentence.tokens
    people = load_words().person
    heads = load_words().title_heads
    for i, item in sorted(scene.names.items()):
        if item.character.kind != "person" or i != item.draft.first:
            continue
        told = tokens[item.draft.last : item.draft.last + 3]
        if [one.text for one in told[::2]] == [",", ","] and told[1].text.isdecimal():
            cast.add_role(item.character, f"{told[1].text}-year-old", None)
        for noun in _callings(scene, item):
            if scene.lower[noun] not in people or scene.lower[noun] in heads:
                continue
            if tokens[noun].tag != "NN" or noun in scene.names:
                continue
            first = noun
            while (
                first > 0
                and tokens[first - 1].dep == "compound"
                and (tokens[first - 1].tag == "NN" and tokens[first - 1].head == noun)
            ):
                first -= 1
            cast.add_role(
                item.character, plain_title(join_words(scene.sentence, first, noun + 1)), None
            )


def _callings(scene: Scene, item: Item) -> Iterator[int]:
    tokens = scene.sentence.tokens
    first, last, head = item.draft.first, item.draft.last, item.draft.head
    for beside in children(scene.sentence, head, "appos"):
        yield beside.i
    if tokens[head].dep == "appos":
        yield tokens[head].head
    if first and tokens[first - 1].dep in ("compound", "nmod") and tokens[first - 1].head == head:
        yield first - 1
    if last + 1 < len(tokens) and tokens[last].text == ",":
        noun = last + 1
        while noun < len(tokens) - 1 and tokens[noun].tag in ("DT", "JJ", "VBN", "HYPH", "PRP$"):
            noun += 1
        while noun + 1 < len(tokens) and tokens[noun + 1].tag == "NN":
            noun += 1
        if noun + 1 < len(tokens) and tokens[noun + 1].tag not in (*_FINITE, "POS", "CC"):
            yield noun
    verb = tokens[tokens[head].head]
    denied = child(scene.sentence, verb.i, "neg") is not None
    if tokens[head].dep == "nsubj" and verb.lemma == "be" and not denied:
        for told in children(scene.sentence, verb.i, "attr"):
            yield told.i
