#ifndef CXAPIAN_UNSQUEEZED_H
#define CXAPIAN_UNSQUEEZED_H

/// While one lives, what Xapian writes on this thread stays as it is.
///
/// Xapian squeezes the terms of each document with zlib, a tenth of the time of a new index, and has no switch for it.
/// They are read again only to take a document's terms back.
struct Unsqueezed {
    Unsqueezed();
    ~Unsqueezed();
    Unsqueezed(const Unsqueezed &) = delete;
    Unsqueezed &operator=(const Unsqueezed &) = delete;
};

#endif
