#ifndef DESCRIPTION_H
#define DESCRIPTION_H
#include <stdint.h>

// No description is larger; ncurses itself refuses more than 32 KiB and knows none above 5.
enum { CTERMINAL_DESCRIPTION = 16384 };

// Strings that ncurses is not told of, or not whole: what ends all attributes, and what sets the scroll region.
enum { CTERMINAL_ORIGINAL = 64 };
typedef struct {
    char plain[CTERMINAL_ORIGINAL];
    char region[CTERMINAL_ORIGINAL];
} cterminal_originals;

// Reads the compiled description of a terminal from the system's directories and mends it for us. Answers its length, 0 when there is none.
int cterminal_description(const char *name, uint8_t bytes[CTERMINAL_DESCRIPTION], cterminal_originals *originals);

#endif
