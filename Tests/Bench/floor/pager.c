/* The least ncurses pager: the floor that anything on ncurses stands on. pager FILE */
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    FILE *f = fopen(argv[1], "r");
    if (!f) return 1;
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    char *text = malloc(size + 1);
    text[fread(text, 1, size, f)] = 0;
    int n = 0, cap = 1024;
    char **lines = malloc(cap * sizeof *lines);
    for (char *p = text; p; ) {
        if (n == cap) lines = realloc(lines, (cap *= 2) * sizeof *lines);
        lines[n++] = p;
        if ((p = strchr(p, '\n'))) *p++ = 0;
    }
    setlocale(LC_ALL, "");
    initscr(); raw(); noecho(); keypad(stdscr, TRUE); idlok(stdscr, FALSE); curs_set(0);
    int top = 0, page = LINES - 1;
    for (;;) {
        erase();
        for (int r = 0; r < page && top + r < n; r++) mvaddnstr(r, 0, lines[top + r], COLS);
        refresh();
        int c = getch();
        if (c == 'q') break;
        if (c == KEY_NPAGE && top + page < n) top += page;
        if (c == 'j' && top + page < n) top++;
        if (c == 'k' && top > 0) top--;
        if (c == KEY_PPAGE) top = top > page ? top - page : 0;
    }
    endwin();
    return 0;
}
