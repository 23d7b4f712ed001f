#ifndef DESCRIPTION_H
#define DESCRIPTION_H
#include <stdint.h>

// No description is larger; ncurses itself refuses more than 32 KiB and knows none above 5.
enum { CTERMINAL_DESCRIPTION = 16384 };

// Reads the compiled description of a terminal from the system's directories and mends it for us. Answers its length, 0 when there is none.
int cterminal_description(const char *name, uint8_t bytes[CTERMINAL_DESCRIPTION]);

#endif
