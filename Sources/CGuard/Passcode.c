#define _GNU_SOURCE
#include "CGuard.h"
#include <crypt.h>
#include <stdlib.h>
#include <string.h>

// Crypt's answer for a passcode and a setting, in a workspace that is wiped: its length, or -1.
static int32_t crypted(const char *passcode, const char *setting, char *hash, int32_t capacity) {
    struct crypt_data *workspace = calloc(1, sizeof *workspace);
    if (!workspace) return -1;
    const char *made = crypt_r(passcode, setting, workspace);
    // A failure is told by a star.
    int32_t length = made && made[0] != '*' ? (int32_t)strlen(made) : -1;
    if (length >= capacity) length = -1;
    if (length >= 0) memcpy(hash, made, (size_t)length + 1);
    explicit_bzero(workspace, sizeof *workspace);
    free(workspace);
    return length;
}

int32_t cguard_hash(const char *passcode, char *hash, int32_t capacity) {
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    if (!crypt_gensalt_rn("$y$", 0, NULL, 0, setting, sizeof setting)) return -1;
    return crypted(passcode, setting, hash, capacity);
}

int32_t cguard_fits(const char *passcode, const char *hash) {
    char made[CRYPT_OUTPUT_SIZE];
    int32_t length = crypted(passcode, hash, made, sizeof made);
    if (length < 0 || strlen(hash) != (size_t)length) return 0;
    unsigned char difference = 0;
    for (int32_t i = 0; i < length; i++) difference |= (unsigned char)(made[i] ^ hash[i]);
    explicit_bzero(made, sizeof made);
    return difference == 0;
}
