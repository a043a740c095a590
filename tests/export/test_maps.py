"""GeoJSON and TimelineJS: their shape, what a point is worth, and HTML that stays text."""

from datetime import date

from lxml import html

from dateline.answers import Filter
from dateline.export.kept import RADIUS_KM
from dateline.knowledge import Knowledge
from dateline.store import Record
from tests.export.writing import read_json

CODED = {"happened", "ongoing", "planned"}


def test_geojson_is_a_feature_collection_of_points(record: Record, knowledge: Knowledge) -> None:
    found = read_json("geojson", record, knowledge=knowledge)
    assert set(found) == {"type", "features"}
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) > 10
    ids = [one["id"] for one in found["features"]]
    assert len(ids) == len(set(ids))
    for one in found["features"]:
        assert set(one) == {"type", "id", "geometry", "properties"}
        assert one["type"] == "Feature"
        assert set(one["geometry"]) == {"type", "coordinates"}
        lon, lat = one["geometry"]["coordinates"]
        assert (-180 <= lon <= 180, -90 <= lat <= 90) == (True, True)


def test_no_point_is_a_bare_pin(record: Record, knowledge: Knowledge) -> None:
    places = {(one.lat, one.lon, one.precision) for one in record.places()}
    precisions = set()
    for one in read_json("geojson", record, knowledge=knowledge)["features"]:
        lon, lat = one["geometry"]["coordinates"]
        said = one["properties"]
        assert (lat, lon, said["precision"]) in places
        assert said["radius_km"] == RADIUS_KM[said["precision"]]
        assert said["precision_words"]
        assert said["status"] in CODED
        assert said["independent"] >= 1
        assert said["sentence"]
        precisions.add(said["precision"])
    assert len(precisions) > 1


def test_all_adds_what_is_nowhere_and_what_is_denied(record: Record) -> None:
    happenings = {row.id for row in record.timeline()}
    found = read_json("geojson", record, everything=True)["features"]
    assert {one["id"] for one in found} == happenings
    assert any(one["geometry"] is None for one in found)
    assert not {one["properties"]["status"] for one in found} <= CODED


def test_timelinejs_has_its_slides(record: Record, knowledge: Knowledge) -> None:
    found = read_json("timelinejs", record, knowledge=knowledge)
    assert set(found) == {"title", "events", "eras"}
    assert set(found["title"]["text"]) == {"headline", "text"}
    assert len(found["events"]) > 50
    assert len({one["unique_id"] for one in found["events"]}) == len(found["events"])
    for one in found["events"]:
        assert {"unique_id", "start_date", "display_date", "group", "text"} <= set(one)
        first, last = _day(one["start_date"]), _day(one.get("end_date", one["start_date"]))
        assert first <= last
        assert first.isoformat() in one["display_date"]


def test_a_bound_is_not_shown_as_a_day(record: Record, knowledge: Knowledge) -> None:
    rows = {row.id: row for row in record.timeline()}
    for one in read_json("timelinejs", record, knowledge=knowledge)["events"]:
        row = rows[one["unique_id"]]
        exact = row.earliest is not None and row.earliest == row.latest
        assert (one["display_date"] == _day(one["start_date"]).isoformat()) is exact


def test_the_life_of_an_operation_gives_eras(record: Record, knowledge: Knowledge) -> None:
    asked = Filter(subject="NATO Mission Iraq")
    found = read_json("timelinejs", record, asked, knowledge=knowledge)
    assert found["title"]["text"]["headline"] == "NATO Mission Iraq"
    assert [one["text"]["headline"] for one in found["eras"]][:2] == ["active", "suspended"]
    assert all(_day(one["start_date"]) <= _day(one["end_date"]) for one in found["eras"])
    assert 0 < len(found["events"]) < len(read_json("timelinejs", record)["events"])


def test_slides_hold_no_markup_of_reports(harmful: Record) -> None:
    found = read_json("timelinejs", harmful, Filter(subject="NATO"))
    assert len(found["events"]) > 10
    for one in (*found["events"], *found["eras"], found["title"]):
        for text in (*one["text"].values(), one.get("group", ""), one.get("display_date", "")):
            page = html.fragment_fromstring(text, create_parent="div")
            assert {each.tag for each in page.iter()} <= {"div", "p", "a"}
            for link in page.iter("a"):
                assert set(link.attrib) == {"href"}
                assert link.get("href").lower().startswith("https://a.example/")


def _day(plain: dict[str, int]) -> date:
    assert set(plain) == {"year", "month", "day"}
    return date(**plain)


def test_features_of_harmful_reports_link_the_web_alone(harmful: Record) -> None:
    found = read_json("geojson", harmful)["features"]
    urls = {each["url"] for one in found for each in one["properties"]["sources"]}
    assert None in urls
    assert all(one.lower().startswith("https://a.example/") for one in urls - {None})
