"""What tells of which sort a body is, by its name alone."""

import pytest

from dateline.errors import KnowledgeError
from dateline.extract.mentions import callings
from dateline.extract.mentions.callings import load_callings

FIRMS = {
    *("company", "firm", "consultancy", "retailer", "manufacturer", "carmaker", "drugmaker"),
    *("conglomerate", "multinational", "brokerage"),
}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Corvin Lines", FIRMS),
        ("Dockers' and Weavers' Alliance", {"union"}),
        ("Veld Gazette", {"newspaper", "paper"}),
        ("Lines", set()),
        ("Western Alliance", set()),
        ("Harbour Board", set()),
    ],
)
def test_names_tell_what_stands_for_them(name: str, called: set[str]) -> None:
    found = {noun for one in load_callings() if one.fits(name) for noun in one.called}
    assert found == called


@pytest.mark.parametrize("content", [["company"], {"company": "firm"}, {"company": {"called": 1}}])
def test_errors_name_the_file(content: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callings, "load_folder", lambda _: [("callings.yaml", content)])
    load_callings.cache_clear()
    with pytest.raises(KnowledgeError, match=r"callings\.yaml"):
        load_callings()
    load_callings.cache_clear()
