#ifndef CTRESPASS_H
#define CTRESPASS_H
#include <stdint.h>

/// The name of the trespass of that number, such as `run a program`; NULL behind the last.
const char *ctrespass_name(int32_t number);

/// Tries it by a bare system call, in or on `folder` where it takes one. 0 when it was let through, or the error it was refused with. In C because
/// most of these calls have no name in Swift.
int32_t ctrespass(int32_t number, const char *folder);

/// Opens what the trespasses want open before the walls stand. In C because they find it in a global.
void ctrespass_prepare(const char *folder);

#endif
