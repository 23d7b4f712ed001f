#define _GNU_SOURCE
#include "CPty.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int32_t cpty_open(int32_t *master, int32_t *slave, int32_t rows, int32_t columns) {
    char name[64];
    *master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (*master < 0) return -1;
    if (grantpt(*master) != 0 || unlockpt(*master) != 0 || ptsname_r(*master, name, sizeof name) != 0
        || (*slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) {
        close(*master);
        return -1;
    }
    cpty_resize(*slave, rows, columns);
    return 0;
}

void cpty_resize(int32_t descriptor, int32_t rows, int32_t columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(descriptor, TIOCSWINSZ, &size);
}

void cpty_make_slow(int32_t descriptor) {
    struct termios modes;
    if (tcgetattr(descriptor, &modes) != 0) return;
    cfsetspeed(&modes, B9600);
    tcsetattr(descriptor, TCSANOW, &modes);
}

int32_t cpty_unread(int32_t descriptor) {
    int count = 0;
    ioctl(descriptor, FIONREAD, &count);
    return count;
}

int32_t cpty_start(char *const *words, char *const *variables, const char *directory, int32_t slave, int32_t output) {
    char name[64];
    if (ttyname_r(slave, name, sizeof name) != 0) return -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // The first terminal a new session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, output < 0 ? 0 : output, 1);
    posix_spawn_file_actions_adddup2(&actions, 0, 2);
    if (directory) posix_spawn_file_actions_addchdir_np(&actions, directory);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t child = -1;
    int failure = posix_spawn(&child, words[0], &actions, &attributes, words, variables);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure == 0) return child;
    errno = failure;
    return -1;
}

int32_t cpty_hold(int32_t process) {
    int status;
    if (ptrace(PTRACE_SEIZE, process, 0, 0) != 0 || ptrace(PTRACE_INTERRUPT, process, 0, 0) != 0) return -1;
    return waitpid(process, &status, __WALL) == process && WIFSTOPPED(status) ? 0 : -1;
}

int32_t cpty_is_over(int32_t process) {
    int status;
    pid_t seen = waitpid(process, &status, WNOHANG | __WALL);
    return seen < 0 || (seen == process && !WIFSTOPPED(status));
}
