#!/bin/sh
# Fuzzes each target for SECONDS (60) of time with libFuzzer: all of them, or those that TARGETS names. Prints runs, edges of the code that were
# reached and findings; keeps each finding beside this file as a regression input. Ends with 1 when there was one.
set -u
here=$(cd "$(dirname "$0")" && pwd)
fuzz=$here/../../.build/fuzz
seconds=${SECONDS_EACH:-60}
found=0
printf '| target | seconds | runs | edges at first | edges | findings |\n|---|---|---|---|---|---|\n'
for target in ${TARGETS:-front-matter markdown sources config sanitizer wrap keys query shelf command-line}; do
    work=$fuzz/work/$target
    log=$work/log
    mkdir -p "$work/corpus" "$work/seeds" "$work/found" "$work/kept" "$here/regressions/$target"
    export CARREL_FUZZ_TARGET=$target
    # A sandbox for the temporary folder of a target that was killed.
    export ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=0:handle_abort=1 SWIFT_BACKTRACE=enable=no
    CARREL_FUZZ_SEEDS=$work/seeds "$fuzz/release/Fuzz" 2>/dev/null || exit
    : > "$log"
    end=$(($(date +%s) + seconds))
    runs=0 findings=0
    # A finding ends a run; another begins with what is left of the time.
    while left=$((end - $(date +%s))) && [ "$left" -gt 0 ]; do
        "$fuzz/release/Fuzz" -max_total_time="$left" -timeout=600 -rss_limit_mb=2048 -malloc_limit_mb=256 -max_len=4096 -print_final_stats=1 \
            -artifact_prefix="$work/found/" "$work/corpus" "$work/seeds" "$here/regressions/$target" >> "$log" 2>&1 && break
        new=$(find "$work/found" -type f | head -1)
        [ -n "$new" ] || { echo "carrel: the fuzzer of $target does not run; see $log" >&2; exit 1; }
        findings=$((findings + 1)) found=1
        grep -h '^fuzz: \|^SUMMARY' "$log" | tail -2 | sed "s/^/$target: /" >&2
        # Not among the regressions yet: fed again it would end the next run before that has begun.
        mv "$new" "$work/kept/$(basename "$new" | sed 's/^\([a-z]*\)-\(.\{12\}\).*/\1-\2/')"
        [ "$findings" -lt 20 ] || break
    done
    find "$work/kept" -type f -exec mv {} "$here/regressions/$target/" \;
    runs=$(awk '/stat::number_of_executed_units/ { sum += $2 } END { print sum + 0 }' "$log")
    first=$(grep -m1 'INITED' "$log" | sed 's/.*cov: \([0-9]*\).*/\1/')
    edges=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -c6-)
    printf '| %s | %s | %s | %s | %s | %s |\n' "$target" "$seconds" "$runs" "${first:-–}" "${edges:-–}" "$findings"
done
exit $found
