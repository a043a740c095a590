"""The benchmark of places: its readers, what it counts, the peers beside it."""

from pathlib import Path

import pytest

from benchmarks.geoparse import score
from benchmarks.geoparse_count import count_tags, measure_km, rate_errors, rate_tags
from benchmarks.geoparse_peers import run_peers
from benchmarks.geoparse_sets import read_sets
from dateline.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
LGL = """<articles><article docid="7"><domain>lfpress.ca</domain><text>The Syrian team left Lyon,
France.</text><toponyms>
<toponym><start>4</start><end>10</end><phrase>Syrian</phrase></toponym>
<toponym><start>21</start><end>25</end><phrase>Lyon</phrase>
 <gaztag geonameid="2996944"><lat>45.75</lat><lon>4.85</lon><country geonameid="3017382"/></gaztag>
</toponym>
<toponym><start>27</start><end>33</end><phrase>France</phrase></toponym>
</toponyms></article></articles>"""
GEOVIRUS = """<articles><article><source>http://a.org</source><text>Flu in Lyon.</text><locations>
<location><name>Lyon</name><start>8</start><end>12</end><lat>45.76</lat><lon>4.84</lon></location>
</locations></article></articles>"""
GWN = """<articles><article file="1"><link>http://b.org</link><text>A dog in Lyon.</text><toponyms>
<toponym><extractedName>dog</extractedName><type>Literal_Expression</type><start>2</start>
<latitude>1</latitude><longitude>1</longitude></toponym>
<toponym><extractedName>Lyon</extractedName><type>Literal</type><start>9</start>
<geonamesID>2996944</geonamesID><latitude>45.7</latitude><longitude>4.8</longitude></toponym>
</toponyms></article></articles>"""


def write_sets(folder: Path) -> None:
    (folder / "lgl.xml").write_text(LGL)
    (folder / "GeoVirus.xml").write_text(GEOVIRUS)
    (folder / "GWN.xml").write_text(GWN)
    (folder / "GeoWebNews_brat").mkdir()
    (folder / "GeoWebNews_brat" / "1.txt").write_text("TITLE: Lyon\nA Dane in Lyon.")
    marks = "T1\tDemonym 14 18\tDane\nT2\tLiteral 22 26\tLyon\n"
    (folder / "GeoWebNews_brat" / "1.ann").write_text(marks)
    (folder / "peer_lgl").mkdir()
    found = "7\tLyon,,Lyon,,45.7,,4.8,,21,,25||\n"
    (folder / "peer_lgl" / "lgl_geo.tsv").write_text(found)
    (folder / "peer_tags" / "Tagger").mkdir(parents=True)
    (folder / "peer_tags" / "Tagger" / "1.ann").write_text("INDEX\tLOCATION 22 26\tLyon\n")


def test_readers_give_the_toponyms_that_count(tmp_path: Path) -> None:
    write_sets(tmp_path)
    sets = {one.name: one for one in read_sets(tmp_path, KNOWLEDGE)}
    assert list(sets) == ["lgl", "geovirus", "gwn"]
    words = {
        name: [
            (one.resolved[0].text[t.start : t.end], t.adjective) for t in one.resolved[0].toponyms
        ]
        for name, one in sets.items()
    }
    assert words["lgl"] == [("Syrian", True), ("Lyon", False), ("France", False)]
    assert words["geovirus"] == words["gwn"] == [("Lyon", False)]
    assert sets["lgl"].resolved[0].toponyms[1].country == 3017382
    tagged = sets["gwn"].tagged[0]
    assert [tagged.text[t.start : t.end] for t in tagged.toponyms if t.scored] == ["Lyon"]


def test_scores_are_of_all_and_of_the_unseen_half(tmp_path: Path) -> None:
    write_sets(tmp_path)
    figures = score(tmp_path / "lgl.xml").figures
    assert figures["lgl_tag_f1"] == figures["lgl_unseen_tag_f1"] == 1.0
    assert figures["lgl_acc161"] == figures["lgl_id"] == figures["lgl_country"] == 1.0
    assert (figures["lgl_open"], figures["lgl_sure161"]) == (0.0, 1.0)
    assert figures["share"] > 0


def test_peers_are_scored_the_same_way(tmp_path: Path) -> None:
    write_sets(tmp_path)
    peers = {peer.name: peer.figures for peer in run_peers(tmp_path)}
    assert peers["geo on LGL"]["lgl_acc161"] == 1.0
    assert peers["geo on LGL"]["lgl_tag_f1"] == 0.5
    assert peers["Tagger on GWN"] == {"gwn_tag_f1": 1.0, "gwn_tag_overlap_f1": 1.0}


def test_tags_match_exactly_or_overlap_one_to_one() -> None:
    counts = count_tags([(0, 4), (10, 20)], [(0, 4), (12, 20), (13, 15), (30, 32)], [(29, 33)])
    assert (counts.gold, counts.found, counts.exact, counts.overlapping) == (2, 3, 1, 2)
    assert rate_tags([counts])["tag_f1"] == pytest.approx(2 / 5)


def test_errors_are_kilometres_and_an_area() -> None:
    assert measure_km((48.85, 2.35), (51.51, -0.13)) == pytest.approx(344, abs=2)
    assert rate_errors([0.0, 0.0])["auc"] == 0.0
    assert rate_errors([20039.0, 20039.0])["auc"] == pytest.approx(1.0, abs=1e-4)
    assert rate_errors([10.0, 500.0])["acc161"] == 0.5
    assert rate_errors([]) == {}
