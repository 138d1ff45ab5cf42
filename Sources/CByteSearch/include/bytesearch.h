#ifndef BYTESEARCH_H
#define BYTESEARCH_H

#include <stddef.h>
#include <stdint.h>

// Bytes of a few kinds sought sixteen at a time. Nearly all that is read and printed is looked through for them and hardly
// ever holds one; Swift compares the bytes of its vectors one by one, which took three times as long.

/// Where `&`, `<`, `>`, `"`, `'` or NUL first stands, at `start` or behind it; `count` where none does.
size_t bytesearch_markup(const uint8_t *bytes, size_t start, size_t count);

/// Where `!`, `)`, `:`, `?`, `@`, `[` or `|` first stands, at `start` or behind it; `count` where none does.
size_t bytesearch_guarded(const uint8_t *bytes, size_t start, size_t count);

#endif
