#!/bin/sh
# Runs every test, or those that the arguments choose as `swift test` takes them: Tests/run.sh --filter ReaderTests. What is said goes to
# .build/tests.log too. When something fails the last lines are what failed: each with its message, and then all of them once more in short.
set -u
cd "$(dirname "$0")/.."
mkdir -p .build
log=.build/tests.log
{ NO_COLOR=1 swift test "$@" 2>&1; echo $? >.build/tests.status; } | tee "$log"
status=$(cat .build/tests.status)
[ "$status" -ne 0 ] || exit 0
# Tests that began and did not end were on their way when all of them came down.
awk '
    /^(◇|✔|✘) Test "/ { match($0, /".*"/); name = substr($0, RSTART, RLENGTH) }
    /^◇ Test ".*" started/ { open[name] = 1 }
    /^(✔|✘) Test ".*" (passed|failed) after / { delete open[name] }
    /^(◇|✔|✘|➜)/ { isMessage = 0 }
    /^✘ .* recorded an issue/ { issue[++issues] = substr($0, 1, 1000); isMessage = 1; lines = 0; next }
    isMessage && lines++ < 40 { message[issues] = message[issues] "    " substr($0, 1, 400) "\n"; next }
    /error: / && !/^(◇|✔|✘|➜|↳)/ { fault[++faults] = substr($0, 1, 400) }
    END {
        print "\n==== what failed ===="
        for (i = 1; i <= issues; i++) printf "%s\n%s", issue[i], message[i]
        print "==== in short ===="
        for (i = 1; i <= faults && i <= 10; i++) print fault[i]
        if (!issues) for (name in open) print "did not end: " name
        for (i = 1; i <= issues; i++) {
            name = issue[i]
            sub(/ recorded an issue.*/, "", name)
            match(issue[i], / at [A-Za-z+]+\.swift:[0-9].*/)
            print name substr(issue[i], RSTART, 300)
        }
    }' "$log"
exit "$status"
