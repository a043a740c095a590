"""`python -m dateline`: the command line."""

from dateline.cli.app import main

if __name__ == "__main__":
    main()
