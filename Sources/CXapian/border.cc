#include "border.h"

namespace {

cxapian_result failure(cxapian_status status, const std::string &message) {
    return {status, strdup(message.c_str())};
}

}  // namespace

cxapian_result current_failure() noexcept {
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError &e) {
        return failure(cxapian_status_modified, e.get_description());
    } catch (const Xapian::DatabaseLockError &e) {
        return failure(cxapian_status_locked, e.get_description());
    } catch (const Xapian::DatabaseCorruptError &e) {
        return failure(cxapian_status_corrupt, e.get_description());
    } catch (const Xapian::DatabaseVersionError &e) {
        return failure(cxapian_status_wrong_version, e.get_description());
    } catch (const Xapian::DatabaseNotFoundError &e) {
        return failure(cxapian_status_not_found, e.get_description());
    } catch (const Xapian::DatabaseOpeningError &e) {
        return failure(cxapian_status_cannot_open, e.get_description());
    } catch (const Xapian::DatabaseError &e) {
        return failure(cxapian_status_database, e.get_description());
    } catch (const Xapian::InvalidArgumentError &e) {
        return failure(cxapian_status_invalid_argument, e.get_description());
    } catch (const Xapian::Error &e) {
        return failure(cxapian_status_other, e.get_description());
    } catch (const std::bad_alloc &) {
        return {cxapian_status_out_of_memory, nullptr};
    } catch (const std::exception &e) {
        return failure(cxapian_status_other, e.what());
    } catch (...) {
        return failure(cxapian_status_other, "unknown C++ exception");
    }
}

struct cxapian_stemmer { Xapian::Stem stem; };

extern "C" {

void cxapian_free(void *memory) { free(memory); }

cxapian_result cxapian_stemmer_make(const char *language, cxapian_stemmer **out) {
    return guarded([&] { *out = new cxapian_stemmer{Xapian::Stem(language)}; });
}

cxapian_result cxapian_stemmer_stem(cxapian_stemmer *stemmer, cxapian_bytes words, cxapian_buffer *out) {
    return guarded([&] {
        Collector stems;
        for (Cursor cursor(words); !cursor.finished();) stems.text(stemmer->stem(cursor.text()));
        stems.give(out);
    });
}

void cxapian_stemmer_free(cxapian_stemmer *stemmer) { delete stemmer; }

}
