"""Train the weights that ship with Dateline: `python -m training cues` (extra `train`)."""

import argparse
from pathlib import Path

from training.cues import train_cues

TARGET = Path("src/dateline/data/speech/cue_weights.yaml")


def main() -> None:
    """Train one model and write its data file."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("model", choices=["cues"], help="what to train")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the marked reports")
    parser.add_argument("--to", type=Path, default=TARGET, help="the data file that is written")
    given = parser.parse_args()
    given.to.write_text(train_cues(given.corpus), encoding="utf-8")
    print(f"written: {given.to}")


if __name__ == "__main__":
    main()
