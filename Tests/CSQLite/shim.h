// SQLite, the peer that `make search-bench` measures the shelf beside. Nothing of Carrel itself uses it.
#include <sqlite3.h>
