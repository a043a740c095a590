"""The sections of a dossier."""

from dataclasses import replace

from dateline.answers import Dossier, Fact
from dateline.cli.dossier_entries import Entry, Section
from dateline.cli.dossier_sections import make_sections
from tests.cli.sample_rows import ECHO, EVENT, MOEN, POST, STATE, STATEMENT, make_dossier


def find_section(dossier: Dossier, name: str, *, show_all: bool = False) -> Section:
    (found,) = (one for one in make_sections(dossier, show_all=show_all) if one.name == name)
    return found


def test_a_report_that_says_it_itself_goes_before_one_that_quotes() -> None:
    quoted = replace(STATE, source=ECHO, said_by=(MOEN,), words="“about 40”")
    fact = Fact("strength", "about 40", "happened", None, None, (quoted, STATE))
    (entry,) = find_section(replace(make_dossier(), facts=(fact,), disputes=()), "strength").entries
    assert entry == Entry(
        "", "about 40", "“some 40 observers”", "Torvik Post +1, 2021-03-09", "bold"
    )


def test_a_value_that_is_only_quoted_names_who_says_it() -> None:
    quoted = replace(STATE, said_by=(MOEN,), status="did_not_happen")
    fact = Fact("strength", "about 40", "did_not_happen", None, None, (quoted,))
    (entry,) = find_section(replace(make_dossier(), facts=(fact,), disputes=()), "strength").entries
    assert entry.what == "about 40 (not so)"
    assert entry.where == "Ada Moen in Torvik Post 2021-03-09"


def test_one_happening_is_one_line() -> None:
    again = replace(EVENT, id="event-2", source=ECHO, actor=())
    (entry,) = find_section(replace(make_dossier(), events=(again, EVENT)), "events").entries
    assert entry.what == "CONSULT Lake League in Torvik"
    assert entry.where == "Torvik Post +1, 2021-03-09"


def test_one_wording_is_one_line() -> None:
    again = replace(STATEMENT, id="statement-2", source=ECHO)
    dossier = replace(make_dossier(), mentioned_in=(STATEMENT, again))
    (entry,) = find_section(dossier, "said of it").entries
    assert entry.what == "Ada Moen"
    assert entry.words == "“We will send 40 observers in June,”"
    assert entry.where == "Torvik Post +1, 2021-03-09"


def test_too_much_is_left_out_and_said_so() -> None:
    events = tuple(replace(EVENT, id=f"e{n}", happening=f"h{n}", trigger=f"t{n}") for n in range(9))
    dossier = replace(make_dossier(), events=events)
    section = find_section(dossier, "events")
    assert len(section.entries) == 6
    assert section.more == '3 earlier: dateline timeline --about "Torvik Observer Mission"'
    assert len(find_section(dossier, "events", show_all=True).entries) == 9


def test_publishers_are_counted() -> None:
    dossier = replace(make_dossier(), sources=(ECHO, POST, replace(POST, document="doc-3")))
    (entry,) = find_section(dossier, "sources").entries
    assert entry.what == "Torvik Post 2, publisher unknown 1"


def test_reports_that_print_one_text_are_named() -> None:
    dossier = replace(make_dossier(), copies=((POST, ECHO),))
    entries = find_section(dossier, "sources").entries
    assert entries[-1].what == (
        "the same text, counted once: Torvik Post 2021-03-09, echo.html 2021-06-02"
    )


def test_what_was_corrected_stands_beside_what_is_said_now() -> None:
    old = replace(make_dossier().facts[0].states[0], id="state-9", value="about 90")
    dossier = replace(make_dossier(), corrected=(old,))
    entries = find_section(dossier, "strength").entries
    assert any(one.what == "about 90 (corrected since)" for one in entries)


def test_events_that_only_name_it_stand_apart() -> None:
    other = replace(EVENT, id="e9", happening="h9")
    dossier = replace(make_dossier(), named_in=(other,))
    assert len(find_section(dossier, "named in").entries) == 1


def test_a_dossier_of_nothing_has_no_entries() -> None:
    empty = Dossier(make_dossier().actor, None, (), (), (), (), (), (), ())
    assert not any(section.entries for section in make_sections(empty))
