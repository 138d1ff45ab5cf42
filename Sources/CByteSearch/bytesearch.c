#include "bytesearch.h"

#include <string.h>

typedef uint8_t sixteen __attribute__((vector_size(16)));

/// All bits of each byte that is sought, none of any other. Two marks that differ in one bit are compared at once.
static inline sixteen is_markup(sixteen bytes) {
    return (sixteen)((bytes | 0x01) == '\'') | (sixteen)((bytes | 0x02) == '>') | (sixteen)(bytes == '"') |
           (sixteen)(bytes == 0);
}

static inline sixteen is_counted(sixteen bytes) {
    return (sixteen)((bytes | 0x08) == ')') | (sixteen)(bytes == ':') | (sixteen)(bytes == '?') |
           (sixteen)(bytes == '@') | (sixteen)(bytes == '[') | (sixteen)(bytes == '|');
}

/// The first byte of sixteen whose bits are set; 16 where there is none.
static inline size_t first_set(sixteen set) {
    uint64_t halves[2];
    memcpy(halves, &set, sizeof halves);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    for (int half = 0; half < 2; half++) halves[half] = __builtin_bswap64(halves[half]);
#endif
    if (halves[0] != 0) return (size_t)__builtin_ctzll(halves[0]) / 8;
    if (halves[1] != 0) return 8 + (size_t)__builtin_ctzll(halves[1]) / 8;
    return 16;
}

/// The last bytes, fewer than sixteen, are looked at with zeros behind them: what is found among those is the end.
static inline size_t search(const uint8_t *bytes, size_t at, size_t count, sixteen (*is_sought)(sixteen)) {
    sixteen next;
    for (; at + 16 <= count; at += 16) {
        memcpy(&next, bytes + at, 16);
        const size_t found = first_set(is_sought(next));
        if (found < 16) return at + found;
    }
    if (at >= count) return count;
    uint8_t rest[16] = {0};
    memcpy(rest, bytes + at, count - at);
    memcpy(&next, rest, 16);
    const size_t found = at + first_set(is_sought(next));
    return found < count ? found : count;
}

size_t bytesearch_markup(const uint8_t *bytes, size_t start, size_t count) {
    return search(bytes, start, count, is_markup);
}

size_t bytesearch_counted(const uint8_t *bytes, size_t start, size_t count) {
    return search(bytes, start, count, is_counted);
}
