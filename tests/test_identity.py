from dateline.identity import SHARED_LENGTH, make_id, make_part_id


def test_the_same_parts_give_the_same_id_on_every_run() -> None:
    assert make_id("doc", "a", 1, None) == "doc-d4c24f9e15334006"


def test_parts_are_told_apart() -> None:
    assert make_id("x", "ab", "c") != make_id("x", "a", "bc")


def test_the_parts_of_a_document_begin_as_it_does_and_are_told_apart() -> None:
    document = "doc-d4c24f9e15334006"
    one, other = (make_part_id("event", document, start) for start in (3, 30))
    assert one.removeprefix("event-")[:SHARED_LENGTH] == "d4c2"
    assert one != other
    assert len(one) == len(make_id("event", document, 3))


def test_the_part_of_a_part_begins_as_the_document_does() -> None:
    assert make_part_id("entity", "entity-d4c20123456789ab", "Paris").startswith("entity-d4c2")
