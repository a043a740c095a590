"""Making the gazetteer: points on a globe, and which places of GDELT's table are kept."""

import pytest

pytest.importorskip("sklearn", reason="extra train")
pytest.importorskip("polars", reason="extra train")

from training.gazetteer_places import PlaceWords
from training.gazetteer_points import Nearest, find_centre, measure_km


def test_the_middle_is_right_across_the_date_line() -> None:
    lat, lon = find_centre([(0.0, 179.0), (0.0, -179.0)])
    assert lat == 0.0
    assert abs(lon) == 180.0


def test_the_nearest_point_and_its_distance() -> None:
    numbers, distances = Nearest([(0.0, 0.0), (10.0, 10.0)]).find([(9.0, 10.0)])
    assert list(numbers) == [1]
    assert distances[0] == pytest.approx(111, abs=1)
    assert measure_km((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111, abs=1)


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Mississippi River", 2),
        ("Lake Michigan", 3),
        ("Zybyne", 4),
        ("Columbine High School", 5),
        ("Elba Middle School", 0),
        ("City Of Carbon Hill", 0),
        ("First Baptist Church", 0),
    ],
)
def test_words_tell_what_a_place_is(name: str, precision: int) -> None:
    assert PlaceWords().rate(name) == precision
