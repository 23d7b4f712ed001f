#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/houdini.h>
#include <string.h>

/// The length of the entity that follows an `&` at `text - 1`, its `;` included, or 0 when there is none. What it stands
/// for is written to `decoded` and its length to `decoded_length`. It is
/// here because it needs the library's own buffer.
static inline int carrel_entity(const uint8_t *text, int length, uint8_t decoded[16], int *decoded_length) {
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 16);
  int used = houdini_unescape_ent(&buffer, text, length);
  int size = buffer.size > 16 ? 16 : buffer.size;
  if (used > 0) memcpy(decoded, buffer.ptr, size);
  *decoded_length = used > 0 ? size : 0;
  cmark_strbuf_free(&buffer);
  return used;
}
