#include "Description.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Where the system keeps its descriptions. Nothing in the environment and nobody's home directory adds to these.
static const char *const directories[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"};

static int read_file(const char *path, uint8_t *bytes, int capacity) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) return 0;
    int length = 0;
    while (length < capacity) {
        ssize_t n = read(file, bytes + length, (size_t)(capacity - length));
        if (n <= 0) break;
        length += (int)n;
    }
    close(file);
    return length < capacity ? length : 0;
}

static int number(const uint8_t *bytes) { return bytes[0] | bytes[1] << 8; }

// term(5): six numbers, the names, the booleans, the numbers, the offsets of the strings, the strings.
enum { HEADER = 12, MAGIC = 0432, WIDE_MAGIC = 01036, AUTO_RIGHT_MARGIN = 1, EAT_NEWLINE_GLITCH = 4, REPEAT_CHAR = 121, EXIT_AM_MODE = 152 };

// Leaves out two things that ncurses would use and should not.
static void mend(uint8_t *bytes, int length) {
    if (length < HEADER) return;
    int magic = number(bytes), names = number(bytes + 2), booleans = number(bytes + 4);
    int numbers = number(bytes + 6), strings = number(bytes + 8);
    int at = HEADER + names;
    int offsets = at + booleans + ((names + booleans) & 1) + numbers * (magic == WIDE_MAGIC ? 4 : 2);
    if ((magic != MAGIC && magic != WIDE_MAGIC) || offsets + 2 * strings > length) return;
    // A terminal that wraps only when the next character comes takes the last cell of the screen like any other. Unless it can switch
    // wrapping off, ncurses would reach that cell by inserting, which breaks a wide character beside it.
    int can_switch = strings > EXIT_AM_MODE && number(bytes + offsets + 2 * EXIT_AM_MODE) < 0xFFFE;
    if (booleans > EAT_NEWLINE_GLITCH && bytes[at + EAT_NEWLINE_GLITCH] == 1 && !can_switch) bytes[at + AUTO_RIGHT_MARGIN] = 0;
    // Many that only claim to be xterm cannot repeat a character.
    if (strings > REPEAT_CHAR) bytes[offsets + 2 * REPEAT_CHAR] = bytes[offsets + 2 * REPEAT_CHAR + 1] = 0xFF;
}

int cterminal_description(const char *name, uint8_t bytes[CTERMINAL_DESCRIPTION]) {
    char path[128];
    for (unsigned i = 0; i < sizeof directories / sizeof *directories; i++) {
        int written = snprintf(path, sizeof path, "%s/%c/%s", directories[i], name[0], name);
        if (written < 0 || written >= (int)sizeof path) return 0;
        int length = read_file(path, bytes, CTERMINAL_DESCRIPTION);
        if (length > 0) {
            mend(bytes, length);
            return length;
        }
    }
    return 0;
}
