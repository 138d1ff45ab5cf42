#include <algorithm>

#include "border.h"
#include "unsqueezed.h"

/// All that is written between two commits is one transaction: Xapian would otherwise publish half an index every
/// 10,000 documents, and publish what was written by a writer that is thrown away.
struct cxapian_writer {
    Xapian::WritableDatabase database;
    /// After a failed change Xapian drops all changes since the last commit, so what follows must not be committed.
    bool lost_changes = false;

    explicit cxapian_writer(const Xapian::WritableDatabase &opened) : database(opened) {
        database.begin_transaction();
    }
};

namespace {

/// Xapian would notice too, but only after it has dropped all uncommitted changes. Zero bytes take two.
void refuse_long(const std::string &term) {
    constexpr size_t longest = 245;
    if (term.size() > longest / 2 && term.size() + std::count(term.begin(), term.end(), '\0') > longest) {
        throw Xapian::InvalidArgumentError("Term too long (> 245): " + term.substr(0, 80));
    }
}

template <typename Body>
void change(cxapian_writer *writer, Body body) {
    if (writer->lost_changes) throw Xapian::DatabaseError("an earlier change failed; open the database again");
    try {
        const Unsqueezed unsqueezed;
        body(writer->database);
    } catch (...) {
        writer->lost_changes = true;
        throw;
    }
}

struct Written {
    Xapian::Document document;
    std::string data;
};

Written read_document(cxapian_bytes bytes) {
    Cursor cursor(bytes);
    Written written;
    auto &document = written.document;
    written.data = cursor.text();
    for (auto left = cursor.number<uint32_t>(); left > 0; --left) {
        const auto slot = cursor.number<uint32_t>();
        document.add_value(slot, cursor.text());
    }
    for (auto left = cursor.number<uint32_t>(); left > 0; --left) {
        const auto term = cursor.text();
        refuse_long(term);
        document.add_term(term, cursor.number<uint32_t>());
        for (auto positions = cursor.number<uint32_t>(); positions > 0; --positions) {
            document.add_posting(term, cursor.number<uint32_t>(), 0);
        }
    }
    return written;
}

/// The number of the document with this term, or 0.
Xapian::docid number_of(const Xapian::Database &database, const std::string &unique) {
    const auto posting = database.postlist_begin(unique);
    return posting == database.postlist_end(unique) ? 0 : *posting;
}

}  // namespace

const Xapian::Database &written(const cxapian_writer *writer) { return writer->database; }

extern "C" {

cxapian_result cxapian_writer_open(const char *path, cxapian_opening opening, bool unsafe, cxapian_writer **out) {
    return guarded([&] {
        const int how = opening == cxapian_opening_create ? Xapian::DB_CREATE : Xapian::DB_OPEN;
        const int safety = unsafe ? Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS : 0;
        *out = new cxapian_writer(Xapian::WritableDatabase(path, how | safety));
    });
}

cxapian_result cxapian_writer_replace(cxapian_writer *writer, cxapian_bytes unique, cxapian_bytes document) {
    return guarded([&] {
        const auto read = read_document(document);
        const auto term = string(unique);
        refuse_long(term);
        change(writer, [&](auto &database) {
            const auto number = database.replace_document(term, read.document);
            database.set_metadata(data_key(number), read.data);
        });
    });
}

cxapian_result cxapian_writer_add(cxapian_writer *writer, uint32_t number, cxapian_bytes document) {
    return guarded([&] {
        const auto read = read_document(document);
        change(writer, [&](auto &database) {
            const auto given = number == 0 ? database.get_lastdocid() + 1 : number;
            database.replace_document(given, read.document);
            database.set_metadata(data_key(given), read.data);
        });
    });
}

cxapian_result cxapian_writer_remove(cxapian_writer *writer, cxapian_bytes unique) {
    return guarded([&] {
        change(writer, [&](auto &database) {
            const auto number = number_of(database, string(unique));
            if (number == 0) return;
            database.delete_document(number);
            database.set_metadata(data_key(number), "");
        });
    });
}

cxapian_result cxapian_writer_data(cxapian_writer *writer, cxapian_bytes unique, bool *found, cxapian_buffer *out) {
    return guarded([&] {
        const auto number = number_of(writer->database, string(unique));
        *found = number != 0;
        if (!*found) return;
        Collector data;
        data.append(data_of(writer->database, number));
        data.give(out);
    });
}

cxapian_result cxapian_writer_set_metadata(cxapian_writer *writer, cxapian_bytes key, cxapian_bytes value) {
    return guarded([&] {
        change(writer, [&](auto &database) { database.set_metadata(string(key), string(value)); });
    });
}

cxapian_result cxapian_writer_metadata(cxapian_writer *writer, cxapian_bytes key, cxapian_buffer *out) {
    return guarded([&] {
        Collector value;
        value.append(writer->database.get_metadata(string(key)));
        value.give(out);
    });
}

cxapian_result cxapian_writer_commit(cxapian_writer *writer) {
    return guarded([&] {
        change(writer, [](auto &database) {
            database.commit_transaction();
            database.begin_transaction();
        });
    });
}

/// Xapian drops an open transaction with its database.
void cxapian_writer_free(cxapian_writer *writer) { delete writer; }

cxapian_result cxapian_compact(cxapian_bytes paths, const char *destination, bool single_file) {
    return guarded([&] {
        const Unsqueezed unsqueezed;
        Xapian::Database all;
        for (Cursor cursor(paths); !cursor.finished();) all.add_database(Xapian::Database(cursor.text()));
        all.compact(destination, Xapian::DBCOMPACT_NO_RENUMBER | (single_file ? Xapian::DBCOMPACT_SINGLE_FILE : 0));
    });
}

}
