#include "CQREncode.h"
#include <dlfcn.h>
#include <pthread.h>

// The version whose header this is compiled with.
static const char library[] = "libqrencode.so.4";

static pthread_once_t once = PTHREAD_ONCE_INIT;
static __typeof__(&QRcode_encodeData) encode_data;
static __typeof__(&QRcode_free) free_code;

static void load(void) {
    void *found = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!found) return;
    free_code = (__typeof__(free_code))dlsym(found, "QRcode_free");
    if (free_code) encode_data = (__typeof__(encode_data))dlsym(found, "QRcode_encodeData");
}

int32_t cqrencode_load(void) {
    pthread_once(&once, load);
    return encode_data ? 0 : -1;
}

QRcode *cqrencode_encode(int32_t count, const unsigned char *bytes, QRecLevel level) {
    return cqrencode_load() == 0 ? encode_data(count, bytes, 0, level) : NULL;
}

void cqrencode_free(QRcode *code) {
    if (free_code) free_code(code);
}
