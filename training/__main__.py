"""Make the weights and tables that ship: `python -m training MODEL` (extra `train`)."""

import argparse
from pathlib import Path

DATA = Path("src/dateline/data")


def main() -> None:
    """Make one model or table and write its data files."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "model",
        choices=["cues", "gazetteer", "meaning", "merging", "outlines", "relations", "words"],
        help="what to make",
    )
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the marked reports")
    parser.add_argument("--rows", type=Path, help="rows of PLV to learn too: for measuring alone")
    parser.add_argument("--mentions", type=Path, help="train part of ECB+, to learn merging from")
    parser.add_argument("--atlas", type=Path, help="the unpacked package world-atlas of npm")
    parser.add_argument("--to", type=Path, help="where the data are written")
    given = parser.parse_args()
    if given.model == "cues":
        from training.cues import train_cues  # noqa: PLC0415 (each model has needs of its own)

        target = given.to or DATA / "speech" / "cue_weights.yaml"
        target.write_text(train_cues(given.corpus), encoding="utf-8")
    elif given.model == "gazetteer":
        from training.gazetteer import make_gazetteer  # noqa: PLC0415 (as above)

        target = given.to or DATA / "gazetteer"
        make_gazetteer(target)
    elif given.model == "outlines":
        from training.outlines import make_outlines  # noqa: PLC0415 (as above)

        if given.atlas is None:
            parser.error("outlines are made from the package world-atlas: give --atlas PATH")
        target = given.to or DATA / "world"
        make_outlines(given.atlas, target)
    elif given.model == "meaning":
        from training.meaning import write_meaning  # noqa: PLC0415 (as above)

        target = given.to or DATA / "stories" / "meaning.onnx"
        write_meaning(target)
    elif given.model == "words":
        from training.word_weights import make_word_weights  # noqa: PLC0415 (as above)

        target = given.to or DATA / "stories" / "words.yaml"
        target.write_text(make_word_weights(), encoding="utf-8")
    elif given.model == "merging":
        from training.merging import train_merging  # noqa: PLC0415 (as above)

        if given.mentions is None:
            parser.error("merging is learned from marked mentions: give --mentions PATH")
        target = given.to or DATA / "merging" / "learned.yaml"
        target.write_text(train_merging(given.mentions), encoding="utf-8")
    else:
        from training.learn_relations import train_relations  # noqa: PLC0415 (as above)

        target = given.to or (Path("build/with-rows") if given.rows else DATA / "relations")
        train_relations(given.corpus, target, rows=given.rows)
    print(f"written: {target}")


if __name__ == "__main__":
    main()
