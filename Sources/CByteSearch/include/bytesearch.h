#ifndef BYTESEARCH_H
#define BYTESEARCH_H

#include <stddef.h>
#include <stdint.h>

// Bytes of a few kinds sought sixteen at a time: nearly all that is read and printed is looked through for them, and
// hardly ever holds one. Swift compares the bytes of its own vectors one by one.

/// Where `&`, `<`, `>`, `"`, `'` or NUL first stands, at `start` or behind it; `count` where none does.
size_t bytesearch_markup(const uint8_t *bytes, size_t start, size_t count);

/// Where `!`, `)`, `:`, `?`, `@`, `[` or `|` first stands, at `start` or behind it; `count` where none does.
size_t bytesearch_counted(const uint8_t *bytes, size_t start, size_t count);

#endif
