#define _GNU_SOURCE
#include "CWidth.h"
#include <locale.h>
#include <pthread.h>
#include <wchar.h>

static locale_t utf8;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_table(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int32_t cwidth_of(uint32_t scalar) {
    pthread_once(&once, open_table);
    if (!utf8) return -1;
    locale_t before = uselocale(utf8);
    int cells = wcwidth((wchar_t)scalar);
    uselocale(before);
    return cells;
}
