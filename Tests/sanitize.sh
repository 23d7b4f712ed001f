#!/bin/sh
# The tests that go through Carrel's own C and C++, and the libraries behind it, in this process: first with the address and undefined behaviour
# sanitizers, then those of more than one thread with the thread sanitizer. Each builds into a folder of its own below .build.
# Ends with 1 when a sanitizer reports something or a test fails. `sanitize.sh address` or `sanitize.sh thread` does one of them.
set -eu
cd "$(dirname "$0")/.."
status=0
export NO_COLOR=1 SWIFT_BACKTRACE=enable=no

tests() {
    log=.build/$1.log
    ".build/$1/debug/carrelPackageTests.xctest" --testing-library swift-testing --filter "$2" >"$log" 2>&1 || status=1
    grep -E '^✘|SUMMARY: |runtime error: ' "$log" && status=1
    tail -1 "$log"
}

case ${1:-both} in address | both)
    swift build --build-tests --sanitize=address --scratch-path .build/address -Xcc -fsanitize=undefined -Xcxx -fsanitize=undefined
    # Swift keeps what it made once for ever; that is no leak.
    export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1
    tests address '^(ShelfTests|TopicsTests|ContentFilesTests|FuzzTests|GuardTests\.Passcode|TerminalTests\.(PainterTests|KeyDecoderTests|OutputTests|SGRTests)|ProgramTests\.FlippedShelfTests)'
esac
case ${1:-both} in thread | both)
    swift build --build-tests --sanitize=thread --scratch-path .build/thread
    # A thread that must wait for a Mutex does so inside Swift's own library, where the sanitizer does not see who let it in. So it reports two who
    # hold the same one, now and then. These are the closures that a Mutex calls; nothing else has their type.
    echo 'race:YuYTXEfU' >.build/thread/suppressions
    export TSAN_OPTIONS=suppressions=$PWD/.build/thread/suppressions
    tests thread '^(ShelfTests|ProgramTests\.ShelfThreadTests|ContentFilesTests)'
esac
exit $status
