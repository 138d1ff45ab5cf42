#include <algorithm>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "border.h"
#include "documents.h"
#include "facets.h"

struct cxapian_reader {
    Xapian::Database database;
    /// Made at the first search that wants them, dropped when the database changes.
    std::unique_ptr<FacetTable> facets;
    std::unique_ptr<DocumentFinder> finder;

    void forget() {
        facets.reset();
        finder.reset();
    }
};

namespace {

const FacetTable &facet_table(cxapian_reader *reader, const std::string &prefix) {
    if (!reader->facets || reader->facets->prefix != prefix) {
        reader->facets = std::make_unique<FacetTable>(reader->database, prefix);
    }
    return *reader->facets;
}

DocumentFinder &finder(cxapian_reader *reader) {
    if (!reader->finder) reader->finder = std::make_unique<DocumentFinder>(reader->database);
    return *reader->finder;
}

struct Hit {
    Xapian::docid document;
    double weight;
    /// Its place among the matches, as Xapian gave them.
    Xapian::doccount place;
    /// Read where others have the same weight.
    std::string value;
    /// Its place before factors were applied.
    size_t rank = 0;
};

std::vector<Hit> hits_of(const Xapian::MSet &matches) {
    std::vector<Hit> hits;
    hits.reserve(matches.size());
    for (Xapian::doccount place = 0; place < matches.size(); ++place) {
        const auto match = matches[place];
        hits.push_back({*match, match.get_weight(), place, {}});
    }
    return hits;
}

/// Puts hits of equal weight in the order of the slot's value, which is read for them alone.
void order_ties(std::vector<Hit> &hits, const Xapian::Database &database, Xapian::valueno slot) {
    for (auto begin = hits.begin(); begin != hits.end();) {
        const auto end = std::find_if(begin, hits.end(), [&](const Hit &hit) { return hit.weight != begin->weight; });
        if (end - begin > 1) {
            for (auto hit = begin; hit != end; ++hit) {
                const auto document = database.get_document(hit->document, Xapian::DOC_ASSUME_VALID);
                hit->value = document.get_value(slot);
            }
            std::sort(begin, end, [](const Hit &left, const Hit &right) {
                return std::tie(left.value, left.place) < std::tie(right.value, right.place);
            });
        }
        begin = end;
    }
}

/// More than is wanted, to see whether the last that is wanted has equals that were cut off.
constexpr Xapian::doccount beyond = 16;

struct Found {
    Xapian::MSet matches;
    std::vector<Hit> hits;
};

/// The first `wanted` matches, or more, in order.
///
/// Asked to order equal weights by a value, Xapian reads that value of every match; asked for weights alone, it
/// passes over whatever can no longer be among the best. So the value is read where weights are equal, and Xapian is
/// asked for the whole order only if more are equal than were given.
Found best(
    Xapian::Enquire &enquire, const Xapian::Database &database, const cxapian_search &search,
    Xapian::doccount wanted, const Xapian::MatchDecider *selection) {
    if (!search.by_value) {
        enquire.set_sort_by_relevance();
        Found found{enquire.get_mset(0, wanted + beyond, 0, nullptr, selection), {}};
        found.hits = hits_of(found.matches);
        auto &hits = found.hits;
        if (hits.size() < wanted + beyond || wanted == 0 || hits[wanted - 1].weight > hits.back().weight) {
            order_ties(hits, database, search.tie_slot);
            return found;
        }
        enquire.set_sort_by_relevance_then_value(search.tie_slot, false);
    }
    Found found{enquire.get_mset(0, wanted, 0, nullptr, selection), {}};
    found.hits = hits_of(found.matches);
    return found;
}

/// The first `weighed` hits ordered anew, by weight times factor; equals stay in their order.
void apply_factors(std::vector<Hit> &hits, const FacetTable &table, const cxapian_search &search) {
    const auto end = hits.begin() + std::min<size_t>(hits.size(), search.weighed);
    for (auto hit = hits.begin(); hit != end; ++hit) hit->rank = hit - hits.begin();
    for (Cursor cursor(search.factors); !cursor.finished();) {
        const auto *documents = table.find(cursor.text());
        const auto factor = cursor.number<double>();
        if (documents == nullptr) continue;
        for (auto hit = hits.begin(); hit != end; ++hit) {
            if (documents->contains(hit->document)) hit->weight *= factor;
        }
    }
    std::sort(hits.begin(), end, [](const Hit &left, const Hit &right) {
        return left.weight != right.weight ? left.weight > right.weight : left.rank < right.rank;
    });
}

void write_hits(
    const Xapian::Database &database, Xapian::Enquire &enquire, const Found &found, const cxapian_search &search,
    Collector &out) {
    const auto first = std::min<size_t>(found.hits.size(), search.first);
    const auto end = std::min<size_t>(found.hits.size(), first + search.count);
    out.number(static_cast<uint32_t>(end - first));
    for (auto place = first; place < end; ++place) {
        const auto &hit = found.hits[place];
        out.number(static_cast<uint32_t>(hit.document));
        out.number(hit.weight);
        out.text(data_of(database, hit.document));
        std::vector<std::string> terms;
        if (search.explain) {
            const auto match = found.matches[hit.place];
            terms.assign(enquire.get_matching_terms_begin(match), enquire.get_matching_terms_end(match));
        }
        out.number(static_cast<uint32_t>(terms.size()));
        for (const auto &term : terms) out.text(term);
    }
}

void find(cxapian_reader *reader, const cxapian_search &search, cxapian_buffer *given) {
    const auto &database = reader->database;
    const auto query = read_query(search.query);
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BM25Weight(search.k1, 0, 1, search.b, search.minimum_length));
    if (search.least > 0) enquire.set_cutoff(0, search.least);
    Xapian::MultiValueKeyMaker newest;
    if (search.by_value) {
        newest.add_value(search.value_slot, true);
        newest.add_value(search.tie_slot);
        enquire.set_sort_by_key(&newest, false);
    }

