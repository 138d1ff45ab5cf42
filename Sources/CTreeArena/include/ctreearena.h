#ifndef CTREEARENA_H
#define CTREEARENA_H

#include <cmark-gfm.h>

// Memory for one syntax tree, handed out end to end and taken back as a whole: a page's tree is some hundred small pieces,
// and to allocate and free each took a tenth of the instructions of parsing it.

/// Begins to keep apart what this thread asks of ``ctreearena_memory``. Arenas nest.
void ctreearena_enter(void);

/// Frees all that this thread asked for since it entered the last arena.
void ctreearena_leave(void);

/// For a parser whose tree is made and read on one thread, between entering an arena and leaving it.
cmark_mem *ctreearena_memory(void);

#endif
