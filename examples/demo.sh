#!/bin/sh
# The main job on the example reports, step by step: `make demo`. Takes the record's path.
set -eu
record=${1:-demo.db}
mkdir -p "$(dirname "$record")"
rm -f "$record" "$record-wal" "$record-shm"
export DATELINE_RECORD="$record"

step() {
    printf '\n\033[1m%s\033[0m\n$ %s\n' "$1" "$2"
    sh -c "$2"
}

step "1. Read sixteen reports of four outlets into a record" \
    "dateline read examples/iraq-2020"
step "2. Reading them again adds nothing" \
    "dateline read examples/iraq-2020"
step "3. One report with its findings underlined: what words, what kind" \
    "dateline show examples/iraq-2020/14_northgate-herald_munich-notebook.txt"
step "4. Who did what to whom in the first half of February" \
    "dateline events --from 2020-02-01 --to 2020-02-14 --table"
step "5. What Jens Stoltenberg said" \
    "dateline statements --speaker 'Jens Stoltenberg' --limit 12 --table"
step "6. What was planned, as it was known on 12 February" \
    "dateline agenda --as-of 2020-02-12 --table"
step "7. The mission over time: what all the reports add up to" \
    "dateline dossier 'NATO Mission Iraq'"
step "8. Who reports on it by themselves, and who prints another's text" \
    "dateline sources 'NATO Mission Iraq' --table"
step "9. What the reports disagree on, and how numbers grew" \
    "dateline disputes --limit 12 --table"
step "10. What a correction changed, and whether it said so" \
    "dateline versions examples/iraq-2020/05_meridian-post_allies-move-troops_corrected.html --table"
step "11. What became known between 8 and 24 January on the mission" \
    "dateline changes --from 2020-01-08 --to 2020-01-24 'NATO Mission Iraq' --table"
step "12. Which reports are about one happening" \
    "dateline stories --table"

printf '\nThe record is in %s. Try next:\n' "$record"
printf '  export PATH="%s/.venv/bin:$PATH" DATELINE_RECORD=%s\n' "$(pwd)" "$record"
printf '  dateline timeline --actor NATO\n'
printf '  dateline dossier "NATO Mission Iraq" --as-of 2020-01-10\n'
printf '  dateline why ID          (an id from any table: the words and reasons behind it)\n'
