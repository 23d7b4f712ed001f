#ifndef CGUARD_H
#define CGUARD_H
// Only standard integer headers here. What a kiosk's processes need of the kernel and of two C libraries: a process of our own kind (Process.c),
// the walls around it (Walls.c), and passcodes (Passcode.c).
#include <stdint.h>

/// Forks. 0 in the child, which is killed when its parent dies; the child's number in the parent; -1 with errno set. Call it from a process of one
/// thread. In C because Swift refuses fork.
int32_t cguard_fork(void);

/// Ends the children this process has forked, and waits until they are gone. In C because signal handlers call it.
void cguard_end_children(void);

/// The path by which this program was started; NULL when the system does not say. In C because its key is a macro Swift's Glibc leaves out.
const char *cguard_started_by(void);

/// The words of the command line, the program's name first, and how many they are; they live as long as the program. In C because only a constructor
/// is given them without /proc.
char *const *cguard_words(int32_t *count);

/// Closes what was inherited but the standard streams, and has this process and its children leave no core file and be looked into by nobody. 0, or -1 with errno set. In C because prctl is variadic.
int32_t cguard_keep_secrets(void);

/// Has this process and its children allowed to open `count` files, where the system lets it; answers how many of them it lets. In C because the
/// names of limits have another type for Swift than the function that takes them.
int64_t cguard_allow_files(int64_t count);

/// How a child does: 0 it runs, 1 it ended and `how` is its exit status, 2 a signal ended it and `how` is its number, 3 it was stopped; -1 when it
/// is no child. Waits for its end if `is_waiting`. In C because the macros that take a status apart are hidden from Swift.
int32_t cguard_look(int32_t child, int32_t is_waiting, int32_t *how);

/// Forgets and wipes the environment but for TERM, the locale, the time zone and NO_COLOR. In C because environ is a global that varies.
void cguard_clear_environment(void);

/// Sends a line to the service manager's socket, a path or, after `@`, an abstract name. 0, or -1 with errno set. In C because struct sockaddr_un
/// holds a C array that Swift sees as a tuple of 108.
int32_t cguard_notify(const char *socket, const char *line);

#define CGUARD_NO_NEW_RIGHTS 1
#define CGUARD_LANDLOCK 2
#define CGUARD_SECCOMP 3

/// Shuts the calling process in: from now on it may read below `paths`, and write to what it has open; it may not run a program, open a socket or a
/// file for writing, cut one, look into a process or type into a terminal. Every thread it starts is shut in too. It cannot be undone. Paths that
/// are not there are left out. `ceiling` is the newest version of Landlock to use, for tests. 0, or which of the steps above failed, with errno set;
/// the process must then end. In C because Landlock has no function in the C library, and filters are macros.
int32_t cguard_shut_in(const char *const *paths, int32_t count, int32_t ceiling);

/// The version of Landlock the kernel has; 0 for none.
int32_t cguard_landlock(void);

/// A new yescrypt hash of a passcode, at most `capacity` bytes with its end. Its length, or -1. In C because what crypt works in must be wiped.
int32_t cguard_hash(const char *passcode, char *hash, int32_t capacity);

/// Whether a passcode has this hash; 0 also for a hash that is none. Takes as long for a wrong one as for the right one. In C for the same reason.
int32_t cguard_fits(const char *passcode, const char *hash);

#endif
