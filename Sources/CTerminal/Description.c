#include "CTerminal.h"
#include "Description.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Where the system keeps its descriptions. Nothing in the environment and nobody's home directory adds to these.
static const char *const directories[] = {"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"};

const char *cterminal_description_folder(int32_t number) {
    return number >= 0 && number < (int32_t)(sizeof directories / sizeof *directories) ? directories[number] : NULL;
}

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
enum { HEADER = 12, MAGIC = 0432, WIDE_MAGIC = 01036, AUTO_RIGHT_MARGIN = 1, EAT_NEWLINE_GLITCH = 4, CHANGE_SCROLL_REGION = 3,
    DELETE_LINE = 22, EXIT_ATTRIBUTE_MODE = 39, INSERT_LINE = 53, REPEAT_CHAR = 121, SET_ATTRIBUTES = 131, EXIT_AM_MODE = 152 };

static int is_there(const uint8_t *offsets, int count, int string) {
    return string < count && number(offsets + 2 * string) < 0xFFFE;
}

// Copies a string of the description; empty when it has none or it is too long.
static void copy(char to[CTERMINAL_ORIGINAL], const uint8_t *bytes, int length, int offsets, int count, int string) {
    to[0] = 0;
    if (!is_there(bytes + offsets, count, string)) return;
    int text = offsets + 2 * count + number(bytes + offsets + 2 * string);
    int room = length - text < CTERMINAL_ORIGINAL ? length - text : CTERMINAL_ORIGINAL;
    if (room > 0 && memchr(bytes + text, 0, (size_t)room)) strcpy(to, (const char *)bytes + text);
}

static void leave_out(uint8_t *offsets, int count, int string) {
    if (string < count) offsets[2 * string] = offsets[2 * string + 1] = 0xFF;
}

// Leaves out what ncurses would use and should not, and what makes it send more bytes than it needs.
static void mend(uint8_t *bytes, int length, cterminal_originals *originals) {
    if (length < HEADER) return;
    int magic = number(bytes), names = number(bytes + 2), booleans = number(bytes + 4);
    int numbers = number(bytes + 6), strings = number(bytes + 8);
    int at = HEADER + names;
    int offsets = at + booleans + ((names + booleans) & 1) + numbers * (magic == WIDE_MAGIC ? 4 : 2);
    if ((magic != MAGIC && magic != WIDE_MAGIC) || offsets + 2 * strings > length) return;
    // A terminal that wraps only when the next character comes takes the last cell of the screen like any other. Unless it can switch
    // wrapping off, ncurses would reach that cell by inserting, which breaks a wide character beside it.
    uint8_t *offset = bytes + offsets;
    if (booleans > EAT_NEWLINE_GLITCH && bytes[at + EAT_NEWLINE_GLITCH] == 1 && !is_there(offset, strings, EXIT_AM_MODE))
        bytes[at + AUTO_RIGHT_MARGIN] = 0;
    // Many that only claim to be xterm cannot repeat a character.
    leave_out(offset, strings, REPEAT_CHAR);
    // Setting every attribute at once costs more than switching the one that changes.
    leave_out(offset, strings, SET_ATTRIBUTES);
    copy(originals->plain, bytes, length, offsets, strings, EXIT_ATTRIBUTE_MODE);
    copy(originals->region, bytes, length, offsets, strings, CHANGE_SCROLL_REGION);
    // `ESC ( B` before `ESC [ m` switches back from a line-drawing set; once, at the start, is enough.
    if (!strcmp(originals->plain, "\033(B\033[m")) {
        uint8_t *place = offset + 2 * EXIT_ATTRIBUTE_MODE;
        int string = number(place) + 3;
        place[0] = (uint8_t)string;
        place[1] = (uint8_t)(string >> 8);
    }
    // Deleting and inserting a line scrolls part of the screen in fewer bytes than a scroll region, and leaves nothing to undo.
    if (is_there(offset, strings, INSERT_LINE) && is_there(offset, strings, DELETE_LINE)) leave_out(offset, strings, CHANGE_SCROLL_REGION);
}

int cterminal_description(const char *name, uint8_t bytes[CTERMINAL_DESCRIPTION], cterminal_originals *originals) {
    char path[128];
    for (unsigned i = 0; i < sizeof directories / sizeof *directories; i++) {
        int written = snprintf(path, sizeof path, "%s/%c/%s", directories[i], name[0], name);
        if (written < 0 || written >= (int)sizeof path) return 0;
        int length = read_file(path, bytes, CTERMINAL_DESCRIPTION);
        if (length > 0) {
            mend(bytes, length, originals);
            return length;
        }
    }
    return 0;
}
