#!/bin/sh
# Measure carrel beside a bare C pager, less, lynx and w3m, all in one run, and print one table: run.sh [RUNS]
# Builds nothing of carrel; `make bench` does that first. What is missing is named and left out. Needs python3 with venv, and cc for the
# bare pager; works in .build/bench.
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
for peer in less lynx w3m elinks links2; do
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
"$python" table.py "$work/report.json"
say "the whole report is in .build/bench/full.txt, the last screens in .build/bench/screens"
exit $status
