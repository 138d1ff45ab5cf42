#include <algorithm>
#include <memory>
#include <vector>

#include "border.h"
#include "facets.h"

struct cxapian_reader {
    Xapian::Database database;
    /// Made at the first search that wants it, dropped when the database changes.
    std::unique_ptr<FacetTable> facets;
};

namespace {

const FacetTable *facet_table(cxapian_reader *reader, const std::string &prefix) {
    if (prefix.empty()) return nullptr;
    if (!reader->facets || reader->facets->prefix != prefix) {
        reader->facets = std::make_unique<FacetTable>(reader->database, prefix);
    }
    return reader->facets.get();
}

struct Hit {
    /// Its place among the matches.
    Xapian::doccount place;
    double weight;
};

/// The matches in order, the first `weighed` of them by weight times factor.
std::vector<Hit> ordered(const Xapian::MSet &matches, const FacetTable *table, const cxapian_search &search) {
    std::vector<Hit> hits;
    for (Xapian::doccount place = 0; place < matches.size(); ++place) {
        hits.push_back({place, matches[place].get_weight()});
    }
    if (table == nullptr || search.factors.size == 0 || search.by_value) return hits;
    const auto end = hits.begin() + std::min<size_t>(hits.size(), search.weighed);
    for (Cursor cursor(search.factors); !cursor.finished();) {
        const auto *documents = table->find(cursor.text());
        const auto factor = cursor.number<double>();
        if (documents == nullptr) continue;
        for (auto hit = hits.begin(); hit != end; ++hit) {
            if (documents->contains(*matches[hit->place])) hit->weight *= factor;
        }
    }
    std::sort(hits.begin(), end, [](const Hit &left, const Hit &right) {
        return left.weight != right.weight ? left.weight > right.weight : left.place < right.place;
    });
    return hits;
}

void write_hits(
    const Xapian::Database &database, Xapian::Enquire &enquire, const Xapian::MSet &matches, const FacetTable *table, const cxapian_search &search,
    Collector &out) {
    auto hits = ordered(matches, table, search);
    hits.erase(hits.begin(), hits.begin() + std::min<size_t>(hits.size(), search.first));
    if (hits.size() > search.count) hits.resize(search.count);
    out.number(static_cast<uint32_t>(hits.size()));
    for (const auto &hit : hits) {
        const auto match = matches[hit.place];
        out.number(static_cast<uint32_t>(*match));
        out.number(hit.weight);
        out.text(data_of(database, match.get_document()));
        std::vector<std::string> terms;
        if (search.explain) {
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
    Xapian::MultiValueKeyMaker newest;
    if (search.by_value) {
        newest.add_value(search.value_slot, true);
        newest.add_value(search.tie_slot);
        enquire.set_sort_by_key(&newest, false);
    } else {
        enquire.set_sort_by_relevance_then_value(search.tie_slot, false);
    }

    Collector out;
    const auto all = database.get_doccount();
    const auto *table = facet_table(reader, string(search.facet_prefix));
    const auto end = search.first + search.count;
    const auto wanted = search.factors.size == 0 ? end : std::max(end, search.weighed);
    if (table != nullptr) {
        FacetMatcher matcher(*table, search.selected);
        const auto matches = enquire.get_mset(0, wanted, all, nullptr, &matcher);
        out.number(matcher.passed_count);
        out.number(matcher.met_count);
        write_hits(database, enquire, matches, table, search, out);
        matcher.write_counts(out);
    } else {
        const auto matches = enquire.get_mset(0, wanted, all);
        out.number(static_cast<uint32_t>(matches.get_matches_estimated()));
        out.number(static_cast<uint32_t>(matches.get_matches_estimated()));
        write_hits(database, enquire, matches, table, search, out);
        out.number(uint32_t{0});
    }
    out.text(search.explain ? query.get_description() : std::string());
    out.give(given);
}

void write_document(const Xapian::Database &database, const Xapian::Document &document, Collector &out) {
    out.text(document.get_data());
    out.text(data_of(database, document));
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
    return guarded([&] { *out = new cxapian_reader{Xapian::Database(path), nullptr}; });
}

cxapian_result cxapian_reader_open_uncommitted(const cxapian_writer *writer, cxapian_reader **out) {
    return guarded([&] { *out = new cxapian_reader{written(writer), nullptr}; });
}

cxapian_result cxapian_reader_reopen(cxapian_reader *reader) {
    return guarded([&] {
        if (reader->database.reopen()) reader->facets.reset();
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
        for (size_t i = 0; i < count; ++i) out[i] = reader->database.get_termfreq(cursor.text());
    });
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

cxapian_result cxapian_reader_search(cxapian_reader *reader, const cxapian_search *search, cxapian_buffer *out) {
    return guarded([&] { find(reader, *search, out); });
}

void cxapian_reader_free(cxapian_reader *reader) { delete reader; }

}
