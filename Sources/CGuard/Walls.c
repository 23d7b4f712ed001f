#define _GNU_SOURCE
#include "CGuard.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Rights that came after the headers of Debian 12.
#define ACCESS_TRUNCATE (1ULL << 14)
#define ACCESS_DEVICE (1ULL << 15)
#define NET_ALL 3ULL
#define SCOPE_ALL 3ULL

struct ruleset {
    uint64_t files, net, scoped;
};

int32_t cguard_landlock(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int32_t)version;
}

static int32_t landlock(const char *const *paths, int32_t count, int32_t ceiling) {
    int32_t version = cguard_landlock();
    if (version < 1) {
        errno = ENOSYS;
        return -1;
    }
    if (version > ceiling) version = ceiling;
    struct ruleset set = {.files = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    size_t size = sizeof set.files;
    if (version >= 2) set.files |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) set.files |= ACCESS_TRUNCATE;
    if (version >= 4) {
        set.net = NET_ALL;
        size = sizeof set.files + sizeof set.net;
    }
    if (version >= 5) set.files |= ACCESS_DEVICE;
    if (version >= 6) {
        set.scoped = SCOPE_ALL;
        size = sizeof set;
    }
    int rules = (int)syscall(SYS_landlock_create_ruleset, &set, size, 0);
    if (rules < 0) return -1;
    int32_t outcome = 0;
    for (int32_t i = 0; i < count && outcome == 0; i++) {
        struct landlock_path_beneath_attr rule = {.parent_fd = open(paths[i], O_PATH | O_CLOEXEC)};
        struct stat about;
        if (rule.parent_fd < 0) {
            if (errno != ENOENT && errno != ENOTDIR && errno != EACCES) outcome = -1;
            continue;
        }
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
        if (fstat(rule.parent_fd, &about) == 0 && S_ISDIR(about.st_mode)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
        if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) outcome = -1;
        close(rule.parent_fd);
    }
    if (outcome == 0 && syscall(SYS_landlock_restrict_self, rules, 0) != 0) outcome = -1;
    int why = errno;
    close(rules);
    errno = why;
    return outcome;
}

// What a reader does all day, whatever the arguments. Everything else is refused with EPERM.
static const char *const everyday[] = {"read", "readv", "pread64", "write", "writev", "lseek", "close", "fstat", "newfstatat", "stat", "lstat", "statx",
    "fstatfs", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getcwd", "getdents64", "flock", "pipe", "pipe2", "poll", "ppoll", "select",
    "pselect6", "munmap", "mremap", "madvise", "brk", "futex", "futex_waitv", "set_robust_list", "set_tid_address", "rseq", "membarrier", "sched_yield",
    "sched_getaffinity", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall", "clock_gettime", "clock_getres",
    "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom", "getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid",
    "getrusage", "sysinfo", "uname", "exit", "exit_group", 0};

static const uint64_t terminal_requests[] = {TCGETS, TCSETS, TCSETSW, TCSETSF, TCFLSH, TCXONC, TIOCGWINSZ, TIOCGPGRP, FIONREAD};
static const uint64_t file_requests[] = {F_GETFD, F_SETFD, F_GETFL, F_SETFL};
// A name for a thread, and one for a piece of memory.
static const uint64_t process_requests[] = {PR_SET_NAME, 0x53564d41};
// Whatever opens or makes a file for anything but reading. A temporary file without a name is one for writing.
static const uint64_t changing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

// Adds a rule. A call that this machine does not have needs none.
static int rule(scmp_filter_ctx filter, uint32_t action, const char *name, int is_conditional, struct scmp_arg_cmp condition) {
    int number = seccomp_syscall_resolve_name(name);
    if (number < 0) return 0;
    return seccomp_rule_add_array(filter, action, number, is_conditional ? 1 : 0, &condition);
}

static int allow(scmp_filter_ctx filter, const char *name, struct scmp_arg_cmp condition) {
    return rule(filter, SCMP_ACT_ALLOW, name, 1, condition);
}

static int allow_requests(scmp_filter_ctx filter, const char *name, unsigned argument, const uint64_t *requests, size_t count) {
    int failed = 0;
    // The whole word is compared: the kernel looks at half of it, and half of it may be forged.
    for (size_t i = 0; i < count; i++) failed |= allow(filter, name, SCMP_CMP(argument, SCMP_CMP_EQ, requests[i]));
    return failed;
}

#define REQUESTS(list) list, sizeof list / sizeof *list

static int32_t seccomp(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter) {
        errno = ENOMEM;
        return -1;
    }
    struct scmp_arg_cmp always = {0};
    int failed = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
    for (int i = 0; everyday[i]; i++) failed |= rule(filter, SCMP_ACT_ALLOW, everyday[i], 0, always);
    failed |= allow(filter, "open", SCMP_A1(SCMP_CMP_MASKED_EQ, changing, 0));
    failed |= allow(filter, "openat", SCMP_A2(SCMP_CMP_MASKED_EQ, changing, 0));
    failed |= allow(filter, "mmap", SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    failed |= allow(filter, "mprotect", SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // Threads, and no processes. What clone3 is asked cannot be seen; the C library then asks clone.
    failed |= allow(filter, "clone", SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    failed |= rule(filter, SCMP_ACT_ERRNO(ENOSYS), "clone3", 0, always);
    failed |= allow(filter, "prlimit64", SCMP_A2(SCMP_CMP_EQ, 0));
    failed |= allow(filter, "tgkill", SCMP_A0(SCMP_CMP_EQ, (uint64_t)getpid()));
    failed |= allow_requests(filter, "ioctl", 1, REQUESTS(terminal_requests));
    failed |= allow_requests(filter, "fcntl", 1, REQUESTS(file_requests));
    failed |= allow_requests(filter, "prctl", 0, REQUESTS(process_requests));
    if (!failed) failed = seccomp_load(filter);
    seccomp_release(filter);
    if (!failed) return 0;
    errno = failed < 0 ? -failed : EINVAL;
    return -1;
}

int32_t cguard_shut_in(const char *const *paths, int32_t count, int32_t ceiling) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return CGUARD_NO_NEW_RIGHTS;
    if (landlock(paths, count, ceiling) != 0) return CGUARD_LANDLOCK;
    if (seccomp() != 0) return CGUARD_SECCOMP;
    return 0;
}
