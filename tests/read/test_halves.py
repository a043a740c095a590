from dateline.read.halves import mend
from dateline.text import Report


def test_halves_of_characters_are_replaced() -> None:
    broken = Report("bad\udcff.txt", "He met \ud800 her.", "text/plain", title="A \udfff title")
    mended = mend(broken)
    assert isinstance(mended, Report)
    assert (mended.source, mended.body) == ("bad\ufffd.txt", "He met \ufffd her.")
    assert mended.title == "A \ufffd title"
    whole = Report("a.txt", "Zażółć 😀", "text/plain")
    assert mend(whole) is whole
