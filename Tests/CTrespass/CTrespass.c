#define _GNU_SOURCE
#include "CTrespass.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *const names[] = {"run a program", "run a program by its descriptor", "start a process", "start a process of its own kind",
    "open an internet socket", "open a local socket", "open a pair of sockets", "open a file for writing", "open a file for both",
    "make a file", "make a file without a name", "open a file by openat2", "cut a file", "cut an open file", "take a file away", "rename a file",
    "make a folder", "make a link", "change the rights of a file", "look into a process", "read a process's memory", "signal a process",
    "signal a process by a thread", "type into a terminal", "type into a terminal, forged", "take a terminal over", "map memory to run",
    "make memory to run", "make a file in memory", "watch a folder", "load a program into the kernel", "leave a namespace", "mount",
    "become somebody else", "be looked into again", "raise a limit", "set the clock", "read a foreign file", "list a foreign folder",
    "read the password file", "set up a ring", 0};

static int opened = -1;
static void *page;

const char *ctrespass_name(int32_t number) { return number >= 0 && number < (int32_t)(sizeof names / sizeof *names) ? names[number] : NULL; }

void ctrespass_prepare(const char *folder) {
    char path[4096];
    snprintf(path, sizeof path, "%s/open", folder);
    opened = open(path, O_RDWR | O_CREAT, 0600);
    page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

int32_t ctrespass(int32_t number, const char *folder) {
    char file[4096], fresh[4096];
    snprintf(file, sizeof file, "%s/file", folder);
    snprintf(fresh, sizeof fresh, "%s/fresh", folder);
    char *none[] = {NULL};
    char byte = 'x';
    struct iovec here = {&byte, 1}, there = {&byte, 1};
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    struct { uint64_t flags, mode, resolve; } how = {O_WRONLY, 0, 0};
    union bpf_attr attributes = {0};
    struct timespec now = {0, 0};
    long done = -1;
    errno = 0;
    switch (number) {
    case 0: done = syscall(SYS_execve, "/bin/true", none, none); break;
    case 1: done = syscall(SYS_execveat, AT_FDCWD, "/bin/true", none, none, 0); break;
    case 2: done = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); break;
    case 3: done = syscall(SYS_clone3, NULL, 0); break;
    case 4: done = syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); break;
    case 5: done = syscall(SYS_socket, AF_UNIX, SOCK_DGRAM, 0); break;
    case 6: { int both[2]; done = syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, both); break; }
    case 7: done = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY, 0); break;
    case 8: done = syscall(SYS_openat, AT_FDCWD, file, O_RDWR, 0); break;
    case 9: done = syscall(SYS_openat, AT_FDCWD, fresh, O_RDONLY | O_CREAT, 0600); break;
    case 10: done = syscall(SYS_openat, AT_FDCWD, folder, O_TMPFILE | O_WRONLY, 0600); break;
    case 11: done = syscall(SYS_openat2, AT_FDCWD, file, &how, sizeof how); break;
    case 12: done = syscall(SYS_truncate, file, 0); break;
    case 13: done = syscall(SYS_ftruncate, opened, 0); break;
    case 14: done = syscall(SYS_unlinkat, AT_FDCWD, file, 0); break;
    case 15: done = syscall(SYS_renameat2, AT_FDCWD, file, AT_FDCWD, fresh, 0); break;
    case 16: done = syscall(SYS_mkdirat, AT_FDCWD, fresh, 0700); break;
    case 17: done = syscall(SYS_symlinkat, file, AT_FDCWD, fresh); break;
    case 18: done = syscall(SYS_fchmodat, AT_FDCWD, file, 0600); break;
    case 19: done = syscall(SYS_ptrace, PTRACE_ATTACH, getppid(), 0, 0); break;
    case 20: done = syscall(SYS_process_vm_readv, getppid(), &here, 1, &there, 1, 0); break;
    case 21: done = syscall(SYS_kill, getppid(), 0); break;
    case 22: done = syscall(SYS_tgkill, getppid(), getppid(), 0); break;
    case 23: done = syscall(SYS_ioctl, 0, TIOCSTI, &byte); break;
    case 24: done = syscall(SYS_ioctl, 0, TIOCSTI | 1UL << 32, &byte); break;
    case 25: done = syscall(SYS_ioctl, 0, TIOCSCTTY, 1); break;
    case 26: done = syscall(SYS_mmap, NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); break;
    case 27: done = syscall(SYS_mprotect, page, 4096, PROT_READ | PROT_EXEC); break;
    case 28: done = syscall(SYS_memfd_create, "x", 0); break;
    case 29: done = syscall(SYS_inotify_init1, 0); break;
    case 30: done = syscall(SYS_bpf, BPF_PROG_LOAD, &attributes, sizeof attributes); break;
    case 31: done = syscall(SYS_unshare, CLONE_NEWUSER); break;
    case 32: done = syscall(SYS_mount, "none", folder, "tmpfs", 0, NULL); break;
    case 33: done = syscall(SYS_setuid, getuid()); break;
    case 34: done = syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0); break;
    case 35: done = syscall(SYS_prlimit64, 0, RLIMIT_CORE, &limit, NULL); break;
    case 36: done = syscall(SYS_clock_settime, CLOCK_REALTIME, &now); break;
    case 37: done = syscall(SYS_openat, AT_FDCWD, "/etc/hostname", O_RDONLY, 0); break;
    case 38: done = syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY, 0); break;
    case 39: done = syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0); break;
    case 40: done = syscall(SYS_io_uring_setup, 1, NULL); break;
    default: errno = EINVAL;
    }
    return done < 0 ? errno : 0;
}
