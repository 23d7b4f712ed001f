#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "Environment.h"
#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
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
    char *name;
    char **environment;
    int is_colourful;
    cterminal_originals originals;
    cchar_t line[WIDEST];
    int prepared;
    // Of the character prepared last.
    uint32_t looks;
    int32_t pair;
    // What is fetched before the bytes in the file.
    uint8_t greeting[256];
    int greeted;
    int64_t waiting;
    short pairs[PAIRS][2];
    int pair_count;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int open_screens;

static void enter(const cterminal_screen *s) {
    pthread_mutex_lock(&turn);
    set_term(s->screen);
}

static void leave(void) { pthread_mutex_unlock(&turn); }

static int has(const char *string) { return string && string != (char *)-1 && *string; }

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

// Says a string before everything ncurses says in the next refresh. putp would say it on standard output.
static void say(cterminal_screen *s, const char *string) {
    s->greeted += copied(string, s->greeting + s->greeted, (int32_t)sizeof s->greeting - s->greeted);
}

static void nothing(int signal) { (void)signal; }

// The first newterm of a process catches every one of these that nobody else has, and switches SIGTSTP off and on in every refresh if it got it.
// They are ours to catch, or nobody's: so somebody has them just then.
static SCREEN *new_screen(const char *name, FILE *file) {
    static const int wanted[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    static int is_settled;
    enum { COUNT = sizeof wanted / sizeof *wanted };
    if (is_settled) return newterm(name, file, file);
    struct sigaction busy = {.sa_handler = nothing}, before[COUNT];
    sigset_t block, kept;
    sigemptyset(&block);
    for (int i = 0; i < COUNT; i++) sigaddset(&block, wanted[i]);
    pthread_sigmask(SIG_BLOCK, &block, &kept);
    for (int i = 0; i < COUNT; i++) sigaction(wanted[i], &busy, &before[i]);
    SCREEN *screen = newterm(name, file, file);
    for (int i = 0; i < COUNT; i++) sigaction(wanted[i], &before[i], NULL);
    pthread_sigmask(SIG_SETMASK, &kept, NULL);
    is_settled = screen != NULL;
    return screen;
}

// Has ncurses set up a screen of this size. Called with the turn held; 0 when the terminal is unknown or cannot move its cursor.
static int begin(cterminal_screen *s, int rows, int columns, int is_entered) {
    char **changed = cterminal_environment(s->name, rows, columns, &s->originals);
    if (!changed) return 0;
    // One pointer is exchanged and put back: other threads that look meanwhile find everything but what is left out above.
    char **before = environ;
    environ = changed;
    s->screen = new_screen(s->name, s->file);
    if (s->screen) {
        // Until it was left and entered once, ncurses writes out every move of the cursor by itself. It asks for the size again then.
        endwin();
        doupdate();
    }
    environ = before;
    // ncurses remembers none of it, but another thread may still be reading; the one before the last is certainly unused.
    free(s->environment);
    s->environment = changed;
    if (!s->screen) return 0;
    open_screens++;
    if (!has(cursor_address) || !has(clear_screen)) return 0;
    s->window = stdscr;
    typeahead(-1);
    nonl();
    // ncurses goes wrong when it inserts cells beside a wide character. It does so to save bytes, which in pages of text it does not.
    idcok(s->window, FALSE);
    // Scrolling by the terminal: a line down costs about one line of bytes, not a page.
    idlok(s->window, TRUE);
    if (s->is_colourful && has_colors() && start_color() == OK) use_default_colors();
    for (int i = 0; i < s->pair_count; i++) init_pair((short)(i + 1), s->pairs[i][0], s->pairs[i][1]);
    // What ncurses said of all that is forgotten; the terminal is entered here.
    lseek(s->descriptor, 0, SEEK_SET);
    s->greeted = 0;
    if (!is_entered) say(s, enter_ca_mode);
    say(s, s->originals.plain);
    if (has(s->originals.region)) say(s, tiparm(s->originals.region, 0, rows - 1));
    say(s, keypad_xmit);
    clearok(curscr, TRUE);
    return 1;
}

static void end(cterminal_screen *s) {
    if (!s->screen) return;
    set_term(s->screen);
    // endwin writes its own goodbye into the file; nobody fetches it.
    endwin();
    // ncurses 6.4 frees the windows of every screen with one: tried. A program has one; tests that have more lose a little memory.
    if (--open_screens == 0) delscreen(s->screen);
    s->screen = NULL;
}

cterminal_screen *cterminal_screen_open(const char *name, int32_t rows, int32_t columns, int32_t is_colourful) {
    cterminal_screen *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->is_colourful = is_colourful;
    s->name = strdup(name);
    s->descriptor = memfd_create("carrel-screen", MFD_CLOEXEC);
    s->file = s->descriptor < 0 ? NULL : fdopen(s->descriptor, "w+");
    if (s->name && s->file) {
        pthread_mutex_lock(&turn);
        setlocale(LC_CTYPE, "C.UTF-8");
        int is_usable = begin(s, rows, columns, 0);
        pthread_mutex_unlock(&turn);
        if (is_usable) return s;
    }
    cterminal_screen_close(s);
    return NULL;
}

int32_t cterminal_screen_part(cterminal_screen *s) {
    int own = memfd_create("carrel-screen", MFD_CLOEXEC);
    if (own < 0) return -1;
    int outcome = dup3(own, s->descriptor, O_CLOEXEC);
    close(own);
    return outcome < 0 ? -1 : 0;
}

void cterminal_screen_close(cterminal_screen *s) {
    pthread_mutex_lock(&turn);
    end(s);
    pthread_mutex_unlock(&turn);
    if (s->file) fclose(s->file);
    else if (s->descriptor >= 0) close(s->descriptor);
    free(s->environment);
    free(s->name);
    free(s);
}

// A new screen, because resize_term leaves memory of the old size in use and writes a scroll region that is none of ours.
int32_t cterminal_screen_renew(cterminal_screen *s, int32_t rows, int32_t columns, int32_t is_entered) {
    pthread_mutex_lock(&turn);
    end(s);
    lseek(s->descriptor, 0, SEEK_SET);
    int is_usable = begin(s, rows, columns, is_entered);
    pthread_mutex_unlock(&turn);
    return is_usable ? 0 : -1;
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
    attr_t attributes = (looks & CTERMINAL_BOLD ? A_BOLD : 0) | (looks & CTERMINAL_UNDERLINED ? A_UNDERLINE : 0)
        | (looks & CTERMINAL_REVERSED ? A_REVERSE : 0);
    cchar_t *cell = &s->line[s->prepared++];
    if (count == 1 && scalars[0] >= 0x20 && scalars[0] < 0x7F && s->prepared > 1) {
        // Most letters look like the one before: then only the letter is new.
        *cell = cell[-1];
        if (s->looks == looks && s->pair == pair && !cell->chars[1]) {
            cell->chars[0] = (wchar_t)scalars[0];
            return;
        }
    }
    s->looks = looks;
    s->pair = pair;
    wchar_t text[MARKS + 2] = {L' '};
    if (count > 0) text[0] = wcwidth((wchar_t)scalars[0]) > 0 ? (wchar_t)scalars[0] : 0xFFFD;
    int length = 1;
    for (int i = 1; i < count && length <= MARKS; i++)
        if (wcwidth((wchar_t)scalars[i]) == 0) text[length++] = (wchar_t)scalars[i];
    setcchar(cell, text, attributes, (short)pair, NULL);
}

void cterminal_screen_line(cterminal_screen *s, int32_t row, int32_t column) {
    enter(s);
    mvwadd_wchnstr(s->window, row, column, s->line, s->prepared);
    leave();
    s->prepared = 0;
}

int64_t cterminal_screen_refresh(cterminal_screen *s, int32_t row, int32_t column) {
    enter(s);
    leaveok(s->window, row < 0);
    if (row >= 0) wmove(s->window, row, column);
    wnoutrefresh(s->window);
    doupdate();
    leave();
    s->waiting = lseek(s->descriptor, 0, SEEK_CUR);
    return s->greeted + s->waiting;
}

int64_t cterminal_screen_fetch(cterminal_screen *s, uint8_t *bytes, int64_t capacity) {
    if (capacity < s->greeted + s->waiting) return 0;
    memcpy(bytes, s->greeting, (size_t)s->greeted);
    bytes += s->greeted;
    int64_t done = 0;
    while (done < s->waiting) {
        ssize_t n = pread(s->descriptor, bytes + done, (size_t)(s->waiting - done), done);
        if (n <= 0) break;
        done += n;
    }
    done += s->greeted;
    s->greeted = 0;
    s->waiting = 0;
    lseek(s->descriptor, 0, SEEK_SET);
    return done;
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
    length += copied(s->originals.plain, bytes + length, capacity - length);
    length += copied(orig_pair, bytes + length, capacity - length);
    if (has(s->originals.region))
        length += copied(tiparm(s->originals.region, 0, rows - 1), bytes + length, capacity - length);
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
