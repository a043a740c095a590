"""Which reports belong together, and what a story says, on made-up reports."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.record import ActorRow
from dateline.resolve.outlines import THOUSANDTHS, make_outline, pick_keys
from dateline.resolve.stories import NEAREST, find_nearest, split_stories
from dateline.resolve.story_weights import load_weights, load_words
from dateline.stories import Near, Outline, Start

FIRE = "Fire destroys the Torvik cannery; two workers are hurt, the mayor of Torvik says."
BLAZE = "Two hurt as blaze destroys cannery in Torvik, its mayor Ada Moen said on Monday."
VOTE = "Parliament voted for a new budget after a night of talks between the coalition parties."
DAY = date(2020, 2, 13)


def outline(text: str, document: str = "a", *, day: date = DAY) -> Outline:
    return Outline(document, day, make_outline(None, text, ()))


def test_an_outline_holds_telling_words_and_is_of_one_length() -> None:
    terms = dict(make_outline(None, FIRE, ()))
    assert terms["canneri"] > terms["say"] > 0
    length = sum(value * value for value in terms.values()) ** 0.5
    assert abs(length - THOUSANDTHS) < 10
    assert pick_keys(make_outline(None, FIRE, ()))[0] in ("torvik", "canneri")
    assert make_outline(None, "…", ()) == ()


def test_words_count_more_the_nearer_they_stand_to_the_head() -> None:
    weights = load_weights()
    rest = "Herons nest by the river, and " * int(weights.opening)
    here = [
        dict(make_outline(None, f"{rest[:cut]} Torvik {rest}", ()))["torvik"]
        for cut in (0, 30 * 5, 30 * 15, 30 * 60)
    ]
    assert here == sorted(set(here), reverse=True)


def test_a_title_is_read_before_its_text_and_once() -> None:
    assert "torvik" in dict(make_outline("Torvik mourns", VOTE, ()))
    assert make_outline(FIRE, f"{FIRE}\n{VOTE}", ()) == make_outline(None, f"{FIRE}\n{VOTE}", ())


def test_a_new_name_counts_more_and_a_known_one_less() -> None:
    plain = dict(make_outline(None, FIRE, ()))["torvik"]
    new = ActorRow("entity-1", "place", "Torvik", ("Torvik",))
    known = ActorRow("place/torvik", "place", "Torvik", ("Torvik",))
    assert dict(make_outline(None, FIRE, (new,)))["torvik"] > plain
    assert dict(make_outline(None, FIRE, (known,)))["torvik"] < plain


def test_names_and_other_words_have_a_share_each_however_many_words_there_are() -> None:
    weights = load_weights()
    torvik = ActorRow("entity-1", "place", "Torvik", ("Torvik",))
    for text in (FIRE, f"{FIRE} {VOTE} {VOTE} {VOTE}"):
        terms = dict(make_outline(None, text, (torvik,)))
        name = terms.pop("torvik")
        other = sum(value * value for value in terms.values())
        assert abs(name * name / THOUSANDTHS**2 - weights.named) < 0.01
        assert abs(other / THOUSANDTHS**2 - weights.worded) < 0.01


def test_known_names_alone_do_not_fill_the_share_of_names() -> None:
    weights = load_weights()
    known = ActorRow("place/torvik", "place", "Torvik", ("Torvik",))
    name = dict(make_outline(None, FIRE, (known,)))["torvik"]
    less = (weights.known / weights.names) ** 2
    assert abs(name * name / THOUSANDTHS**2 - weights.named * less) < 0.01


def test_what_a_report_holds_to_is_before_it() -> None:
    late = outline(FIRE, "b", day=DAY + timedelta(days=1))
    assert [one.other for one in find_nearest(late, (outline(BLAZE, "c"),))] == ["c"]
    assert find_nearest(outline(BLAZE, "c"), (late,)) == ()
    many = [outline(FIRE, f"a{number}") for number in range(9)]
    assert [one.other for one in find_nearest(late, many)] == ["a0", "a1", "a2"][:NEAREST]


def test_others_than_the_nearest_bring_stories_together_where_they_are_like_enough() -> None:
    weights = load_weights()
    second = [Near("c", "a", 0.9), Near("c", "b", (weights.likely + weights.joins) / 2)]
    assert group("abc", second) == {"ac", "b"}
    third = [Near("c", "a", 0.9), Near("c", "b", weights.joins)]
    assert group("abc", third) == {"abc"}


def test_what_is_less_like_joins_where_nothing_else_comes_near_it() -> None:
    weights = load_weights()
    less = Near("c", "a", (weights.likely + weights.joins) / 2)
    assert group("abc", [less]) == {"ac", "b"}
    assert group("abc", [less, Near("c", "b", less.score)]) == {"a", "b", "c"}
    assert group("abc", [Near("c", "a", weights.likely - 0.01)]) == {"a", "b", "c"}


def test_a_thread_ends_after_some_weeks_and_so_does_a_story() -> None:
    life = int(load_weights().life)
    days = dict(zip("abcd", (0, life, life + 1, life + 2), strict=True))
    chain = [Near("b", "a", 0.9), Near("c", "b", 0.9), Near("d", "c", 0.9), Near("d", "b", 0.8)]
    assert group("abcd", chain, days) == {"ab", "cd"}
    bridged = [Near("d", "a", 0.9), Near("c", "b", 0.9), Near("d", "c", 0.8)]
    days = dict(zip("abcd", (0, life // 2, life // 2, life // 2), strict=True))
    assert group("abcd", bridged, days) == {"abcd"}
    days["b"] = days["c"] = days["d"] = life + 1
    assert group("abcd", bridged, days) == {"a", "bcd"}


def test_threads_that_belong_to_one_another_are_one_story_while_it_lasts() -> None:
    life = int(load_weights().life)
    edges = [Near("d", "c", 0.9), Near("d", "b", 0.8), Near("e", "b", 0.9), Near("e", "a", 0.8)]
    days = dict.fromkeys("abcde", 0)
    assert group("abcde", edges, days) == {"abcde"}
    days = dict(zip("abcde", (0, life, life + 1, life + 1, life + 1), strict=True))
    assert group("abcde", [*edges[:3], Near("e", "b", 0.9)], days) == {"a", "bcde"}
    assert group("abcde", [*edges[:2], Near("b", "a", 0.9)], days) == {"ab", "cd", "e"}


def test_in_a_campaign_what_is_as_like_reports_of_days_ago_joins_nothing() -> None:
    weights = load_weights()
    later = int(weights.ago) + 2
    days = {"a": 0, "b": later, "c": later}
    near = Near("c", "b", weights.likely)
    usual, less = weights.likely / weights.clearly + 0.01, weights.likely / weights.clearly - 0.01
    assert group("abc", [near, Near("c", "a", usual)], days) == {"a", "b", "c"}
    assert group("abc", [near, Near("c", "a", less)], days) == {"a", "bc"}
    sure = Near("c", "b", weights.joins)
    assert group("abc", [sure, Near("c", "a", weights.joins - 0.01)], days) == {"a", "bc"}


def test_a_story_of_months_ago_is_taken_up_where_nothing_of_late_is_like_a_report() -> None:
    weights = load_weights()
    later = int(weights.memory)
    taken = Near("b", "a", weights.taken_up)
    assert group("abc", [taken, Near("c", "b", 0.6)], {"b": later, "c": later}) == {"abc"}
    assert group("ab", [taken], {"b": later + 1}) == {"a", "b"}
    less = Near("b", "a", weights.taken_up - 0.001)
    assert group("ab", [less], {"b": later}) == {"a", "b"}
    lively = [Near("c", "b", weights.joins), Near("c", "a", weights.taken_up)]
    assert group("abc", lively, {"b": later, "c": later}) == {"a", "bc"}


def test_what_is_not_known_joins_nothing() -> None:
    near = [Near("b", "a", 0.9), Near("c", "b", 0.9)]
    assert group("ac", near) == {"a", "c"}


def group(documents: str, near: list[Near], days: Mapping[str, int] | None = None) -> set[str]:
    """Give the stories as words of which each letter is a report; days are counted from DAY."""
    starts = [Start(DAY + timedelta(days=(days or {}).get(one, 0)), one) for one in documents]
    found: dict[Start, str] = {}
    for one in split_stories(starts, near):
        found[one.story] = found.get(one.story, "") + one.document
    assert all(story.document == members[0] for story, members in found.items())
    return set(found.values())


EDGES = st.lists(
    st.builds(
        Near, st.sampled_from("bcdef"), st.sampled_from("abcde"), st.sampled_from([0.3, 0.9])
    ),
    max_size=10,
).map(lambda found: [one for one in found if one.other < one.document])


@given(edges=EDGES, known=st.integers(0, 6))
def test_stories_share_out_all_reports_and_later_ones_change_no_day_before(
    edges: list[Near], known: int
) -> None:
    edges.sort(key=lambda one: (one.document, -one.score, one.other))
    later = {one: story for story in group("abcdef", edges) for one in story}
    assert sorted(later) == sorted("abcdef")
    for story in group("abcdef"[:known], edges):
        assert len({later[one] for one in story}) == 1


def test_the_words_that_ship_are_weighed() -> None:
    words = load_words()
    assert words["the"] < words["minist"] < words["canneri"] <= words.rare
