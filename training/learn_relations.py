"""Train the model of relations from the bank, score it on held-out lines, and export it."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.plv import DEVELOPED, Row, count_figures, find_code, read_rows
from dateline.extract.events.relations import NONE, TO_COME, Rating
from training.bank import (
    BANK,
    Example,
    draw_examples,
    find_wrong,
    hold_out,
    read_actors,
    read_bank,
)
from training.export import export
from training.marked import read_corpus_open, read_corpus_pairs, read_frame_pairs
from training.relations import EPOCHS, Relations, cut_examples, fit, rate, read_base_vocabulary

EACH = 900
EACH_HELD = 40
CORPUS_TIMES = 4
"""How often a sentence of the corpus counts: nothing else in training is whole news."""

ROWS_TIMES = 4
NONE_TIMES = 5
"""How often NONE is drawn where each type is drawn once: most of what people do is no event."""

SEED = 7


def train_relations(
    corpus: Path,
    folder: Path,
    *,
    rows: Path | None = None,
    each: int = EACH,
    epochs: int = EPOCHS,
) -> None:
    """Train on the bank, the frames and the corpus' train part, and write the model's files.

    With `rows`, a file of PLV, its first 700 rows are learned as well and the others scored: a
    figure to set beside ours, for a model that may not be published.
    """
    lines, actors = read_bank(BANK), read_actors(BANK)
    wrong = list(find_wrong(lines, actors))
    if wrong:
        raise ValueError("lines of the bank to mend first:\n" + "\n".join(wrong))
    learned, held = hold_out(lines)
    drawn = draw_examples(learned, actors, each=each, seed=SEED)
    none = [line for line in learned if line.label == NONE]
    drawn += draw_examples(none, actors, each=(NONE_TIMES - 1) * each, seed=SEED + 2)
    events = [*read_corpus_pairs(corpus, "train"), *read_corpus_open(corpus, "train")]
    marked = [*read_frame_pairs(), *(events * CORPUS_TIMES)]
    labels = sorted({one.label for one in drawn})
    known = [one for one in marked if one.label in labels]
    given = read_rows(rows) if rows is not None else []
    known += [_make_example(row) for row in given[:DEVELOPED]] * ROWS_TIMES
    model = fit([*drawn, *known], labels, epochs=epochs)
    unseen = draw_examples(held, actors, each=EACH_HELD, seed=SEED + 1)
    developed = [*read_corpus_pairs(corpus, "dev"), *read_corpus_open(corpus, "dev")]
    developed = [one for one in developed if one.label in labels]
    notes = {
        "sentences drawn from the bank": f"{len(drawn)}, {each} a label, from {len(learned)} lines",
        "examples of frames, events of the corpus' train part": (
            f"{len(known)}, the corpus {CORPUS_TIMES} times"
        ),
        "epochs": epochs,
        "right on held-out lines of the bank": _score(model, unseen, labels),
        "right on the corpus' dev part": _score(model, developed, labels),
    }
    if given:
        notes["macro F1 on the other rows of PLV"] = _score_rows(model, given[DEVELOPED:], labels)
    export(model, labels, notes, folder)


def _make_example(row: Row) -> Example:
    """A row of PLV, which knows no status: its code is taken for what is done."""
    label = "CONCEDE" if row.root == "YIELD" else row.root
    return Example(row.text, row.source, row.target, label)


def _score_rows(model: Relations, rows: Sequence[Row], labels: Sequence[str]) -> str:
    pieces = cut_examples([_make_example(row) for row in rows], read_base_vocabulary())
    ratings = [Rating(dict(zip(labels, one.tolist(), strict=True))) for one in rate(model, pieces)]
    figures = count_figures(rows, [find_code(one) for one in ratings], "")
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def _score(model: Relations, examples: Sequence[Example], labels: Sequence[str]) -> str:
    """Tell how many examples get their label, and their type."""
    rows = rate(model, cut_examples(examples, read_base_vocabulary()))
    found = [labels[int(row.argmax())] for row in rows]
    pairs = [(one.label, label) for one, label in zip(examples, found, strict=True)]
    right = sum(a == b for a, b in pairs)
    kind = sum(a.removesuffix(TO_COME) == b.removesuffix(TO_COME) for a, b in pairs)
    return f"{right / len(pairs):.3f} by label, {kind / len(pairs):.3f} by type, n {len(pairs)}"
