"""Places: which mentions are places, and where they lie."""

from dateline.extract.mentions import find_mentions
from dateline.extract.places import find_places
from dateline.findings import Place
from dateline.knowledge import load_knowledge
from tests.builders import make_document
from tests.conftest import Parse

KNOWLEDGE = load_knowledge()


def read(parse: Parse, text: str) -> dict[str, Place]:
    document = make_document(text)
    mentions = find_mentions(document, parse(document), KNOWLEDGE)
    return {place.span.text: place for place in find_places(document, mentions, KNOWLEDGE)}


def test_cities_provinces_countries_and_regions_have_their_precision(parse: Parse) -> None:
    places = read(parse, "Troops left Erbil, Anbar, Iraq and the Middle East.")
    found = {words: (place.country, place.precision) for words, place in places.items()}
    assert found == {
        "Erbil": ("IRQ", 4),
        "Anbar": ("IRQ", 2),
        "Iraq": ("IRQ", 1),
        "Middle East": (None, 1),
    }
    assert places["Anbar"].admin1 == "Anbar"
    erbil = places["Erbil"]
    assert erbil.lat is not None
    assert abs(erbil.lat - 36.19) < 0.1


def test_adjectives_and_organisations_are_no_places(parse: Parse) -> None:
    assert read(parse, "The Iraqi parliament and NATO thanked German soldiers.") == {}


def test_unknown_places_keep_their_name_and_have_no_point(parse: Parse) -> None:
    places = read(parse, "The convoy was stopped in Zybyne on Monday.")
    assert places["Zybyne"].name == "Zybyne"
    assert places["Zybyne"].lat is None
    assert places["Zybyne"].country is None


def test_a_name_that_nothing_decides_has_no_point_and_says_so(parse: Parse) -> None:
    place = read(parse, "He moved to Springfield.")["Springfield"]
    assert place.lat is None
    assert place.geonames is None
    assert "open between Springfield" in place.why


def test_places_of_geonames_have_its_id(parse: Parse) -> None:
    places = read(parse, "Zilwaukee, Michigan, and Lyon, France, are twins.")
    found = {words: place.geonames for words, place in places.items()}
    assert found == {"Zilwaukee": 5015723, "Michigan": 5001836, "Lyon": 2996944, "France": 3017382}


def test_country_before_a_noun_is_still_a_place(parse: Parse) -> None:
    assert read(parse, "US troops crossed the Iraq border.").keys() == {"US", "Iraq"}
