#ifndef CZXING_H
#define CZXING_H
// ZXing's reader of QR codes behind C, for tests: it is C++, and throws.
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads the one QR code of a picture of `width` × `height` grey pixels, row by row, 0 black. Writes what it says as UTF-8 with a NUL at
/// its end and answers how many bytes that is; -1 when no code is found or its text does not fit.
int czxing_read(const uint8_t *pixels, int width, int height, char *text, size_t room);

#ifdef __cplusplus
}
#endif
#endif
