"""`python -m benchmarks TASK PATH`: score Dateline on data of a task's layout.

Prints what stands behind the figures, the peers' figures, and one JSON object of figures as the
last line. Exits with 1 when a figure has sunk below its floor (benchmarks/floors.json).
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.frame import find_sunken, load_floors
from benchmarks.tasks import TASKS


def main() -> int:
    """Run one task and give the exit code."""
    names = "\n".join(f"  {task.name:<10} {task.about} ({task.data})" for task in TASKS.values())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=f"Scores Dateline on a public test.\n\ntasks:\n{names}",
        epilog="example: python -m benchmarks seed ../shared/seed",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", choices=sorted(TASKS), metavar="TASK")
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument(
        "--peers", action="store_true", help="run the peers that can run here on the same data"
    )
    given = parser.parse_args()
    if not given.path.exists():
        parser.error(f"{given.path} does not exist: give the file or folder that holds the data")
    task = TASKS[given.task]
    result = task.score(given.path)
    print("\n".join(result.lines))
    ran = task.run_peers(given.path) if given.peers and task.run_peers else ()
    for peer in (*task.peers, *ran):
        figures = ", ".join(f"{key} {value}" for key, value in peer.figures.items())
        print(f"peer: {peer.name}: {figures} ({peer.origin})")
    sunken = find_sunken(result.figures, load_floors(task.name, given.path))
    for line in sunken:
        print(f"below its floor: {line}", file=sys.stderr)
    print(json.dumps({key: round(value, 4) for key, value in result.figures.items()}))
    return 1 if sunken else 0


if __name__ == "__main__":
    sys.exit(main())
