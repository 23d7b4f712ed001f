#define _GNU_SOURCE
#include "CGuard.h"
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

// The children that have not been reaped; 0 where a place is free. A signal handler reads them.
enum { CHILDREN = 8 };
static volatile pid_t children[CHILDREN];

static void exchange_child(pid_t old, pid_t new) {
    for (int i = 0; i < CHILDREN; i++)
        if (children[i] == old) {
            children[i] = new;
            return;
        }
}

int32_t cguard_fork(void) {
    pid_t parent = getpid();
    sigset_t every, kept;
    sigfillset(&every);
    // A handler finds the child in its place, or there is none.
    sigprocmask(SIG_BLOCK, &every, &kept);
    pid_t child = fork();
    if (child > 0) exchange_child(0, child);
    if (child == 0) {
        memset((void *)children, 0, sizeof children);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(0);
    }
    int why = errno;
    sigprocmask(SIG_SETMASK, &kept, NULL);
    errno = why;
    return child;
}

void cguard_end_children(void) {
    for (int i = 0; i < CHILDREN; i++) {
        pid_t child = children[i];
        if (child == 0 || waitpid(child, NULL, WNOHANG) != 0) continue;
        kill(child, SIGKILL);
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    }
}

const char *cguard_started_by(void) { return (const char *)getauxval(AT_EXECFN); }

int32_t cguard_keep_secrets(void) {
    close_range(3, ~0U, 0);
    struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int64_t cguard_allow_files(int64_t count) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    rlim_t wanted = (rlim_t)count;
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    }
    return limit.rlim_cur < wanted ? (int64_t)limit.rlim_cur : count;
}

int32_t cguard_look(int32_t child, int32_t is_waiting, int32_t *how) {
    int status = 0;
    pid_t seen;
    do seen = waitpid(child, &status, is_waiting ? 0 : WNOHANG | WUNTRACED);
    while (seen < 0 && errno == EINTR);
    if (seen <= 0) return seen < 0 ? -1 : 0;
    if (WIFSTOPPED(status)) return 3;
    exchange_child(child, 0);
    if (WIFSIGNALED(status)) {
        *how = WTERMSIG(status);
        return 2;
    }
    *how = WEXITSTATUS(status);
    return 1;
}

void cguard_clear_environment(void) {
    static const char *const kept[] = {"TERM=", "LANG=", "LC_ALL=", "LC_CTYPE=", "TZ=", "NO_COLOR=", 0};
    if (!environ) return;
    char **to = environ;
    for (char **from = environ; *from; from++) {
        int i = 0;
        while (kept[i] && strncmp(*from, kept[i], strlen(kept[i])) != 0) i++;
        if (kept[i]) *to++ = *from;
        // What the system shows of the process is this memory.
        else explicit_bzero(*from, strlen(*from));
    }
    *to = NULL;
}

int32_t cguard_notify(const char *name, const char *line) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(name);
    if (length == 0 || length >= sizeof address.sun_path) {
        errno = EINVAL;
        return -1;
    }
    memcpy(address.sun_path, name, length);
    if (name[0] == '@') address.sun_path[0] = 0;
    int out = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (out < 0) return -1;
    ssize_t sent = sendto(out, line, strlen(line), MSG_NOSIGNAL | MSG_DONTWAIT, (struct sockaddr *)&address,
        (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length));
    int why = errno;
    close(out);
    errno = why;
    return sent < 0 ? -1 : 0;
}
