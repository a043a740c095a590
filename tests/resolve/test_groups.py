from hypothesis import given
from hypothesis import strategies as st

from dateline.record import Judgement, Link
from dateline.resolve.groups import group


def link(left: str, right: str, judgement: Judgement = "same", *, by: str = "dateline 1") -> Link:
    return Link(left, right, judgement, 0.9, "test", by)


def test_links_join_and_the_best_id_stands_for_all() -> None:
    links = [link("entity-1", "name/person/x"), link("entity-2", "name/person/x")]
    assert set(dict(group((), links)).values()) == {"name/person/x"}
    links.append(link("entity-2", "person/x", by="Ann"))
    assert set(dict(group((), links)).values()) == {"person/x"}


def test_a_pair_judged_different_stays_apart_however_others_hang_together() -> None:
    links = (link("a", "b"), link("b", "c"), link("a", "c", "different", by="Ann"))
    found = dict(group((), links))
    assert found["a"] != found["c"]


def test_unsure_joins_nothing() -> None:
    assert group(("a", "b"), (link("a", "b", "unsure"),)) == (("a", "a"), ("b", "b"))


PAIRS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] < p[1]),
    max_size=12,
    unique=True,
)


@given(pairs=PAIRS, apart=PAIRS, data=st.data())
def test_order_does_not_matter(
    pairs: list[tuple[str, str]], apart: list[tuple[str, str]], data: st.DataObject
) -> None:
    links = [link(*pair) for pair in pairs if pair not in apart]
    links += [link(*pair, "different", by="Ann") for pair in apart]
    shuffled = data.draw(st.permutations(links))
    found = group((), links)
    assert found == group((), shuffled)
    canonical = dict(found)
    for left, right in apart:
        if left in canonical and right in canonical:
            assert canonical[left] != canonical[right]
