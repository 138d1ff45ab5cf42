#include "ctreearena.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct chunk {
    struct chunk *older;
    size_t used;
    size_t size;
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct chunk *newest;
    struct arena *outer;
};

enum {
    /// Less than the 32 KB up to which jemalloc keeps what was freed at hand; each further chunk is twice as large.
    smallest_chunk = 28 * 1024 - sizeof(struct chunk),
    /// Before each piece stands its size.
    header = _Alignof(max_align_t),
};

static _Thread_local struct arena *current;

/// Memory that is there, or the end of the program: a parser has no way to say that it has none.
static void *allocated(size_t size) {
    void *memory = malloc(size);
    if (memory == NULL) abort();
    return memory;
}

static size_t aligned(size_t size) {
    const size_t mask = _Alignof(max_align_t) - 1;
    return (size + mask) & ~mask;
}

static size_t *size_of(void *piece) { return (size_t *)((char *)piece - header); }

static struct chunk *chunk_with_room(size_t size) {
    struct chunk *newest = current->newest;
    if (newest != NULL && newest->size - newest->used >= size) return newest;
    size_t room = newest == NULL ? smallest_chunk : newest->size * 2;
    if (room < size) room = size;
    struct chunk *chunk = allocated(sizeof *chunk + room);
    *chunk = (struct chunk){.older = newest, .used = 0, .size = room};
    current->newest = chunk;
    return chunk;
}

static void *take(size_t size) {
    size = aligned(size);
    struct chunk *chunk = chunk_with_room(header + size);
    char *piece = chunk->bytes + chunk->used + header;
    chunk->used += header + size;
    *size_of(piece) = size;
    return piece;
}

static void *take_cleared(size_t count, size_t size) {
    void *piece = take(count * size);
    return memset(piece, 0, count * size);
}

/// Whether nothing was taken after the piece.
static int is_last(char *piece) {
    const struct chunk *newest = current->newest;
    return piece + *size_of(piece) == newest->bytes + newest->used;
}

static void *resize(void *piece, size_t size) {
    if (piece == NULL) return take(size);
    const size_t old = *size_of(piece);
    if (size <= old) return piece;
    struct chunk *newest = current->newest;
    const size_t more = aligned(size) - old;
    if (is_last(piece) && newest->size - newest->used >= more) {
        newest->used += more;
        *size_of(piece) += more;
        return piece;
    }
    return memcpy(take(size), piece, old);
}

/// Only the last piece comes back, as those do that a parser takes for a moment.
static void give_back(void *piece) {
    if (piece != NULL && is_last(piece)) current->newest->used -= header + *size_of(piece);
}

cmark_mem *ctreearena_memory(void) {
    static cmark_mem memory = {take_cleared, resize, give_back};
    return &memory;
}

void ctreearena_enter(void) {
    struct arena *arena = allocated(sizeof *arena);
    *arena = (struct arena){.newest = NULL, .outer = current};
    current = arena;
}

void ctreearena_leave(void) {
    struct arena *left = current;
    for (struct chunk *chunk = left->newest; chunk != NULL;) {
        struct chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
    current = left->outer;
    free(left);
}
