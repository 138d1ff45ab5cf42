#ifndef CXAPIAN_DOCUMENTS_H
#define CXAPIAN_DOCUMENTS_H

#include <string>
#include <unordered_map>
#include <vector>

#include "border.h"

/// A set of document numbers, one bit each: counting what two of ten thousand have in common takes 157 words.
class DocumentSet {
    std::vector<uint64_t> words;

  public:
    explicit DocumentSet(Xapian::docid last = 0) : words(last / 64 + 1) {}

    void insert(Xapian::docid document) { words[document / 64] |= uint64_t{1} << (document % 64); }

    bool contains(Xapian::docid document) const { return words[document / 64] >> (document % 64) & 1; }

    void unite(const DocumentSet &other) {
        for (size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
    }

    void intersect(const DocumentSet &other) {
        for (size_t i = 0; i < words.size(); ++i) words[i] &= other.words[i];
    }

    void subtract(const DocumentSet &other) {
        for (size_t i = 0; i < words.size(); ++i) words[i] &= ~other.words[i];
    }

    uint32_t count() const { return count_common(*this); }

    uint32_t count_common(const DocumentSet &other) const {
        uint32_t count = 0;
        for (size_t i = 0; i < words.size(); ++i) count += __builtin_popcountll(words[i] & other.words[i]);
        return count;
    }
};

/// Finds which documents meet a query, without weighing them.
///
/// Xapian's matcher counts exactly only if it weighs every match, and weighing costs ten times as much as reading
/// posting lists into sets. So counts come from here, and the matcher is asked for the best alone.
class DocumentFinder {
    const Xapian::Database &database;
    Xapian::docid last;
    /// What was read lately: the same words are asked for together and then one by one.
    std::unordered_map<std::string, DocumentSet> postings;
    std::unordered_map<std::string, uint32_t> frequencies;
    std::unordered_map<Xapian::valueno, uint32_t> value_counts;

    const DocumentSet &with_term(const std::string &term);
    DocumentSet with_value(Xapian::valueno slot, const std::string &from, const std::string &to);
    DocumentSet matched(const Xapian::Query &query) const;
    DocumentSet united(Cursor &cursor, int depth);
    DocumentSet find(Cursor &cursor, int depth);

  public:
    explicit DocumentFinder(const Xapian::Database &database)
        : database(database), last(database.get_lastdocid()) {}

    DocumentSet find(cxapian_bytes query);
    /// In how many documents the term is.
    uint32_t frequency(const std::string &term);
    /// How many documents have a value in the slot.
    uint32_t count_values(Xapian::valueno slot);
};

#endif
