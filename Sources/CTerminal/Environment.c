#define _GNU_SOURCE
#include "Environment.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What ncurses would obey: other terminal descriptions, sizes, delays. It reads the environment only while it opens.
static int is_heeded(const char *entry) {
    static const char *const heeded[] = {"TERMINFO=", "TERMINFO_DIRS=", "TERMCAP=", "TERMPATH=", "HOME=", "LINES=", "COLUMNS=",
        "ESCDELAY=", "BAUDRATE=", "CC=", "NCURSES_", 0};
    for (int i = 0; heeded[i]; i++)
        if (!strncmp(entry, heeded[i], strlen(heeded[i]))) return 1;
    return 0;
}

// A person's own tab stops would put the text in the wrong place.
static char no_tabs[] = "NCURSES_NO_HARD_TABS=1";

enum { DESCRIPTION = sizeof "TERMINFO=hex:" + 2 * CTERMINAL_DESCRIPTION };

// What ncurses sees while it opens: the environment without what it would obey, but with the description of the terminal and the size, which is
// told here because a screen in memory has none to ask. One block, to be freed as such.
char **cterminal_environment(const char *name, int rows, int columns, cterminal_originals *originals) {
    uint8_t bytes[CTERMINAL_DESCRIPTION];
    int length = cterminal_description(name, bytes, originals);
    if (length <= 0) return NULL;
    size_t count = 0;
    while (environ && environ[count]) count++;
    char **kept = calloc(1, (count + 5) * sizeof *kept + DESCRIPTION + 32 + 32);
    if (!kept) return NULL;
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_heeded(environ[i])) kept[at++] = environ[i];
    kept[at++] = no_tabs;
    char *text = (char *)(kept + count + 5);
    kept[at++] = text;
    text += sprintf(text, "LINES=%d", rows) + 1;
    kept[at++] = text;
    text += sprintf(text, "COLUMNS=%d", columns) + 1;
    kept[at] = text;
    text += sprintf(text, "TERMINFO=hex:");
    for (int i = 0; i < length; i++) {
        *text++ = "0123456789ABCDEF"[bytes[i] >> 4];
        *text++ = "0123456789ABCDEF"[bytes[i] & 15];
    }
    return kept;
}
