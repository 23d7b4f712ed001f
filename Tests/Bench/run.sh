#!/bin/sh
# Measure carrel beside a bare C pager, less, lynx, w3m and info, its search beside SQLite's FTS5, and shelves of the sizes in SIZES beside
# each other, all in one run, as two tables of Markdown: run.sh [RUNS]
# Builds nothing of carrel; `make bench` does that first. What is missing is named and left out. Needs python3 with venv, and cc for the
# bare pager; works in .build/bench, where libraries and shelves stay for the next run.
set -eu
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
work=$root/.build/bench
runs=${1:-21}
mkdir -p "$work/floor"
say() { echo "bench: $*" >&2; }

command -v python3 >/dev/null || { say "python3 is missing"; exit 69; }
python=$work/venv/bin/python
if ! "$python" -c 'import pyte' 2>/dev/null; then
    say "fetching pyte into .build/bench/venv"
    python3 -m venv "$work/venv" || { say "python3 cannot make a virtual environment; install python3-venv"; exit 69; }
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check pyte || { say "pip cannot fetch pyte"; exit 69; }
fi

# As it is installed: a copy. The linker writes its file here and there, and the kernel then keeps it in small pieces, each a page fault.
rm -f "$work/carrel"
[ ! -x "$root/.build/release/carrel" ] || cp "$root/.build/release/carrel" "$work/carrel"
export TEXT=$work/text FLOOR=$work/floor PEERS=${PEERS:-/opt/peers} CARREL=$work/carrel
export PYTHONDONTWRITEBYTECODE=1
rm -rf "$TEXT"
"$python" same_text.py "$TEXT"

names=
if command -v cc >/dev/null && cc -O2 -o "$FLOOR/c" floor/pager.c -lncursesw -ltinfo; then names=c
else say "no C compiler with ncursesw: the bare pager is left out, and with it the ratios"; fi
for peer in less lynx w3m info elinks links2; do
    if command -v "$peer" >/dev/null; then names=$names,$peer; else say "$peer is not installed: left out"; fi
done
if [ -x "$PEERS/frogmouth/bin/frogmouth" ]; then names=$names,frogmouth; else say "frogmouth is not installed: left out"; fi
if [ -x "$CARREL" ]; then
    "$CARREL" publish "$TEXT/content" --to "$TEXT/shelf" --today 2026-11-21 2>"$work/publish.txt" || { cat "$work/publish.txt" >&2; exit 70; }
    names=$names,carrel
else
    say ".build/release/carrel is not built (make build): left out"
fi

status=0
"$python" ptybench.py scenarios/carrel.json --only "${names#,}" --runs "$runs" --vs --json "$work/report.json" --dump "$work/screens" \
    >"$work/full.txt" || status=$?

# Shelves of several sizes: made once, and made anew when this carrel cannot read them.
shelves=
for n in ${SIZES:-}; do
    [ -x "$CARREL" ] || break
    "$python" made_library.py "$work/library-$n" -n "$n"
    if ! "$CARREL" list --shelf "$work/shelf-$n" >/dev/null 2>&1; then
        say "publishing $n topics; this is done once"
        rm -rf "$work/shelf-$n" "$work/fts5-$n"
        "$CARREL" publish "$work/library-$n" --to "$work/shelf-$n" --today 2026-11-21 >/dev/null 2>"$work/publish.txt" ||
            { cat "$work/publish.txt" >&2; exit 70; }
    fi
    shelves="$shelves $n"
done
rm -f "$work/sizes.json" "$work/search.txt"
if [ -n "$shelves" ]; then
    "$python" sizes.py "$work" $shelves >"$work/sizes-scenario.json"
    "$python" ptybench.py "$work/sizes-scenario.json" --runs "$runs" --vs --json "$work/sizes.json" >"$work/sizes.txt" || status=$?
    if [ -x "$root/.build/release/SearchBench" ]; then
        set --
        for n in $shelves; do set -- "$@" "$work/library-$n"; done
        "$root/.build/release/SearchBench" --search "$work" "$@" >"$work/search.txt" || status=$?
    else say "SearchBench is not built: searches are left out"; fi
fi

"$python" table.py "$work" | tee "$work/table.md"
say "the table is in .build/bench/table.md, the whole reports in full.txt, sizes.txt and search.txt beside it, the last screens in screens"
exit $status
