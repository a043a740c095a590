"""Each benchmark on a few lines of its own layout: what is right counts, what is wrong does not."""

import json
from pathlib import Path

import pytest

from benchmarks import dating, plv, speech, timex

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
