"""Named happenings: elections, wars, treaties. They are of no kind that acts, and hold names.

"the 1997 United Kingdom general election" names an election; that it names a country is kept too.
"""

from collections.abc import Iterator

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import Words, load_words
from dateline.text import Token

_YEARS = range(1700, 2101)


def find_happenings(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give the named happenings of a sentence, each under its noun."""
    words = load_words()
    tokens = scene.sentence.tokens
    for token in tokens:
        lower = scene.lower[token.i]
        if lower in words.polls:
            first = _poll_start(scene, token, words)
        elif lower in words.named_happenings and token.text[0].isupper():
            first = _capitals_start(scene, token.i)
        else:
            continue
        if first == token.i or scene.at(token.i) is not None:
            continue
        last = _where_end(scene, token.i + 1) if lower in words.polls else token.i + 1
        name = join_words(scene.sentence, first, last)
        draft = Draft(scene.number, first, last, token.i, "other", "name", name)
        yield Item(draft, cast.get(f"other:{name.lower()}", name, "other"))


def _poll_start(scene: Scene, token: Token, words: Words) -> int:
    """Give where a poll's name begins, the noun itself where nothing names it.

    A year or a name must stand before it: "the November general election" has none.
    """
    tokens = scene.sentence.tokens
    first = token.i
    while first > 0 and scene.lower[first - 1] in words.poll_sorts:
        first -= 1
    start = _capitals_start(scene, first)
    if start > 0 and tokens[start - 1].text.isdecimal() and int(tokens[start - 1].text) in _YEARS:
        return start - 1
    return start if start < first else token.i


def _where_end(scene: Scene, after: int) -> int:
    """Take in where a poll was held: "election in Louisiana"."""
    tokens = scene.sentence.tokens
    end = after + 1
    while end < len(tokens) and tokens[end].tag == "NNP" and tokens[end].text[0].isupper():
        end += 1
    return end if after < len(tokens) and scene.lower[after] == "in" and end > after + 1 else after


def _capitals_start(scene: Scene, end: int) -> int:
    tokens = scene.sentence.tokens
    first = end
    while (
        first > 0
        and tokens[first - 1].text[0].isupper()
        and tokens[first - 1].tag in ("NNP", "NNPS", "JJ", "HYPH")
        and not _is_person(scene, first - 1)
    ):
        first -= 1
    return first


def _is_person(scene: Scene, i: int) -> bool:
    item = scene.names.get(i)
    return item is not None and item.character.kind == "person"