    const auto prefix = string(search.facet_prefix);
    const auto end = search.first + search.count;
    Collector out;
    std::optional<FacetSelection> facets;
    if (!prefix.empty()) facets.emplace(facet_table(reader, prefix), search.selected);
    const FacetSelection *selection = facets && !facets->is_empty() ? &*facets : nullptr;
    const bool is_weighed = facets && search.factors.size > 0 && !search.by_value;
    const auto wanted = is_weighed || search.uncounted ? std::max(end, search.weighed) : end;
    auto found = best(enquire, database, search, wanted, selection);
    const auto found_count = static_cast<uint32_t>(std::min<size_t>(found.hits.size(), wanted));
    if (is_weighed) apply_factors(found.hits, facet_table(reader, prefix), search);
    if (search.uncounted) {
        out.number(found_count);
        out.number(found_count);
        write_hits(database, enquire, found, search, out);
        out.number(uint32_t{0});
    } else {
        const auto met = finder(reader).find(search.query);
        const auto met_count = met.count();
        out.number(selection == nullptr ? met_count : selection->passed(met).count());
        out.number(met_count);
        write_hits(database, enquire, found, search, out);
        if (facets) {
            facets->write_counts(met, out);
        } else {
            out.number(uint32_t{0});
        }
    }
    out.text(search.explain ? query.get_description() : std::string());
    out.give(given);
}

void write_document(const Xapian::Database &database, const Xapian::Document &document, Collector &out) {
    out.text(data_of(database, document.get_docid()));
    out.number(static_cast<uint32_t>(document.values_count()));
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        out.number(static_cast<uint32_t>(value.get_valueno()));
        out.text(*value);
    }
    out.number(static_cast<uint32_t>(document.termlist_count()));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        out.text(*term);
        out.number(static_cast<uint32_t>(term.get_wdf()));
        out.number(static_cast<uint32_t>(term.positionlist_count()));
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
            out.number(static_cast<uint32_t>(*at));
        }
    }
}

}  // namespace

extern "C" {

cxapian_result cxapian_reader_open(const char *path, cxapian_reader **out) {
    return guarded([&] { *out = new cxapian_reader{Xapian::Database(path), nullptr, nullptr}; });
}

cxapian_result cxapian_reader_open_uncommitted(const cxapian_writer *writer, cxapian_reader **out) {
    return guarded([&] { *out = new cxapian_reader{written(writer), nullptr, nullptr}; });
}

cxapian_result cxapian_reader_reopen(cxapian_reader *reader) {
    return guarded([&] {
        if (reader->database.reopen()) reader->forget();
    });
}

cxapian_result cxapian_reader_state(cxapian_reader *reader, cxapian_state *out) {
    return guarded([&] { *out = {reader->database.get_doccount(), reader->database.get_revision()}; });
}

cxapian_result cxapian_reader_metadata(cxapian_reader *reader, cxapian_bytes key, cxapian_buffer *out) {
    return guarded([&] {
        Collector value;
        value.append(reader->database.get_metadata(string(key)));
        value.give(out);
    });
}

cxapian_result cxapian_reader_frequencies(
    cxapian_reader *reader, cxapian_bytes terms, uint32_t *out, size_t count) {
    return guarded([&] {
        Cursor cursor(terms);
        for (size_t i = 0; i < count; ++i) out[i] = finder(reader).frequency(cursor.text());
    });
}

cxapian_result cxapian_reader_count_values(cxapian_reader *reader, uint32_t slot, uint32_t *out) {
    return guarded([&] { *out = finder(reader).count_values(slot); });
}

cxapian_result cxapian_reader_terms(
    cxapian_reader *reader, cxapian_bytes prefix, uint32_t limit, cxapian_buffer *out) {
    return guarded([&] {
        Collector terms;
        const auto start = string(prefix);
        const auto end = reader->database.allterms_end(start);
        for (auto term = reader->database.allterms_begin(start); limit > 0 && term != end; ++term, --limit) {
            terms.number(static_cast<uint32_t>(term.get_termfreq()));
            terms.text(*term);
        }
        terms.give(out);
    });
}

cxapian_result cxapian_reader_document(
    cxapian_reader *reader, cxapian_bytes unique, bool *found, cxapian_buffer *out) {
    return guarded([&] {
        const auto posting = reader->database.postlist_begin(string(unique));
        *found = posting != reader->database.postlist_end(string(unique));
        if (!*found) return;
        Collector document;
        write_document(reader->database, reader->database.get_document(*posting), document);
        document.give(out);
    });
}

cxapian_result cxapian_reader_count(cxapian_reader *reader, cxapian_bytes query, uint32_t *out) {
    return guarded([&] { *out = finder(reader).find(query).count(); });
}

cxapian_result cxapian_reader_search(cxapian_reader *reader, const cxapian_search *search, cxapian_buffer *out) {
    return guarded([&] { find(reader, *search, out); });
}

void cxapian_reader_free(cxapian_reader *reader) { delete reader; }

}
