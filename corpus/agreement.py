"""How far two markings of the same reports agree: F1 of the marks and of what they say.

The second marking was made from the bare text, by another hand and without sight of the first.
Spans agree when their token IoU is at least .5, as in the benchmark `speech`.
"""

from collections.abc import Sequence

from corpus.notation import Mark, Marked

LEAST = 0.5
Statement = tuple[tuple[Mark, ...], tuple[Mark, ...], tuple[Mark, ...]]


def describe_agreement(first: Sequence[Marked], second: Sequence[Marked]) -> str:
    """Give a table of agreement over the reports that both hold."""
    others = {str(one.head.get("id")): one for one in second}
    pairs = [(one, others[str(one.head["id"])]) for one in first if str(one.head["id"]) in others]
    lines = [f"{len(pairs)} of {len(first)} reports marked twice", "", "| what | F1 |", "|---|---|"]
    for one, other in pairs:
        if one.text != other.text:
            lines.append(f"{one.path.name} and {other.path.name} hold different text")
    lines += [f"| {kind} | {_f1(pairs, kind):.2f} |" for kind in ("mention", "time", "event")]
    lines.append(f"| time with the same value | {_f1(pairs, 'time', same_name=True):.2f} |")
    lines.append(f"| statement: source, cue and content | {_statements_f1(pairs, cue=True):.2f} |")
    lines.append(f"| statement: source and content | {_statements_f1(pairs, cue=False):.2f} |")
    return "\n".join(lines)


def _f1(pairs: Sequence[tuple[Marked, Marked]], kind: str, *, same_name: bool = False) -> float:
    right = total = 0
    for one, other in pairs:
        left, there = list(one.of(kind)), list(other.of(kind))
        total += len(left) + len(there)
        for mark in left:
            found = next(
                (
                    this
                    for this in there
                    if _overlap(one, (mark,), (this,)) >= LEAST
                    and (not same_name or mark.name == this.name)
                ),
                None,
            )
            if found is not None:
                there.remove(found)
                right += 1
    return 2 * right / total if total else 0.0


def _statements_f1(pairs: Sequence[tuple[Marked, Marked]], *, cue: bool) -> float:
    right = total = 0
    for one, other in pairs:
        left, there = _statements(one), _statements(other)
        total += len(left) + len(there)
        for statement in left:
            found = next((this for this in there if _agrees(one, statement, this, cue=cue)), None)
            if found is not None:
                there.remove(found)
                right += 1
    return 2 * right / total if total else 0.0


def _statements(report: Marked) -> list[Statement]:
    return [
        (report.of("source", name), report.of("cue", name), report.of("content", name))
        for name in report.table("statements")
    ]


def _agrees(report: Marked, one: Statement, other: Statement, *, cue: bool) -> bool:
    parts = zip(one, other, strict=True)
    return all(
        _overlap(report, left, right) >= LEAST
        for number, (left, right) in enumerate(parts)
        if cue or number != 1
    )


def _overlap(report: Marked, left: Sequence[Mark], right: Sequence[Mark]) -> float:
    """Give the IoU of two sets of spans in words; two empty ones are equal."""
    here, there = _words(report, left), _words(report, right)
    if not here and not there:
        return 1.0
    return len(here & there) / len(here | there)


def _words(report: Marked, marks: Sequence[Mark]) -> set[int]:
    """Give where the words of these spans start."""
    return {
        at
        for mark in marks
        for at in range(mark.start, mark.end)
        if report.text[at].isalnum() and (at == mark.start or not report.text[at - 1].isalnum())
    }
