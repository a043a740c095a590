"""What kind of source speaks, and how many."""

import pytest

from tests.conftest import Parse
from tests.extract.statements.told import tell, words


@pytest.mark.parametrize(
    ("speaker", "kind", "number"),
    [
        ("Ada Berg", "named", None),
        ("Foreign Minister Ada Berg", "named", None),
        ("NATO", "named", None),
        ("Its spokesman, Piet Haas,", "named", None),
        ("A source", "unnamed", 1),
        ("Two officials", "unnamed", 2),
        ("Three people familiar with the talks", "unnamed", 3),
        ("One of its officials", "unnamed", 1),
        ("Several diplomats", "unnamed", None),
        ("At least two witnesses", "unnamed", None),
        ("The 2008 delegates", "unnamed", None),
        ("Officials", "unnamed", None),
        ("Two Norwegian officials", "unnamed", 2),
        ("The ministry", "collective", None),
        ("Police", "collective", None),
        ("Norwegians", "collective", None),
        ("A nurse and a doctor", "unnamed", None),
        ("A survey", None, None),
        ("He", None, None),
    ],
)
def test_speaker_kind(speaker: str, kind: str | None, number: int | None, parse: Parse) -> None:
    (one,) = tell(f"{speaker} said that the bridge was safe.", parse)
    assert (one.speaker_kind, one.number) == (kind, number)


def test_a_source_named_elsewhere_is_named(parse: Parse) -> None:
    found = tell("Ada Berg met the council. She said that the bridge was safe.", parse)
    assert [one.speaker_kind for one in found] == ["named"]


def test_a_relative_pronoun_speaks_as_the_noun_that_it_refers_to(parse: Parse) -> None:
    (one,) = tell("Two officials who fear a flood have left.", parse)
    assert (words(one.speaker), one.speaker_kind, one.number) == ("who", "unnamed", 2)


def test_who_is_called_like_a_place_speaks_by_a_label(parse: Parse) -> None:
    found = tell("The day in brief.\n\nSOFIA MARENG: Will the reserve be called up?", parse)
    assert [words(one.speaker) for one in found] == ["SOFIA MARENG"]
