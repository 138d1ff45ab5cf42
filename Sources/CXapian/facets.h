#ifndef CXAPIAN_FACETS_H
#define CXAPIAN_FACETS_H

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "documents.h"

/// The documents that have one value of a facet: a set where they are many, else their numbers, so that a hundred
/// thousand values of one page each take no more than the pages' own words.
class ValueDocuments {
    std::vector<Xapian::docid> numbers;
    DocumentSet set;
    bool is_set = false;

  public:
    ValueDocuments(std::vector<Xapian::docid> found, Xapian::docid last) {
        if (found.size() > last / 64) {
            is_set = true;
            set = DocumentSet(last);
            for (const auto document : found) set.insert(document);
        } else {
            numbers = std::move(found);
        }
    }

    bool contains(Xapian::docid document) const {
        return is_set ? set.contains(document) : std::binary_search(numbers.begin(), numbers.end(), document);
    }

    uint32_t count_common(const DocumentSet &other) const {
        if (is_set) return set.count_common(other);
        uint32_t count = 0;
        for (const auto document : numbers) count += other.contains(document);
        return count;
    }

    void add_to(DocumentSet &other) const {
        if (is_set) return other.unite(set);
        for (const auto document : numbers) other.insert(document);
    }
};

/// Which documents have which value of which facet, read once from the boolean terms of one state of a database.
struct FacetTable {
    std::string prefix;
    Xapian::docid last;
    /// By facet, then `facet:value`.
    std::map<std::string, std::map<std::string, ValueDocuments>> facets;

    FacetTable(const Xapian::Database &database, const std::string &prefix)
        : prefix(prefix), last(database.get_lastdocid()) {
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const std::string name = (*term).substr(prefix.size());
            std::vector<Xapian::docid> documents;
            documents.reserve(term.get_termfreq());
            const auto end = database.postlist_end(*term);
            for (auto at = database.postlist_begin(*term); at != end; ++at) documents.push_back(*at);
            facets[facet(name)].emplace(name, ValueDocuments(std::move(documents), last));
        }
    }

    /// The documents with `facet:value`, or null.
    const ValueDocuments *find(const std::string &name) const {
        const auto values = facets.find(facet(name));
        if (values == facets.end()) return nullptr;
        const auto value = values->second.find(name);
        return value == values->second.end() ? nullptr : &value->second;
    }

    static std::string facet(const std::string &name) { return name.substr(0, name.find(':')); }
};

/// What is selected in each facet: lets through the documents that meet the selections of all.
class FacetSelection : public Xapian::MatchDecider {
    const FacetTable &table;
    /// By facet: the documents with any of its selected values.
    std::map<std::string, DocumentSet> chosen;

  public:
    FacetSelection(const FacetTable &table, cxapian_bytes selected) : table(table) {
        for (Cursor cursor(selected); !cursor.finished();) {
            const auto name = cursor.text();
            const auto facet = FacetTable::facet(name);
            auto &documents = chosen.try_emplace(facet, table.last).first->second;
            if (const auto *found = table.find(name)) found->add_to(documents);
        }
    }

    bool is_empty() const { return chosen.empty(); }

    bool operator()(const Xapian::Document &document) const override {
        for (const auto &[facet, documents] : chosen) {
            if (!documents.contains(document.get_docid())) return false;
        }
        return true;
    }

    /// Those of `met` that meet the selections of all facets, or of all but one.
    DocumentSet passed(const DocumentSet &met, const std::string &but = std::string()) const {
        DocumentSet passed = met;
        for (const auto &[facet, documents] : chosen) {
            if (facet != but) passed.intersect(documents);
        }
        return passed;
    }

    /// Of values that nothing has, those of facets with a selection alone: they can be undone.
    void write_counts(const DocumentSet &met, Collector &out) const {
        Collector counts;
        uint32_t size = 0;
        for (const auto &[facet, values] : table.facets) {
            const bool is_chosen = chosen.find(facet) != chosen.end();
            const auto counted = passed(met, facet);
            for (const auto &[name, documents] : values) {
                const auto count = documents.count_common(counted);
                if (count == 0 && !is_chosen) continue;
                counts.number(count);
                counts.text(name);
                ++size;
            }
        }
        out.number(size);
        out.append(counts);
    }
};

#endif
