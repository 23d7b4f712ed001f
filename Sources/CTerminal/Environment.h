#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H
#include "Description.h"

// The environment that ncurses may see while it opens a terminal of this name and size: ours without what ncurses would obey, but with the
// terminal's description. One block, to be freed as such; NULL when there is no such terminal or no memory.
char **cterminal_environment(const char *name, int rows, int columns, cterminal_originals *originals);

#endif
