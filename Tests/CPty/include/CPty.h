#ifndef CPTY_H
#define CPTY_H
#include <stdint.h>

/// Opens a pseudo-terminal that nobody uses yet, its master end not blocking. 0, or -1 with errno set.
/// In C because Swift's Glibc leaves the functions for it out.
int32_t cpty_open(int32_t *master, int32_t *slave, int32_t rows, int32_t columns);

/// Gives a terminal another size and tells whoever runs on it. In C because ioctl is variadic.
void cpty_resize(int32_t descriptor, int32_t rows, int32_t columns);

/// Has a terminal say that its line carries 9600 bits a second. In C because speeds are macros.
void cpty_make_slow(int32_t descriptor);

/// Bytes typed on a terminal and not yet read. In C because ioctl is variadic.
int32_t cpty_unread(int32_t descriptor);

/// Starts a program in a session of its own with the slave as its terminal; signals as in a fresh login. `output` takes the place of the
/// terminal on standard output unless it is -1. Answers its process, or -1 with errno set. In C because a new session is a GNU extension.
int32_t cpty_start(char *const *words, char *const *variables, const char *directory, int32_t slave, int32_t output);

/// Holds a process where it is, without stopping it: nobody but the thread that calls is told. 0, or -1 with errno set. In C because ptrace is
/// variadic.
int32_t cpty_hold(int32_t process);

/// Whether a process that is held has ended, for the same thread; true also for one that is not held.
int32_t cpty_is_over(int32_t process);

#endif
