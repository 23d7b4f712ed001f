#ifndef CTERMINAL_H
#define CTERMINAL_H
// Only standard integer headers here: ncurses must not reach Swift.
#include <stdint.h>
#endif
