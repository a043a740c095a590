"""An object written member by member is the JSON that it would be at once."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.json_objects import Each, Pairs, write_object
from dateline.export.tables import PIECE, encode

TEXTS = st.text(st.characters(codec=None), max_size=9)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=9,
)


@given(st.lists(PLAIN, max_size=5), st.dictionaries(TEXTS, PLAIN, max_size=5), PLAIN)
def test_it_reads_back(items: list[object], pairs: dict[str, object], plain: object) -> None:
    members = (("each", Each(items)), ("pairs", Pairs(pairs.items())), ("plain", plain))
    content = b"".join(write_object(members)).decode("utf-8")
    whole = json.dumps({"each": items, "pairs": pairs, "plain": plain}, ensure_ascii=False)
    assert json.loads(content) == json.loads(encode(whole))


def test_nothing_is_an_object_too() -> None:
    assert json.loads(b"".join(write_object(()))) == {}


def test_a_long_list_comes_in_pieces() -> None:
    pieces = list(write_object((("a", Each("x" * 99 for _ in range(5_000))),)))
    assert len(pieces) > 5
    assert all(len(piece) < PIECE + 200 for piece in pieces)
