#ifndef CTERMINAL_H
#define CTERMINAL_H
// Only standard integer headers here: ncurses must not reach Swift. Two parts: a screen, which turns cells into the bytes that show them
// (Screen.c), and the terminal device, which is taken over and given back whatever happens (Device.c).
#include <stdint.h>

/// A screen of ncurses that draws into memory. The bytes are fetched and written to the terminal by the caller, so a stopped terminal
/// never holds ncurses up and a test needs no terminal. ncurses keeps the current screen in a global; calls from several threads take turns.
typedef struct cterminal_screen cterminal_screen;

/// Opens a screen for a terminal called `name`, described by the system's own terminfo and by nothing in the environment.
/// NULL when there is no such terminal or it cannot move its cursor. In C because newterm needs a FILE* and Swift refuses ncurses' globals.
cterminal_screen *cterminal_screen_open(const char *name, int32_t rows, int32_t columns, int32_t is_colourful);

/// Parts a forked process's screen from its parent's, with whom it would share the file ncurses writes into, and where in it: each would fetch what
/// the other wrote. Call it with nothing waiting to be fetched. 0, or -1 with errno set. In C because memfd_create and dup3 are GNU's.
int32_t cterminal_screen_part(cterminal_screen *screen);

/// Frees the screen and writes nothing. In C because SCREEN is opaque to Swift.
void cterminal_screen_close(cterminal_screen *screen);

/// Begins again at some size, knowing nothing of what the terminal shows; the next refresh draws all of it. If the terminal is not entered,
/// its bytes enter the alternate screen first. 0, or -1 when there is no memory: then only close it.
/// In C because it sets the scroll region with tiparm, which is variadic.
int32_t cterminal_screen_renew(cterminal_screen *screen, int32_t rows, int32_t columns, int32_t is_entered);

/// The colours the terminal can show; 0 for none. In C because COLORS is a global that varies.
int32_t cterminal_screen_colours(const cterminal_screen *screen);

/// The number of the pair of these colours, -1 meaning the terminal's own; made when first asked for. 0, the plain pair, when none is left.
/// In C because COLOR_PAIRS is a global that varies.
int32_t cterminal_screen_pair(cterminal_screen *screen, int32_t foreground, int32_t background);

#define CTERMINAL_BOLD 1
#define CTERMINAL_UNDERLINED 2
#define CTERMINAL_REVERSED 4

/// Prepares the next character of a line: a spacing scalar and at most four marks. A scalar the C library cannot measure becomes U+FFFD.
/// In C because cchar_t is a structure of wide characters that only setcchar may fill.
void cterminal_screen_cell(cterminal_screen *screen, const uint32_t *scalars, int32_t count, uint32_t looks, int32_t pair);

/// Puts the prepared characters on a row from a column on, and forgets them. In C because cells are cchar_t.
void cterminal_screen_line(cterminal_screen *screen, int32_t row, int32_t column);

/// Works out the bytes that bring the terminal to show the cells, with the cursor at a place, or anywhere when the row is negative: another
/// refresh follows then. Answers how many wait to be fetched.
/// In C because stdscr is a global that varies.
int64_t cterminal_screen_refresh(cterminal_screen *screen, int32_t row, int32_t column);

/// Fetches the waiting bytes and forgets them; nothing when there is no room for all. Answers their number. In C because they stand in the file newterm got.
int64_t cterminal_screen_fetch(cterminal_screen *screen, uint8_t *bytes, int64_t capacity);

/// What the terminal's description says for a string capability, such as `kcuu1`; answers its length, 0 when it has none or it does not fit.
/// In C because terminfo's current terminal is a global that varies.
int32_t cterminal_screen_string(cterminal_screen *screen, const char *capability, uint8_t *bytes, int32_t capacity);

/// The bytes that put a terminal of `rows` rows back in order: attributes, scroll region, keypad, cursor, and out of the alternate screen,
/// or the cursor on the last line where there is none. Answers their number, 0 when they do not fit. In C because tiparm is variadic.
int32_t cterminal_screen_leaving(cterminal_screen *screen, int32_t rows, uint8_t *bytes, int32_t capacity);

/// The folder of that number in which descriptions of terminals are looked for; NULL behind the last. In C because screens read them there.
const char *cterminal_description_folder(int32_t number);

/// The size of the terminal behind a descriptor, as the system knows it. 0 on success; -1 when it is none. In C because ioctl is variadic.
int32_t cterminal_size(int32_t descriptor, int32_t *rows, int32_t *columns);

/// Bits a second of the line behind a descriptor, as its modes say; 0 where it is no terminal, or the speed is none of the usual ones.
/// In C because the speeds have names and not numbers.
int32_t cterminal_speed(int32_t descriptor);

/// Takes the terminal over: keeps its modes, sets raw ones if `is_at_once`, or else when `cterminal_modes_raw` is called, and catches every signal that would end, stop or crash the process.
/// A caught signal is one byte, its number, in the pipe whose reading end this answers; -1 with errno set when the terminal refuses.
/// A crash, and a second request to end that finds the first still waiting, put the terminal back by themselves and let the process die.
/// In C because a signal handler may run no Swift, and because what it needs must lie where it can find it: one terminal a process.
int32_t cterminal_take(int32_t input, int32_t output, int32_t is_at_once);

/// Takes part in a terminal that another process, which this one was forked from after `cterminal_take`, goes on keeping and alone puts back:
/// signals are told by a pipe of our own, whose reading end this answers. -1 with errno set.
/// In C because it shares the terminal with the signal handlers.
int32_t cterminal_adopt(void);

/// Whether another process keeps the terminal and puts it back. In C for the same reason.
int32_t cterminal_is_kept(void);

/// What a crash does first: ends the processes that draw on the terminal too. It may only do what a signal handler may. In C for the same reason.
void cterminal_before_rescue(void (*action)(void));

/// Forks a sentry, a child of nobody here, which is to put the terminal back when the keeper and all it has forked since are gone. In the sentry a
/// descriptor: a byte comes from it when there is nothing left to do, its end when there is; no signal but SIGKILL and SIGSTOP reaches it,
/// and it keeps the terminal. 0 in the keeper; -1 with errno set. In C because Swift refuses fork.
int32_t cterminal_post_sentry(void);

/// Whether the sentry that was posted is there. In C because signal handlers look for it too.
int32_t cterminal_has_sentry(void);

/// The bytes a crash must write to put the terminal back; at most 512. In C because a signal handler reads them.
void cterminal_on_crash(const uint8_t *bytes, int32_t count);

/// Puts the terminal's modes back and throws away what was typed and not read; signals stay caught. Nothing when not taken, or twice.
/// In C because it shares the modes with the signal handlers.
void cterminal_modes_restore(void);

/// Sets the raw modes again after `cterminal_modes_restore`. In C for the same reason. 0, or -1 with errno set.
int32_t cterminal_modes_raw(void);

/// Stops the process group as Ctrl-Z does and answers when it goes on. In C because the action of SIGTSTP is exchanged around it.
void cterminal_stop(void);

/// Gives signals the actions they had, puts the modes back, and closes the pipe. In C because struct sigaction hides a union from Swift.
void cterminal_give_back(void);

/// Ends the process by a signal, so that whoever waits for it sees which. In C for struct sigaction. Never returns.
_Noreturn void cterminal_die(int32_t signal);

/// Gives the calling thread a stack to crash on, so that a stack overflow there also puts the terminal back. In C because a
/// thread's alternate stack must outlive every Swift frame.
void cterminal_shield_thread(void);

#endif
