#include "unsqueezed.h"

#include <dlfcn.h>

namespace {

thread_local int living = 0;

using Init = int (*)(void *, int, int, int, int, int, const char *, int);

}  // namespace

Unsqueezed::Unsqueezed() { ++living; }
Unsqueezed::~Unsqueezed() { --living; }

/// Stands before zlib's own, which it calls: at level 0 zlib only copies, and Xapian keeps what does not become shorter as
/// it was. Whoever else asks zlib in this program gets the level that they ask for.
extern "C" int deflateInit2_(
    void *stream, int level, int method, int window, int memory, int strategy, const char *version, int size) {
    static const auto init = reinterpret_cast<Init>(dlsym(RTLD_NEXT, "deflateInit2_"));
    constexpr int version_error = -6;
    if (init == nullptr) return version_error;
    if (living == 0) return init(stream, level, method, window, memory, strategy, version, size);
    // Xapian begins anew for each list, and zlib then clears 64 KB at the memory that it is asked for; a copy needs none.
    constexpr int least_memory = 1;
    return init(stream, 0, method, window, least_memory, strategy, version, size);
}
