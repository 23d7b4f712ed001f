// The words of the command line, as the loader gives them to every constructor.
//
// Swift's own way on Linux, CommandLine.cpp of its runtime, looks for them in /proc/self/maps before anything else runs. Without /proc, in a bare
// chroot say, it finds none, and `carrel kiosk` would open as a reader that lets anybody out. It also takes longer than all else the runtime does
// at the start, so its two functions are given here as well: the linker takes a part of a static runtime only for what it has not yet seen.
#include "CGuard.h"

#include <stddef.h>

static char *none[] = {NULL};
static char **words = none;
static int count;

__attribute__((constructor)) static void take(int argc, char **argv) {
    count = argc;
    words = argv;
}

char *const *cguard_words(int32_t *words_count) {
    *words_count = count;
    return words;
}

char **_swift_stdlib_getUnsafeArgvArgc(int *words_count) {
    *words_count = count;
    return words;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **other, int other_count) {
    words = other;
    count = other_count;
}
