#define _GNU_SOURCE
#include "CTerminal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// One terminal a process. A signal handler must find all of this without help.
static struct termios found, raw;
static int input = -1, output = -1, reading = -1, writing = -1;
static volatile sig_atomic_t is_taken, is_raw, ending;
static uint8_t last_words[512];
static volatile sig_atomic_t last_words_count;
// The process that has the terminal in its care and alone gives it back, and what it does first.
static volatile pid_t keeper;
static void (*volatile before_rescue)(void);
// Two pipes to the sentry, -1 without one: it lives on as long as the first has a writer, and the second has one as long as it lives.
static volatile int sentry_call = -1, sentry_sign = -1;

// The process dies of these whatever we do.
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGQUIT, SIGSYS};
// These ask it to end; all would leave a raw terminal behind.
static const int asking[] = {SIGTERM, SIGHUP, SIGINT, SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ,
    SIGIO, SIGPWR, SIGSTKFLT};
// These only tell.
static const int telling[] = {SIGWINCH, SIGCONT, SIGTSTP};

enum { COUNT = sizeof fatal / sizeof *fatal + sizeof asking / sizeof *asking + sizeof telling / sizeof *telling };
static struct sigaction before[COUNT];

int32_t cterminal_size(int32_t descriptor, int32_t *rows, int32_t *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int32_t cterminal_speed(int32_t descriptor) {
    static const struct { speed_t name; int32_t bits; } speeds[] = {{B110, 110}, {B300, 300}, {B600, 600}, {B1200, 1200}, {B2400, 2400},
        {B4800, 4800}, {B9600, 9600}, {B19200, 19200}, {B38400, 38400}, {B57600, 57600}, {B115200, 115200}};
    struct termios modes;
    if (tcgetattr(descriptor, &modes) != 0) return 0;
    for (size_t i = 0; i < sizeof speeds / sizeof *speeds; i++)
        if (speeds[i].name == cfgetospeed(&modes)) return speeds[i].bits;
    return 0;
}

int32_t cterminal_is_kept(void) { return keeper != getpid(); }

int32_t cterminal_has_sentry(void) {
    struct pollfd sign = {.fd = sentry_sign};
    return sentry_sign >= 0 && poll(&sign, 1, 0) == 0;
}

static void forget_sentry(void) {
    if (sentry_call >= 0) close(sentry_call);
    if (sentry_sign >= 0) close(sentry_sign);
    sentry_call = sentry_sign = -1;
}

// Has the sentry give the terminal back now, and waits until it has. Those who share the terminal are gone by then.
static int call_sentry(void) {
    if (!cterminal_has_sentry()) return 0;
    close(sentry_call);
    struct pollfd sign = {.fd = sentry_sign};
    poll(&sign, 1, 3000);
    return 1;
}

// Called from signal handlers: system calls only. SIGTTOU is blocked there, or a process in the background would stop here.
static void rescue(void) {
    if (!is_taken || !is_raw || cterminal_is_kept()) return;
    is_raw = 0;
    if (before_rescue) before_rescue();
    if (call_sentry()) return;
    int done = 0;
    while (done < last_words_count) {
        ssize_t n = write(output, last_words + done, (size_t)(last_words_count - done));
        struct pollfd room = {.fd = output, .events = POLLOUT};
        if (n > 0) done += (int)n;
        else if (errno != EINTR && (errno != EAGAIN || poll(&room, 1, 500) <= 0)) break;
    }
    tcflush(input, TCIFLUSH);
    tcsetattr(input, TCSANOW, &found);
}

int32_t cterminal_adopt(void) {
    int ends[2];
    if (!is_taken) {
        errno = EBADF;
        return -1;
    }
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    close(reading);
    close(writing);
    reading = ends[0];
    writing = ends[1];
    ending = 0;
    return reading;
}

void cterminal_before_rescue(void (*action)(void)) { before_rescue = action; }

int32_t cterminal_post_sentry(void) {
    int call[2], sign[2];
    if (pipe2(call, O_CLOEXEC) != 0) return -1;
    if (pipe2(sign, O_CLOEXEC) != 0) {
        close(call[0]);
        close(call[1]);
        return -1;
    }
    sigset_t every, kept;
    sigfillset(&every);
    pthread_sigmask(SIG_BLOCK, &every, &kept);
    // Twice: it is nobody's child, so that the children of a guard are those who share the terminal.
    pid_t between = fork();
    if (between == 0) {
        pid_t sentry = fork();
        if (sentry != 0) _exit(sentry < 0);
        forget_sentry();
        close(call[1]);
        close(sign[0]);
        keeper = getpid();
        // They may be set only now.
        is_raw = 1;
        return call[0];
    }
    int status = -1;
    if (between > 0)
        while (waitpid(between, &status, 0) < 0 && errno == EINTR) {}
    close(call[0]);
    close(sign[1]);
    forget_sentry();
    sentry_call = call[1];
    sentry_sign = sign[0];
    if (status != 0) forget_sentry();
    pthread_sigmask(SIG_SETMASK, &kept, NULL);
    return status == 0 ? 0 : -1;
}

static void die_of(int signal) {
    rescue();
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(signal, &usual, NULL);
    // It waits until the handler returns; a fault happens again instead. Both end the process with the right status.
    raise(signal);
}

static void tell(int signal) {
    int kept = errno;
    uint8_t number = (uint8_t)signal;
    ssize_t ignored = write(writing, &number, 1);
    (void)ignored;
    errno = kept;
}

static void on_fatal(int signal) { die_of(signal); }

static void on_asking(int signal) {
    if (ending) {
        die_of(signal);
        return;
    }
    ending = 1;
    tell(signal);
}

static void on_telling(int signal) { tell(signal); }

static void catch_all(const int *signals, size_t count, void (*handler)(int), struct sigaction *old) {
    for (size_t i = 0; i < count; i++) {
        struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaddset(&action.sa_mask, SIGTTOU);
        sigaction(signals[i], &action, &old[i]);
        // What the parent chose to ignore, as nohup does, stays ignored; but a fault cannot be.
        if (handler != on_fatal && old[i].sa_handler == SIG_IGN) sigaction(signals[i], &old[i], NULL);
    }
}

static void each_signal(int is_caught) {
    struct sigaction *old = before;
    const struct { const int *signals; size_t count; void (*handler)(int); } groups[] = {
        {fatal, sizeof fatal / sizeof *fatal, on_fatal}, {asking, sizeof asking / sizeof *asking, on_asking},
        {telling, sizeof telling / sizeof *telling, on_telling}};
    for (int g = 0; g < 3; g++) {
        if (is_caught) catch_all(groups[g].signals, groups[g].count, groups[g].handler, old);
        else
            for (size_t i = 0; i < groups[g].count; i++) sigaction(groups[g].signals[i], &old[i], NULL);
        old += groups[g].count;
    }
}

int32_t cterminal_take(int32_t from, int32_t to, int32_t is_at_once) {
    if (is_taken) {
        errno = EBUSY;
        return -1;
    }
    int ends[2];
    if (tcgetattr(from, &found) != 0) return -1;
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    raw = found;
    cfmakeraw(&raw);
    raw.c_iflag &= (tcflag_t)~(IXOFF | IXANY);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    input = from;
    output = to;
    reading = ends[0];
    writing = ends[1];
    last_words_count = 0;
    ending = 0;
    keeper = getpid();
    cterminal_shield_thread();
    is_taken = 1;
    each_signal(1);
    // A program that ends without saying goodbye gives the terminal back too.
    static int is_registered;
    if (!is_registered) {
        atexit(rescue);
        is_registered = 1;
    }
    if (!is_at_once || cterminal_modes_raw() == 0) return reading;
    int why = errno;
    cterminal_give_back();
    errno = why;
    return -1;
}

void cterminal_on_crash(const uint8_t *bytes, int32_t count) {
    if (count < 0 || count > (int32_t)sizeof last_words) return;
    last_words_count = 0;
    if (count > 0) memcpy(last_words, bytes, (size_t)count);
    last_words_count = count;
}

void cterminal_modes_restore(void) {
    if (!is_taken || !is_raw || cterminal_is_kept()) return;
    sigset_t block, kept;
    sigemptyset(&block);
    sigaddset(&block, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &block, &kept);
    tcflush(input, TCIFLUSH);
    tcsetattr(input, TCSANOW, &found);
    is_raw = 0;
    // Nothing is left to do for it.
    if (cterminal_has_sentry() && write(sentry_call, "", 1) == 1) forget_sentry();
    pthread_sigmask(SIG_SETMASK, &kept, NULL);
}

int32_t cterminal_modes_raw(void) {
    if (!is_taken) {
        errno = EBADF;
        return -1;
    }
    // Raised first: a crash between the two calls then restores once too often, not once too few.
    is_raw = 1;
    while (tcsetattr(input, TCSANOW, &raw) != 0)
        if (errno != EINTR) {
            is_raw = 0;
            return -1;
        }
    return 0;
}

void cterminal_stop(void) {
    struct sigaction usual = {.sa_handler = SIG_DFL}, kept;
    sigaction(SIGTSTP, &usual, &kept);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &kept, NULL);
}

void cterminal_give_back(void) {
    if (!is_taken) return;
    cterminal_modes_restore();
    each_signal(0);
    is_taken = 0;
    close(reading);
    close(writing);
    reading = writing = input = output = -1;
}

_Noreturn void cterminal_die(int32_t signal) {
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t open;
    sigaction(signal, &usual, NULL);
    sigemptyset(&open);
    sigaddset(&open, signal);
    pthread_sigmask(SIG_UNBLOCK, &open, NULL);
    raise(signal);
    _exit(128 + signal);
}

void cterminal_shield_thread(void) {
    static _Thread_local int is_shielded;
    if (is_shielded) return;
    stack_t stack = {.ss_size = 64 * 1024};
    stack.ss_sp = malloc(stack.ss_size);
    if (!stack.ss_sp) return;
    if (sigaltstack(&stack, NULL) == 0) is_shielded = 1;
    else free(stack.ss_sp);
}
