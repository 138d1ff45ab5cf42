#ifndef CXAPIAN_FACETS_H
#define CXAPIAN_FACETS_H

#include <map>
#include <string>
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

    uint32_t count_common(const DocumentSet &other) const {
        uint32_t count = 0;
        for (size_t i = 0; i < words.size(); ++i) count += __builtin_popcountll(words[i] & other.words[i]);
        return count;
    }
};

/// Which documents have which value of which facet, read once from the boolean terms of one state of a database.
struct FacetTable {
    std::string prefix;
    Xapian::docid last;
    /// By facet, then `facet:value`.
    std::map<std::string, std::map<std::string, DocumentSet>> facets;

    FacetTable(const Xapian::Database &database, const std::string &prefix)
        : prefix(prefix), last(database.get_lastdocid()) {
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const std::string name = (*term).substr(prefix.size());
            DocumentSet documents(last);
            for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
                documents.insert(*at);
            }
            facets[facet(name)].emplace(name, std::move(documents));
        }
    }

    /// The documents with `facet:value`, or null.
    const DocumentSet *find(const std::string &name) const {
        const auto values = facets.find(facet(name));
        if (values == facets.end()) return nullptr;
        const auto value = values->second.find(name);
        return value == values->second.end() ? nullptr : &value->second;
    }

    static std::string facet(const std::string &name) { return name.substr(0, name.find(':')); }
};

/// Notes every document that meets the query, and lets through those that meet the selections too.
///
/// Xapian asks it about every match because the search checks at least as many documents as there are; so the
/// counts are exact and one pass serves results, total and facets.
class FacetMatcher : public Xapian::MatchDecider {
    const FacetTable &table;
    /// By facet: the documents with any of its selected values.
    std::map<std::string, DocumentSet> chosen;

  public:
    mutable DocumentSet met;
    mutable uint32_t met_count = 0;
    mutable uint32_t passed_count = 0;

    FacetMatcher(const FacetTable &table, cxapian_bytes selected) : table(table), met(table.last) {
        for (Cursor cursor(selected); !cursor.finished();) {
            const auto name = cursor.text();
            const auto facet = FacetTable::facet(name);
            auto &documents = chosen.try_emplace(facet, table.last).first->second;
            if (const auto *found = table.find(name)) documents.unite(*found);
        }
    }

    bool operator()(const Xapian::Document &document) const override {
        const auto number = document.get_docid();
        met.insert(number);
        ++met_count;
        for (const auto &[facet, documents] : chosen) {
            if (!documents.contains(number)) return false;
        }
        ++passed_count;
        return true;
    }

    void write_counts(Collector &out) const {
        uint32_t size = 0;
        for (const auto &[facet, values] : table.facets) size += static_cast<uint32_t>(values.size());
        out.number(size);
        for (const auto &[facet, values] : table.facets) {
            DocumentSet counted = met;
            for (const auto &[other, documents] : chosen) {
                if (other != facet) counted.intersect(documents);
            }
            for (const auto &[name, documents] : values) {
                out.number(counted.count_common(documents));
                out.text(name);
            }
        }
    }
};

#endif
