"""Reading rows: patterns by the order of words."""

import pytest

from dateline.extract.events.rows import Piece, Row, is_row, parse_row

GROUPS = {"boats": frozenset(("ferry", "fishing boat"))}


def words(*slots: tuple[str, ...]) -> Piece:
    """A piece of slots, each given by its alternatives."""
    return Piece(tuple(tuple(tuple(one.split()) for one in slot) for slot in slots))


CASES = {
    "*sign": Row(frozenset(("sign",))),
    "*sign treaty": Row(frozenset(("sign",)), right=(words(("treaty",)),)),
    "will not *sign": Row(frozenset(("sign",)), left=(words(("will",)), words(("not",)))),
    "*set_up {base|new camp}": Row(
        frozenset(("set",)),
        right=(words(("up",)), words(("new camp", "base"))),
        near_right=True,
    ),
    "wire_*tap": Row(frozenset(("tap",)), left=(words(("wire",)),), near_left=True),
    "*{sink|scuttle} <boats>_at sea": Row(
        frozenset(("sink", "scuttle")),
        right=(words(("fishing boat", "ferry"), ("at",)), words(("sea",))),
    ),
    "BOTH *agree": Row(frozenset(("agree",)), left=(Piece(role="BOTH"),)),
    "RECIPIENT was *seen with ACTOR": Row(
        frozenset(("seen",)),
        left=(Piece(role="RECIPIENT"), words(("was",))),
        right=(words(("with",)), Piece(role="ACTOR")),
    ),
    "*warn in ANY of RECIPIENT": Row(
        frozenset(("warn",)),
        right=(
            words(("in",)),
            Piece(role="ANY"),
            words(("of",)),
            Piece(role="RECIPIENT"),
        ),
    ),
}


@pytest.mark.parametrize("pattern", CASES)
def test_rows(pattern: str) -> None:
    assert is_row(pattern)
    assert parse_row(pattern, GROUPS) == CASES[pattern]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("*sign *treaty", "one verb with a star"),
        ("sign *", "no verb stands after the star"),
        ("*sink <ships>", "no group 'ships'"),
        ("*sink {}", "cannot read"),
        ("*sink_RECIPIENT_at sea", "RECIPIENT stands alone"),
    ],
)
def test_rows_that_cannot_be_read(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_row(pattern, GROUPS)


def test_a_frame_is_no_row() -> None:
    assert not is_row("accuse RECIPIENT of {theft|fraud}")
