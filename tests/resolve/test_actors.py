import pytest

from dateline.findings import MentionKind
from dateline.record import ActorRow
from dateline.resolve.actors import link_actors, make_name_id

CASES: tuple[tuple[MentionKind, str, str | None], ...] = (
    ("person", "Ann Lee", "name/person/ann-lee"),
    ("person", "Mr. Ann Lée's", "name/person/ann-lee"),
    ("person", "Lee", None),
    ("organisation", "The Blue Party", "name/organisation/blue-party"),
    ("organisation", "BP", None),
    ("operation", "Operation Dawn", "name/operation/operation-dawn"),
    ("group", "the protesters", None),
    ("place", "Springfield", None),
    ("person", "…", None),
)


@pytest.mark.parametrize(("kind", "name", "found"), CASES)
def test_the_id_of_a_name(kind: MentionKind, name: str, found: str | None) -> None:
    assert make_name_id(ActorRow("entity-1", kind, name, (name,))) == found


def test_known_actors_and_nameless_ones_are_not_linked() -> None:
    rows = (
        ActorRow("person/ann-lee", "person", "Ann Lee", ("Ann Lee",)),
        ActorRow("entity-1", "person", "the Ann Lee", ()),
    )
    assert link_actors(rows, version="1") == ()


def test_strangers_of_one_name_have_a_link_each() -> None:
    rows = [ActorRow(f"entity-{n}", "person", "Ann Lee", ("Ann Lee",)) for n in (2, 1)]
    links = link_actors(rows, version="1")
    assert [(one.left, one.right) for one in links] == [
        ("entity-1", "name/person/ann-lee"),
        ("entity-2", "name/person/ann-lee"),
    ]
    assert links == link_actors(rows[::-1], version="1")
