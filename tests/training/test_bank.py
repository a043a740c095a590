"""The bank of sentences: its lines can be drawn from, and what is drawn is whole."""

from pathlib import Path

from training.bank import (
    BANK,
    Actors,
    Line,
    check_line,
    draw_examples,
    find_wrong,
    hold_out,
    read_actors,
    read_bank,
)

LINES = read_bank(BANK)
ACTORS = read_actors(BANK)
LEAST_LINES = 100


def test_every_line_can_be_drawn_from() -> None:
    assert list(find_wrong(LINES, ACTORS)) == []


def test_every_label_has_many_lines_and_none_twice() -> None:
    by_label: dict[str, list[str]] = {}
    for line in LINES:
        by_label.setdefault(line.label, []).append(line.text)
    assert {
        label: len(texts) for label, texts in by_label.items() if len(texts) < LEAST_LINES
    } == {}
    assert [text for texts in by_label.values() for text in texts if texts.count(text) > 1] == []


def test_drawn_sentences_name_source_and_target_and_leave_nothing_to_fill() -> None:
    for one in draw_examples(LINES, ACTORS, each=60, seed=3):
        source, target = one.text[slice(*one.source)], one.text[slice(*one.target)]
        assert source.strip()
        assert target.strip()
        assert not set("{}|\x01\x02\x03\x04") & set(one.text), one.text
        assert one.text[0].isupper() or not one.text[0].isalpha()


def test_the_same_seed_draws_the_same() -> None:
    assert draw_examples(LINES, ACTORS, each=5, seed=1) == draw_examples(
        LINES, ACTORS, each=5, seed=1
    )


def test_held_out_lines_are_not_learned() -> None:
    learned, held = hold_out(LINES)
    assert len(learned) + len(held) == len(LINES)
    assert {line.text for line in learned}.isdisjoint(line.text for line in held)


def test_agreement_articles_and_possessives() -> None:
    court = {"one": ["a {adjective} court"]}
    kinds = {"state": {"many": ["{adjective} troops,"]}, "body": court, "government": court}
    actors = Actors({**kinds, "leader": court}, {"adjective": ["Irish"]}, ("state",))
    words = {"thing": ["rice"], "when": ["today"], "day": ["Monday"], "city": ["Riga"]}
    words["year"] = ["1996"]
    line = Line("{S}'s {thing} {S.has} reached {T:body} and {T.its} (judge|judge)", "AID", words)
    drawn = draw_examples([line], actors, each=200, seed=0)
    plain = [one for one in drawn if one.text.startswith("Irish") and "judge." in one.text]
    assert {one.text for one in plain} >= {
        "Irish troops' rice have reached an Irish court and its judge."
    }
    assert {one.text[slice(*one.target)] for one in plain} == {"an Irish court"}


def test_a_line_without_target_or_with_unknown_words_is_told() -> None:
    line = Line("{S} sent {nothing} to {T:nobody}", "AID", {})
    assert check_line(line, ACTORS) == [
        "{nothing} is no list of words",
        "'nobody' is no kind of actor",
    ]
    assert check_line(Line("{S} sent rice", "AID", {}), ACTORS) == ["{T} has to stand in it once"]


def test_folder_is_where_the_readme_says() -> None:
    assert (Path("training/bank") / "README.md").is_file()
