#ifndef CQRENCODE_H
#define CQRENCODE_H

#include <qrencode.h>
#include <stdint.h>

// libqrencode, loaded when the first code is wanted: as a library of the program it would be loaded before every first frame.

// Loads it; 0 when it is there. Behind the walls of a kiosk it can no longer be loaded: call this before.
int32_t cqrencode_load(void);

// As QRcode_encodeData and QRcode_free. Gives NULL without the library, too.
QRcode *cqrencode_encode(int32_t count, const unsigned char *bytes, QRecLevel level);
void cqrencode_free(QRcode *code);

#endif
