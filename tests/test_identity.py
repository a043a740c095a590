from dateline.identity import make_id


def test_the_same_parts_give_the_same_id_on_every_run() -> None:
    assert make_id("doc", "a", 1, None) == "doc-d4c24f9e15334006"


def test_parts_are_told_apart() -> None:
    assert make_id("x", "ab", "c") != make_id("x", "a", "bc")
