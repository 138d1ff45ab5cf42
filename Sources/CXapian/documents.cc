#include "documents.h"

namespace {

/// The sets of this many terms are kept: those of one question, and 12 KB each at 100,000 documents.
constexpr size_t most_kept = 96;

/// How often terms were found is asked of a question's words more than once.
constexpr size_t most_counted = 1024;

/// Notes every document that the matcher meets.
class Noting : public Xapian::MatchDecider {
    DocumentSet &documents;

  public:
    explicit Noting(DocumentSet &documents) : documents(documents) {}

    bool operator()(const Xapian::Document &document) const override {
        documents.insert(document.get_docid());
        return true;
    }
};

}  // namespace

const DocumentSet &DocumentFinder::with_term(const std::string &term) {
    const auto known = postings.find(term);
    if (known != postings.end()) return known->second;
    DocumentSet documents(last);
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) documents.insert(*at);
    return postings.emplace(term, std::move(documents)).first->second;
}

DocumentSet DocumentFinder::with_value(Xapian::valueno slot, const std::string &from, const std::string &to) {
    DocumentSet documents(last);
    if (count_values(slot) == 0) return documents;
    const auto end = database.valuestream_end(slot);
    for (auto at = database.valuestream_begin(slot); at != end; ++at) {
        const auto value = *at;
        if (from <= value && value <= to) documents.insert(at.get_docid());
    }
    return documents;
}

/// What posting lists alone do not tell: asked of the matcher, which then weighs nothing.
DocumentSet DocumentFinder::matched(const Xapian::Query &query) const {
    DocumentSet documents(last);
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Noting noting(documents);
    enquire.get_mset(0, 1, database.get_doccount(), nullptr, &noting);
    return documents;
}

DocumentSet DocumentFinder::united(Cursor &cursor, int depth) {
    DocumentSet documents(last);
    for (auto left = cursor.number<uint32_t>(); left > 0; --left) documents.unite(find(cursor, depth));
    return documents;
}

/// As the operations of `read_query` find; weights are left out.
DocumentSet DocumentFinder::find(Cursor &cursor, int depth) {
    check_depth(depth);
    const Cursor start = cursor;
    switch (static_cast<cxapian_operation>(cursor.number<uint8_t>())) {
    case cxapian_operation_nothing: return DocumentSet(last);
    case cxapian_operation_everything: return with_term(std::string());
    case cxapian_operation_term: return with_term(cursor.text());
    case cxapian_operation_and: {
        auto left = cursor.number<uint32_t>();
        if (left == 0) return DocumentSet(last);
        auto documents = find(cursor, depth + 1);
        while (--left > 0) documents.intersect(find(cursor, depth + 1));
        return documents;
    }
    case cxapian_operation_or:
    case cxapian_operation_max:
    case cxapian_operation_synonym: return united(cursor, depth + 1);
    case cxapian_operation_and_maybe: {
        auto documents = find(cursor, depth + 1);
        skip_query(cursor, depth + 1);
        return documents;
    }
    case cxapian_operation_filter: {
        auto documents = find(cursor, depth + 1);
        documents.intersect(find(cursor, depth + 1));
        return documents;
    }
    case cxapian_operation_and_not: {
        auto documents = find(cursor, depth + 1);
        documents.subtract(find(cursor, depth + 1));
        return documents;
    }
    case cxapian_operation_scale: cursor.number<double>(); return find(cursor, depth + 1);
    case cxapian_operation_constant: cursor.number<double>(); return with_term(std::string());
    case cxapian_operation_values: {
        const auto slot = cursor.number<uint32_t>();
        const auto from = cursor.text();
        return with_value(slot, from, cursor.text());
    }
    case cxapian_operation_prefix:
    case cxapian_operation_near:
    case cxapian_operation_phrase: cursor = start; return matched(read_query(cursor, depth));
    }
    throw Xapian::InvalidArgumentError("query has an unknown operation");
}

uint32_t DocumentFinder::frequency(const std::string &term) {
    if (frequencies.size() > most_counted) frequencies.clear();
    const auto known = frequencies.find(term);
    if (known != frequencies.end()) return known->second;
    return frequencies[term] = database.get_termfreq(term);
}

uint32_t DocumentFinder::count_values(Xapian::valueno slot) {
    const auto known = value_counts.find(slot);
    if (known != value_counts.end()) return known->second;
    return value_counts[slot] = database.get_value_freq(slot);
}

DocumentSet DocumentFinder::find(cxapian_bytes query) {
    if (postings.size() > most_kept) postings.clear();
    Cursor cursor(query);
    return find(cursor, 0);
}
