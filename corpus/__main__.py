"""`python -m corpus check|stats|agree|strip [FILES]`: look after the corpus.

check   everything that is wrong, a line each; exits with 1 when there is anything
stats   how large it is and what is marked, as Markdown
agree   how far the second marking of a tenth agrees with the first
strip   the text of the files without marks, for marking them a second time
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from corpus.agreement import describe_agreement
from corpus.check import find_faults
from corpus.notation import NotationError, read_folder, read_report
from corpus.statistics import describe

HOME = Path(__file__).parent
REPORTS, SECOND = HOME / "reports", HOME / "second"


def main() -> int:
    """Run one command and give the exit code."""
    command, *files = sys.argv[1:] or ["help"]
    try:
        reports = [read_report(Path(one)) for one in files] or read_folder(REPORTS)
        if command == "check":
            return _check(
                [find_faults(reports), *([] if files else [find_faults(read_folder(SECOND))])]
            )
        if command == "stats":
            print(describe(reports))
        elif command == "agree":
            print(describe_agreement(reports, read_folder(SECOND)))
        elif command == "strip" and files:
            print("\n\n\n".join(report.text for report in reports))
        else:
            print(__doc__)
            return 2
    except NotationError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _check(kinds: list[Iterator[str]]) -> int:
    faults = [fault for kind in kinds for fault in kind]
    print("\n".join(faults) if faults else "nothing is wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
