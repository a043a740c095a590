"""Each benchmark on a few lines of its own layout: what is right counts, what is wrong does not."""

import json
from pathlib import Path

import pytest

from benchmarks import dating, plv, speech, timex
from benchmarks.dated import find_dated

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>
The talks ended <TIMEX3 tid="t1" type="DATE" value="2020-02-12">yesterday</TIMEX3> after
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.
</TEXT>
</TimeML>
"""


@pytest.mark.parametrize(("day", "value_f1"), [("2020-02-13", 1.0), ("2021-01-01", 0.5)])
def test_timex(tmp_path: Path, day: str, value_f1: float) -> None:
    (tmp_path / "one.tml").write_text(TIMEML.format(day=day))
    figures = timex.score(tmp_path).figures
    assert figures["strict_f1"] == figures["relaxed_f1"] == figures["type_f1"] == 1.0
    assert figures["value_f1"] == pytest.approx(value_f1)


def test_speech(tmp_path: Path) -> None:
    text = "The minister said that the talks would go on.\n"
    marks = [("Source", "The minister"), ("Cue", "said"), ("Content", "the talks would go on")]
    lines = [
        f"T{number}\t{kind} {text.index(words)} {text.index(words) + len(words)}\t{words}"
        for number, (kind, words) in enumerate(marks, 1)
    ]
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text(text)
    events = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3"
    (tmp_path / "attributions" / "one_abcd.ann").write_text("\n".join([*lines, events]) + "\n")
    figures = speech.score(tmp_path).figures
    assert figures["indirect_f1"] == figures["all_f1"] == figures["indirect_sc_f1"] == 1.0
    (tmp_path / "attributions" / "one_abcd.ann").write_text(lines[1] + "\n")
    assert speech.score(tmp_path).figures["all_f1"] == 0.0


REPORT = """---
id: "905"
entities:
  berg: {{name: Ada Berg, kind: person}}
  union: {{name: Rivermen's Union, kind: organisation}}
statements:
  s1: {{speaker: berg, kind: says, audience: {audience}, for: union}}
---
[[Ada Berg|@berg], a spokeswoman for the [Rivermen's Union|@union],|source:s1] [told|cue:s1]
reporters [that the bridge was safe|content:s1].
"""


@pytest.mark.parametrize(("audience", "right"), [("reporters", 1.0), ("the council", 0.0)])
def test_speech_of_the_corpus(tmp_path: Path, audience: str, right: float) -> None:
    (tmp_path / "905.txt").write_text(
        REPORT.format(audience=audience).replace("\nreporters", " reporters")
    )
    figures = speech.score(tmp_path).figures
    assert figures["all_f1"] == figures["speaker"] == figures["for_f1"] == 1.0
    assert (figures["audience_f1"], figures["place_f1"]) == (right, 0.0)


def test_plv(tmp_path: Path) -> None:
    rows = [
        ("<s>Ankara</s> condemned <t>the Syrian government</t>.", "ACCUSE", "3"),
        ("<s>Turkish troops</s> attacked <t>Kurdish fighters</t>.", "ASSAULT", "4"),
    ]
    head = "sentence_id\tmarked_sentence\tgold_root\tgold_penta"
    body = [f"{number}\t{text}\t{root}\t{quad}" for number, (text, root, quad) in enumerate(rows)]
    table = tmp_path / "PLV.tsv"
    table.write_text("\n".join([head, *body]) + "\n")
    assert plv.score(table).figures["root_macro_f1"] == 1.0


def test_dating(tmp_path: Path) -> None:
    day = {"title": "Talks end", "text": "Published 12 March 2020\n\nThe talks ended."}
    (tmp_path / "a.json").write_text(json.dumps({**day, "date_publish": "2020-03-12 10:00:00"}))
    (tmp_path / "b.json").write_text(json.dumps({**day, "date_publish": "2020-03-13 10:00:00"}))
    assert dating.score(tmp_path).figures["wrong"] == pytest.approx(0.5)
    assert dating.score(tmp_path).figures["right"] == pytest.approx(0.5)


def test_dating_hides_the_date_and_keeps_the_url(tmp_path: Path) -> None:
    plain = {
        "title": "Talks end",
        "text": "The talks ended.",
        "url": "https://fjord.test/2020/03/12/talks",
        "date_publish": "2020-03-12",
        "date_download": "2020-04-01",
    }
    (tmp_path / "a.json").write_text(json.dumps(plain))
    figures = dating.score(tmp_path).figures
    assert (figures["right"], figures["text_abstained"]) == (1.0, 1.0)


MARKED = """<text id="a" dateCreated="2009-05-08" title="Talks end">
<head>
Talks\tNNS
end\tVVP
</head>
<p>
<date when="2009-05-08">
May\tNP
8\tCD
,\t,
2009\tCD
</date>
</p>
<p>
"\t``
We\tPP
<w>
re-\tRB
elect\tVV
</w>
Berg\tNP
&apos;s\tPOS
men\tNNS
,\t,
"\t''
he\tPP
said\tVVD
.\tSENT
</p>
</text>
"""


def test_dating_rebuilds_marked_texts(tmp_path: Path) -> None:
    (tmp_path / "xml").mkdir()
    (tmp_path / "xml" / "a.xml").write_text(MARKED)
    (found,) = find_dated(tmp_path)
    assert found.day.isoformat() == "2009-05-08"
    assert found.text.body.split("\n\n") == [
        "Talks end",
        "May 8, 2009",
        '"We re-elect Berg\'s men," he said.',
    ]
    assert dating.score(tmp_path).figures["right"] == 1.0
