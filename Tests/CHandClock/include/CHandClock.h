#ifndef CHANDCLOCK_H
#define CHANDCLOCK_H
// A clock that a test moves by hand. Loaded into a program with LD_PRELOAD it stands in for three functions of the C library, `clock_gettime`,
// `time` and `poll`: hours of waiting pass in no time, and nothing about the program is built for it. The file that CARREL_HAND_CLOCK names is shared.
#include <stdint.h>

#define CHANDCLOCK_PROCESSES 65536

struct chandclock {
    /// What time it is, in milliseconds. It stands still but for what the test adds.
    int64_t time;
    /// The process that is to be caught in an endless loop when it next waits; 0 for none.
    int64_t stuck;
    /// Milliseconds by which the calendar's clock is wrong.
    int64_t wrong;
    /// Milliseconds the machine was suspended, which only one of its clocks counts.
    int64_t suspended;
    /// How often each process, by its number modulo their count, has begun to wait.
    uint32_t waits[CHANDCLOCK_PROCESSES];
    /// How often it has looked at the clock while it waited.
    uint32_t looks[CHANDCLOCK_PROCESSES];
};

#endif
