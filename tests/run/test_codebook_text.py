"""Text put into a codebook's file: it reads as meant, and nothing that was there is lost."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.datafiles import parse_yaml
from dateline.extract.events.frames import Example
from dateline.run.codebook_text import Group, append, quote

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_LINES = st.lists(
    st.sampled_from([
        "type: PATROL", "verbs:", "  - frames: [patrol HOST]", "- frames: [x]", "    mode: air",
        "verbs: []", "verbs: [", "# verbs:", "", "  # deep", "nouns:", "...", "---", "note: |",
        "  verbs:", '"verbs":', "verbs: # mine", "  - &a", "code: 'x", "\t- y", "verbs: |",
    ]),
    max_size=8,
)  # fmt: skip


@given(_TEXT)
def test_quoted_text_reads_as_it_was(text: str) -> None:
    assert parse_yaml(f"x: {quote(text)}", "test") == {"x": text}


@given(say=_TEXT, actor=_TEXT, pattern=_TEXT, mode=st.none() | _TEXT, code=st.none() | _TEXT)
def test_a_group_reads_as_it_was(
    say: str, actor: str, pattern: str, mode: str | None, code: str | None
) -> None:
    example = Example(say, "PATROL", actor, None, None, "", code)
    group = Group((pattern,), mode=mode, code=code, examples=(example,))
    fields = {"mode": mode, "code": code}
    shown = {"say": say, "actor": actor, "code": code}
    assert parse_yaml("\n".join(group.lines()), "test") == [
        {"frames": [pattern], **{name: one for name, one in fields.items() if one}}
        | {"examples": [{name: one for name, one in shown.items() if one}]}
    ]


@given(_LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_a_file_holds_no_line_of_it_is_lost(
    lines: list[str],
    ending: str,
    closed: bool,  # noqa: FBT001
) -> None:
    text = ending.join(lines) + (ending if closed else "")
    entry = Group(("watch HOST",)).lines()
    made = append(text, "verbs", entry)
    if made is None:
        return
    left = iter(made.splitlines())
    assert all(line in left for line in text.splitlines())
    read = parse_yaml(made, "test")
    assert isinstance(read, dict)
    rows = read["verbs"]
    assert isinstance(rows, list)
    assert rows[-1] == {"frames": ["watch HOST"]}
