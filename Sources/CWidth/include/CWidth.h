#ifndef CWIDTH_H
#define CWIDTH_H
#include <stdint.h>

/// Cells the C library gives a scalar in its C.UTF-8 table, which is the one ncurses draws with; -1 for what it does not know.
/// In C because Swift's Glibc module hides wcwidth, and because the table hangs on a locale that must not leak into the process.
int32_t cwidth_of(uint32_t scalar);

#endif
