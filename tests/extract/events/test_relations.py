"""The model of relations as it ships: plain sentences come out as what they tell."""

import pytest

from dateline.extract.events.relations import NONE, Pair, Rating, load_relation_model
from dateline.findings import EventType

PLAIN = [
    ("The [government] of Kenya flew forty tonnes of rice to the [villagers].", "AID"),
    ("[Norway] summoned the ambassador of [Sweden] over remarks about the island.", "ACCUSE"),
    ("The [rebels] shelled the [army] from the hills before dawn.", "ASSAULT"),
    ("[Police] detained eleven [students] near the parliament.", "COERCE"),
    ("[Norway] and [Sweden] held joint naval exercises in the strait.", "COOPERATE"),
    ("[Sweden] imposed an embargo on arms for [Norway].", "SANCTION"),
    ("[Norway] called on [Sweden] to open the bridge.", "REQUEST"),
    ("[Norway] refused to negotiate with the [rebels].", "REJECT"),
    ("[Nurses] marched on the ministry to protest against the [government].", "PROTEST"),
    ("[Sweden] massed tanks along its border with [Norway].", "MOBILIZE"),
    ("The president of [Norway] met the prime minister of [Sweden] in Riga.", "CONSULT"),
    ("[Norway] warned [Sweden] that it would strike back.", "THREATEN"),
    ("The [rebels] released six [soldiers] on Friday.", "RETREAT"),
    ("[Norway] apologised to [Sweden] for the shooting.", "CONCEDE"),
    ("[Norway] beat [Sweden] 3-1 in the second half.", NONE),
]


def read_pair(marked: str) -> Pair:
    """The first name in brackets is the source, the second the target."""
    places = []
    for _ in range(2):
        start = marked.index("[")
        end = marked.index("]") - 1
        marked = marked.replace("[", "", 1).replace("]", "", 1)
        places.append((start, end))
    return Pair(marked, places[0], places[1])


@pytest.fixture(scope="module")
def ratings() -> list[Rating]:
    """The ratings of all plain sentences, in one batch."""
    return load_relation_model().rate([read_pair(marked) for marked, _ in PLAIN])


@pytest.mark.parametrize("number", range(len(PLAIN)))
def test_plain_sentences(ratings: list[Rating], number: int) -> None:
    assert ratings[number].best[0] == PLAIN[number][1]


def test_a_rating_is_a_probability_for_each_label(ratings: list[Rating]) -> None:
    model = load_relation_model()
    for one in ratings:
        assert set(one.by_label) == set(model.labels)
        assert sum(one.by_label.values()) == pytest.approx(1, abs=1e-4)


def test_what_is_to_come_counts_for_its_type() -> None:
    kind, likely = Rating({"AID": 0.3, "AID+": 0.3, "AGREE": 0.4}).best
    assert kind == "AID"
    assert likely == pytest.approx(0.6)


def test_the_same_pairs_get_the_same_ratings(ratings: list[Rating]) -> None:
    again = load_relation_model().rate([read_pair(marked) for marked, _ in PLAIN])
    assert again == ratings


def test_labels_are_types_of_plover() -> None:
    kinds = {one.removesuffix("+") for one in load_relation_model().labels}
    assert kinds == {*EventType.__args__, NONE}  # type: ignore[attr-defined]


def test_no_pairs_no_ratings() -> None:
    assert load_relation_model().rate([]) == []
