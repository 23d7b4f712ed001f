#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include <curses.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>
// Names of term.h that are ours as well.
#undef columns
#undef lines

enum { MARKS = 4, WIDEST = 1024, PAIRS = 256 };

struct cterminal_screen {
    SCREEN *screen;
    WINDOW *window;
    FILE *file;
    int descriptor;
    char **environment;
    cchar_t line[WIDEST];
    int prepared;
    short pairs[PAIRS][2];
    int pair_count;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void enter(const cterminal_screen *s) {
    pthread_mutex_lock(&turn);
    set_term(s->screen);
}

static void leave(void) { pthread_mutex_unlock(&turn); }

// What ncurses would obey: other terminal descriptions, sizes, delays. It reads the environment only while it opens.
static int is_heeded(const char *entry) {
    static const char *const heeded[] = {"TERMINFO=", "TERMINFO_DIRS=", "TERMCAP=", "TERMPATH=", "HOME=", "LINES=", "COLUMNS=",
        "ESCDELAY=", "BAUDRATE=", "CC=", "NCURSES_", 0};
    for (int i = 0; heeded[i]; i++)
        if (!strncmp(entry, heeded[i], strlen(heeded[i]))) return 1;
    return 0;
}

static char directories[] = "TERMINFO_DIRS=/etc/terminfo:/lib/terminfo:/usr/share/terminfo";
// A person's own tab stops would put the text in the wrong place.
static char no_tabs[] = "NCURSES_NO_HARD_TABS=1";

// The size is told in the only way that works for every description; a screen in memory has none to ask.
static char **harmless_environment(int rows, int columns) {
    size_t count = 0;
    while (environ && environ[count]) count++;
    char **kept = calloc(count + 5 + 8, sizeof *kept);
    if (!kept) return NULL;
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_heeded(environ[i])) kept[at++] = environ[i];
    kept[at++] = directories;
    kept[at++] = no_tabs;
    char *sizes = (char *)(kept + count + 5);
    kept[at++] = sizes;
    kept[at] = sizes + snprintf(sizes, 32, "LINES=%d", rows) + 1;
    snprintf(kept[at], 32, "COLUMNS=%d", columns);
    return kept;
}

static int has(const char *string) { return string && string != (char *)-1 && *string; }

// tputs hands its bytes one by one to a function that knows nothing else: it is called in turn, with this set.
static int listener = -1;

static int hear(int byte) {
    char c = (char)byte;
    return write(listener, &c, 1) == 1 ? byte : EOF;
}

// Says a string after everything ncurses said so far. putp would say it on standard output.
static void say(const cterminal_screen *s, const char *string) {
    // A pause of nothing empties ncurses' own buffer first.
    delay_output(0);
    listener = s->descriptor;
    if (has(string)) tputs(string, 1, hear);
}

// The whole screen scrolls again. After this the cursor is anywhere, so a full redraw must follow.
static void whole_region(const cterminal_screen *s, int rows) {
    if (has(change_scroll_region)) say(s, tiparm(change_scroll_region, 0, rows - 1));
}

cterminal_screen *cterminal_screen_open(const char *name, int32_t rows, int32_t columns, int32_t is_colourful) {
    cterminal_screen *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->descriptor = memfd_create("carrel-screen", MFD_CLOEXEC);
    s->file = s->descriptor < 0 ? NULL : fdopen(s->descriptor, "w+");
    s->environment = harmless_environment(rows, columns);
    if (!s->file || !s->environment) {
        if (s->file) fclose(s->file);
        else if (s->descriptor >= 0) close(s->descriptor);
        free(s->environment);
        free(s);
        return NULL;
    }
    pthread_mutex_lock(&turn);
    setlocale(LC_CTYPE, "C.UTF-8");
    // One pointer is exchanged and put back: other threads that look meanwhile find everything but what is left out above.
    char **before = environ;
    environ = s->environment;
    s->screen = newterm(name, s->file, s->file);
    environ = before;
    int usable = s->screen && has(cursor_address) && has(clear_screen);
    if (usable) {
        s->window = stdscr;
        // Terminals that only claim xterm's name often lack REP; it saves little.
        repeat_char = NULL;
        typeahead(-1);
        nonl();
        leaveok(s->window, FALSE);
        // Scrolling by the terminal: a line down costs about one line of bytes, not a page.
        idlok(s->window, TRUE);
        if (is_colourful && has_colors() && start_color() == OK) use_default_colors();
        say(s, keypad_xmit);
        clearok(curscr, TRUE);
    }
    pthread_mutex_unlock(&turn);
    if (usable) return s;
    cterminal_screen_close(s);
    return NULL;
}

void cterminal_screen_close(cterminal_screen *s) {
    if (s->screen) {
        enter(s);
        // endwin writes its own goodbye into the file, which nobody fetches.
        endwin();
        delscreen(s->screen);
        leave();
    }
    fclose(s->file);
    free(s->environment);
    free(s);
}

