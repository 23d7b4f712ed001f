#!/bin/sh
# How much of Sources the tests go through, line by line, the C shims left out: a table of files, the least covered first, and the sum.
# Arguments choose tests as `swift test` takes them. Builds into .build/coverage. Needs llvm-cov and llvm-profdata, which come with Swift.
set -eu
cd "$(dirname "$0")/.."
build=.build/coverage
PATH=$(dirname "$(readlink -f "$(command -v swift)")"):$PATH
# Every process counts in a file that is its memory (%c), one file for all of a program (%m): so what the tests start counts too, whatever its
# environment, and what is killed, and a kiosk's readers, who may write nothing. The path goes in by way of the C modules: Swift has no flag for it.
raw=$PWD/$build/raw
swift build --build-tests --scratch-path $build -Xswiftc -profile-generate -Xswiftc -profile-coverage-mapping \
    -Xswiftc -Xllvm -Xswiftc -runtime-counter-relocation \
    -Xcc "-fprofile-instr-generate=$raw/%c%4m.profraw" -Xcc -mllvm -Xcc -runtime-counter-relocation
rm -rf "$raw"
# Tests of what may open a file for writing leave the counts out.
export CARREL_COUNTS="$raw"
NO_COLOR=1 $build/debug/carrelPackageTests.xctest --testing-library swift-testing "$@" >$build/tests.log 2>&1 \
    || { grep '^✘ Test ".* failed' $build/tests.log || true; echo "carrel: tests failed under coverage; see $build/tests.log" >&2; }
llvm-profdata merge -sparse "$raw"/*.profraw -o $build/all.profdata
llvm-cov export $build/debug/carrelPackageTests.xctest -object $build/debug/carrel -instr-profile $build/all.profdata -summary-only \
    -ignore-filename-regex='/(Tests|Packaging|\.build)/|/Sources/C[A-Z]' >$build/summary.json
python3 - $build/summary.json <<'END'
import json, sys
data = json.load(open(sys.argv[1]))["data"][0]
for file in sorted(data["files"], key=lambda file: file["summary"]["lines"]["percent"]):
    lines = file["summary"]["lines"]
    print(f'{lines["percent"]:6.1f} %  {lines["covered"]:5} of {lines["count"]:5}  {file["filename"].split("/Sources/")[-1]}')
print(f'{data["totals"]["lines"]["percent"]:6.1f} %  of {data["totals"]["lines"]["count"]} lines')
END
