#ifndef CXAPIAN_BORDER_H
#define CXAPIAN_BORDER_H

#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <xapian.h>

#include "cxapian.h"

/// Called within a handler: says which exception is in flight. Never throws.
cxapian_result current_failure() noexcept;

/// The only place an exception may stop, so the only place one can leak.
template <typename Body>
cxapian_result guarded(Body body) noexcept {
    try {
        body();
        return {cxapian_status_ok, nullptr};
    } catch (...) {
        return current_failure();
    }
}

/// The writer's database, which can be read with all that is not yet committed.
const Xapian::Database &written(const cxapian_writer *writer);

/// Reads flat bytes and refuses to read past their end.
class Cursor {
    const uint8_t *at;
    size_t left;

    const uint8_t *take(size_t size) {
        if (size > left) throw Xapian::InvalidArgumentError("flat bytes end too early");
        const uint8_t *start = at;
        at += size;
        left -= size;
        return start;
    }

  public:
    explicit Cursor(cxapian_bytes bytes) : at(bytes.start), left(bytes.size) {}

    bool finished() const { return left == 0; }

    template <typename Number>
    Number number() {
        Number value;
        memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }

    std::string text() {
        const auto size = number<uint32_t>();
        return std::string(reinterpret_cast<const char *>(take(size)), size);
    }
};

/// Collects flat bytes that are given away at the end.
class Collector {
    std::string bytes;

  public:
    template <typename Number>
    void number(Number value) {
        bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }

    void text(const std::string &value) {
        number(static_cast<uint32_t>(value.size()));
        bytes.append(value);
    }

    void append(const std::string &raw) { bytes.append(raw); }

    void append(const Collector &other) { bytes.append(other.bytes); }

    void give(cxapian_buffer *out) const {
        auto *copy = static_cast<uint8_t *>(malloc(bytes.size() + 1));
        if (copy == nullptr) throw std::bad_alloc();
        memcpy(copy, bytes.data(), bytes.size());
        *out = {copy, bytes.size()};
    }
};

inline std::string string(cxapian_bytes bytes) {
    return std::string(reinterpret_cast<const char *>(bytes.start), bytes.size);
}

/// A document's data is metadata under its number: what Xapian takes for data it squeezes with zlib, which is a third of
/// the time of indexing and most of reading a hit.
inline std::string data_key(Xapian::docid number) {
    std::string key = "D";
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>(number >> shift & 0xff);
    return key;
}

inline std::string data_of(const Xapian::Database &database, Xapian::docid number) {
    return database.get_metadata(data_key(number));
}

Xapian::Query read_query(cxapian_bytes bytes);
/// The part of a query that begins here, `depth` parts down.
Xapian::Query read_query(Cursor &cursor, int depth);
/// Steps over a part.
void skip_query(Cursor &cursor, int depth);
/// Throws for a part so deep that reading it might reach the end of the stack.
void check_depth(int depth);

#endif