void cterminal_screen_resize(cterminal_screen *s, int32_t rows, int32_t columns) {
    enter(s);
    resize_term(rows, columns);
    s->window = stdscr;
    werase(s->window);
    whole_region(s, rows);
    clearok(curscr, TRUE);
    leave();
}

int32_t cterminal_screen_colours(const cterminal_screen *s) {
    enter(s);
    int colours = has_colors() ? COLORS : 0;
    leave();
    return colours;
}

int32_t cterminal_screen_pair(cterminal_screen *s, int32_t foreground, int32_t background) {
    for (int i = 0; i < s->pair_count; i++)
        if (s->pairs[i][0] == foreground && s->pairs[i][1] == background) return i + 1;
    if (s->pair_count == PAIRS || (foreground < 0 && background < 0)) return 0;
    enter(s);
    int made = s->pair_count + 1 < COLOR_PAIRS ? init_pair((short)(s->pair_count + 1), (short)foreground, (short)background) : ERR;
    leave();
    if (made == ERR) return 0;
    s->pairs[s->pair_count][0] = (short)foreground;
    s->pairs[s->pair_count][1] = (short)background;
    return ++s->pair_count;
}

void cterminal_screen_cell(cterminal_screen *s, const uint32_t *scalars, int32_t count, uint32_t looks, int32_t pair) {
    if (s->prepared == WIDEST) return;
    wchar_t text[MARKS + 2] = {L' '};
    if (count > 0) text[0] = wcwidth((wchar_t)scalars[0]) > 0 ? (wchar_t)scalars[0] : 0xFFFD;
    int length = 1;
    for (int i = 1; i < count && length <= MARKS; i++)
        if (wcwidth((wchar_t)scalars[i]) == 0) text[length++] = (wchar_t)scalars[i];
    attr_t attributes = (looks & CTERMINAL_BOLD ? A_BOLD : 0) | (looks & CTERMINAL_UNDERLINED ? A_UNDERLINE : 0)
        | (looks & CTERMINAL_REVERSED ? A_REVERSE : 0);
    setcchar(&s->line[s->prepared++], text, attributes, (short)pair, NULL);
}

void cterminal_screen_line(cterminal_screen *s, int32_t row, int32_t column) {
    enter(s);
    mvwadd_wchnstr(s->window, row, column, s->line, s->prepared);
    leave();
    s->prepared = 0;
}

int64_t cterminal_screen_refresh(cterminal_screen *s, int32_t row, int32_t column) {
    enter(s);
    wmove(s->window, row, column);
    wnoutrefresh(s->window);
    doupdate();
    leave();
    return lseek(s->descriptor, 0, SEEK_CUR);
}

int64_t cterminal_screen_fetch(cterminal_screen *s, uint8_t *bytes, int64_t capacity) {
    int64_t length = lseek(s->descriptor, 0, SEEK_CUR);
    if (length > capacity) length = capacity;
    int64_t done = 0;
    while (done < length) {
        ssize_t n = pread(s->descriptor, bytes + done, (size_t)(length - done), done);
        if (n <= 0) break;
        done += n;
    }
    lseek(s->descriptor, 0, SEEK_SET);
    return done;
}

// Terminfo may ask for pauses, `$<5>`: no terminal of this century needs them.
static int copied(const char *string, uint8_t *bytes, int32_t capacity) {
    int length = 0;
    if (!has(string)) return 0;
    while (*string) {
        if (string[0] == '$' && string[1] == '<') {
            const char *end = strchr(string, '>');
            if (end) {
                string = end + 1;
                continue;
            }
        }
        if (length == capacity) return 0;
        bytes[length++] = (uint8_t)*string++;
    }
    return length;
}

int32_t cterminal_screen_string(cterminal_screen *s, const char *capability, uint8_t *bytes, int32_t capacity) {
    enter(s);
    int length = copied(tigetstr(capability), bytes, capacity);
    leave();
    return length;
}

int32_t cterminal_screen_leaving(cterminal_screen *s, int32_t rows, uint8_t *bytes, int32_t capacity) {
    int length = 0;
    enter(s);
    length += copied(exit_attribute_mode, bytes + length, capacity - length);
    length += copied(orig_pair, bytes + length, capacity - length);
    if (has(change_scroll_region))
        length += copied(tiparm(change_scroll_region, 0, rows - 1), bytes + length, capacity - length);
    length += copied(keypad_local, bytes + length, capacity - length);
    length += copied(cursor_normal, bytes + length, capacity - length);
    if (has(exit_ca_mode)) {
        length += copied(exit_ca_mode, bytes + length, capacity - length);
    } else {
        length += copied(tiparm(cursor_address, rows - 1, 0), bytes + length, capacity - length);
        length += copied(clr_eol, bytes + length, capacity - length);
    }
    leave();
    return length;
}
