#include "CZXing.h"

#define ZX_USE_UTF8 1

#include <ZXing/ReadBarcode.h>

#include <cstring>
#include <string>

int czxing_read(const uint8_t *pixels, int width, int height, char *text, size_t room) {
    try {
        ZXing::DecodeHints hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryRotate(false);
        const auto result = ZXing::ReadBarcode(ZXing::ImageView(pixels, width, height, ZXing::ImageFormat::Lum), hints);
        if (!result.isValid()) return -1;
        const std::string said = result.text();
        if (said.size() >= room) return -1;
        std::memcpy(text, said.c_str(), said.size() + 1);
        return static_cast<int>(said.size());
    } catch (...) {
        return -1;
    }
}
