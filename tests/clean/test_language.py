"""Languages: English is read, others are set aside by name, little text believes what is said."""

import pytest

from dateline.clean import clean_report
from dateline.clean.language import find_language, require_read
from dateline.errors import LanguageError
from dateline.text import Report

WORDS = {
    "en": "The minister met the king in Oslo on Monday and said that the government would not sign "
    "the treaty, which had been agreed before the election, while protests went on.",
    "de": "Der Minister traf den König am Montag in Oslo und sagte, die Regierung werde den "
    "Vertrag nicht unterzeichnen, der vor der Wahl vereinbart worden sei, und man müsse warten.",
    "fr": "Le ministre a rencontré le roi lundi à Oslo et a déclaré que le gouvernement ne "
    "signerait pas le traité, qui avait été convenu avant les élections, malgré les critiques.",
    "es": "El ministro se reunió con el rey el lunes en Oslo y dijo que el gobierno no firmaría el "
    "tratado, que se había acordado antes de las elecciones, a pesar de las protestas.",
    "nl": "De minister ontmoette de koning maandag in Oslo en zei dat de regering het verdrag niet "
    "zal ondertekenen, dat voor de verkiezingen was overeengekomen, en dat is wat hij vindt.",
    "da": "Ministeren mødte kongen i Oslo mandag og sagde, at regeringen ikke ville have en ny "
    "aftale for landet, og at det var her man skulle være enige om det før valget.",
    "ru": "Министр встретился с королём в Осло в понедельник и сказал, что правительство не "
    "подпишет договор, который был согласован до выборов, несмотря на протесты в столице.",
    "ar": "التقى الوزير بالملك في أوسلو يوم الاثنين وقال إن الحكومة لن توقع المعاهدة التي تم "
    "الاتفاق عليها قبل الانتخابات على الرغم من الاحتجاجات في العاصمة وفي مدن أخرى",
    "zh": "部长周一在奥斯陆会见了国王，并表示政府不会签署选举前商定的条约。局势严峻，必须采取行动。"
    * 3,
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("said", [None, "en-GB", "xx", ""])
def test_the_words_decide(language: str, said: str | None) -> None:
    assert find_language(WORDS[language], said) == language


@pytest.mark.parametrize(
    ("said", "language"),
    [(None, "en"), ("de_AT", "de"), ("EN-us", "en"), ("eng", "en"), ("English", "en"), ("*", "en")],
)
def test_few_words_believe_what_is_said(said: str | None, language: str) -> None:
    assert find_language("NATO Mission Iraq", said) == language


def test_a_table_of_names_stays_english() -> None:
    names = "Final results: Ann Lee, Norway; Bo Ray, Sweden; Cy Dee, Finland; Di Fox, Denmark"
    assert find_language(names, "en") == "en"


def test_english_of_many_names_is_no_other_language() -> None:
    assert find_language("12 February " * 50, None) == "en"


def test_another_language_is_set_aside_by_name() -> None:
    with pytest.raises(LanguageError, match="German"):
        require_read(clean_report(Report("a.txt", WORDS["de"], "text/plain")))
    mixed = f"{WORDS['en']}\n\n{WORDS['en']}\n\n“{WORDS['de']}”"
    assert clean_report(Report("a.txt", mixed, "text/plain")).language == "en"
