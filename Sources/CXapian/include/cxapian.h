#ifndef CXAPIAN_H
#define CXAPIAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Why a call failed. Closed, so a Swift `switch` over it must be exhaustive.
typedef enum __attribute__((enum_extensibility(closed))) cxapian_status : int32_t {
    cxapian_status_ok = 0,
    cxapian_status_invalid_argument,
    cxapian_status_not_found,
    cxapian_status_wrong_version,
    cxapian_status_cannot_open,
    cxapian_status_locked,
    cxapian_status_modified,
    cxapian_status_corrupt,
    cxapian_status_database,
    cxapian_status_out_of_memory,
    cxapian_status_other,
} cxapian_status;

/// The outcome of every call that can fail. The border never throws or aborts.
typedef struct {
    cxapian_status status;
    /// Null, or Xapian's own words; release with `cxapian_free`.
    char *message;
} cxapian_result;

/// Bytes lent for the length of one call.
typedef struct {
    const uint8_t *start;
    size_t size;
} cxapian_bytes;

/// Bytes given away: release `start` with `cxapian_free`.
typedef struct {
    uint8_t *start;
    size_t size;
} cxapian_buffer;

void cxapian_free(void *memory);

// Numbers in flat bytes are little-endian and unaligned. A "text" is a 32-bit size and that many bytes.

// MARK: Writing

typedef struct cxapian_writer cxapian_writer;

typedef enum __attribute__((enum_extensibility(closed))) cxapian_opening : int32_t {
    /// There must be no database yet.
    cxapian_opening_create = 0,
    /// There must be one already.
    cxapian_opening_existing,
} cxapian_opening;

/// With `unsafe`, blocks are written in place and never synchronised: only for a database that no one reads yet.
cxapian_result cxapian_writer_open(const char *path, cxapian_opening opening, bool unsafe, cxapian_writer **out);
/// The document in one piece: its data (text); a count of values, each slot (32 bits) and text; a count of terms, each a
/// text, its frequency within the document (32 bits; 0 means boolean) and a count of 32-bit positions.
cxapian_result cxapian_writer_replace(cxapian_writer *writer, cxapian_bytes unique, cxapian_bytes document);
/// As replace, for a document that is known to be new: saves looking for an old one. It gets the number, which must be
/// above all others; 0 stands for the next.
cxapian_result cxapian_writer_add(cxapian_writer *writer, uint32_t number, cxapian_bytes document);
cxapian_result cxapian_writer_remove(cxapian_writer *writer, cxapian_bytes unique);
/// The data of the document as replaced so far, committed or not; `found` tells none from empty.
cxapian_result cxapian_writer_data(cxapian_writer *writer, cxapian_bytes unique, bool *found, cxapian_buffer *out);
cxapian_result cxapian_writer_set_metadata(cxapian_writer *writer, cxapian_bytes key, cxapian_bytes value);
cxapian_result cxapian_writer_metadata(cxapian_writer *writer, cxapian_bytes key, cxapian_buffer *out);
cxapian_result cxapian_writer_commit(cxapian_writer *writer);
/// Drops what was not committed.
void cxapian_writer_free(cxapian_writer *writer);

/// Merges the databases (a run of texts: their paths) into a new compact one, a single file or a folder. Documents keep
/// their numbers, so those of one must all be below or above those of another.
cxapian_result cxapian_compact(cxapian_bytes paths, const char *destination, bool single_file);

// MARK: Reading

typedef struct cxapian_reader cxapian_reader;

typedef struct {
    uint32_t documents;
    uint64_t revision;
} cxapian_state;

cxapian_result cxapian_reader_open(const char *path, cxapian_reader **out);
/// With all that was written and is not yet committed. Free it before anything more is written.
cxapian_result cxapian_reader_open_uncommitted(const cxapian_writer *writer, cxapian_reader **out);
/// Takes the newest committed state.
cxapian_result cxapian_reader_reopen(cxapian_reader *reader);
cxapian_result cxapian_reader_state(cxapian_reader *reader, cxapian_state *out);
cxapian_result cxapian_reader_metadata(cxapian_reader *reader, cxapian_bytes key, cxapian_buffer *out);
/// In how many documents each term of `terms` (a run of texts) is; `out` has room for `count` numbers.
cxapian_result cxapian_reader_frequencies(
    cxapian_reader *reader, cxapian_bytes terms, uint32_t *out, size_t count);
/// How many documents have a value in the slot.
cxapian_result cxapian_reader_count_values(cxapian_reader *reader, uint32_t slot, uint32_t *out);
/// The first `limit` terms that begin with `prefix`, in byte order: each its document count (32 bits) and a text.
cxapian_result cxapian_reader_terms(
    cxapian_reader *reader, cxapian_bytes prefix, uint32_t limit, cxapian_buffer *out);
/// The document with this unique term, in the form `cxapian_writer_replace` takes; for tests and explanations.
cxapian_result cxapian_reader_document(
    cxapian_reader *reader, cxapian_bytes unique, bool *found, cxapian_buffer *out);

/// One byte before each part of a query. All texts; a count is 32 bits.
typedef enum __attribute__((enum_extensibility(closed))) cxapian_operation : uint8_t {
    cxapian_operation_nothing = 0,
    cxapian_operation_everything,
    /// text
    cxapian_operation_term,
    /// count, that many queries
    cxapian_operation_and,
    cxapian_operation_or,
    cxapian_operation_max,
    cxapian_operation_synonym,
    /// two queries
    cxapian_operation_and_maybe,
    cxapian_operation_filter,
    cxapian_operation_and_not,
    /// factor (64-bit floating point), query
    cxapian_operation_scale,
    /// the weight (64-bit floating point) for every document
    cxapian_operation_constant,
    /// slot (32 bits), text from, text to, both included
    cxapian_operation_values,
    /// most terms (32 bits), text: the most frequent terms that begin with it
    cxapian_operation_prefix,
    /// window (32 bits), count, that many terms
    cxapian_operation_near,
    cxapian_operation_phrase,
} cxapian_operation;

/// What to find and how to order it.
typedef struct {
    cxapian_bytes query;
    uint32_t first;
    uint32_t count;
    double k1;
    double b;
    double minimum_length;
    /// Order by this slot's value, greatest first, before relevance.
    bool by_value;
    uint32_t value_slot;
    /// Documents of equal weight are ordered by this slot's value, smallest first.
    uint32_t tie_slot;
    /// Empty, or the prefix of boolean terms `prefix + facet + ':' + value` that are counted and selected by.
    cxapian_bytes facet_prefix;
    /// A run of `facet:value` (text) and factor (64-bit floating point): by what the weight of a document that has it
    /// is multiplied, among the first `weighed` documents; those after them stay where they are. Not by value.
    cxapian_bytes factors;
    uint32_t weighed;
    /// Documents of less weight, before factors, are not found. Xapian passes over them sooner than over others.
    double least;
    /// A run of texts `facet:value`: values of one facet are alternatives, facets must all be met.
    cxapian_bytes selected;
    /// Also the terms each hit matched and the query in Xapian's words.
    bool explain;
    /// Totals are told up to `weighed` and may be less than there are; no value of a facet is counted.
    bool uncounted;
} cxapian_search;

/// Out: total (32 bits), total without `selected` (32), a count of hits, each document number (32), weight (64-bit
/// floating point), data (text), matched terms (a count of texts); a count of facet values, each how many hits
/// it has when its own facet's selections are left out (32) and `facet:value` (text), without those that no hit has
/// in facets of which nothing is selected; the description (text).
cxapian_result cxapian_reader_search(cxapian_reader *reader, const cxapian_search *search, cxapian_buffer *out);
/// How many documents meet the query, exactly.
cxapian_result cxapian_reader_count(cxapian_reader *reader, cxapian_bytes query, uint32_t *out);
void cxapian_reader_free(cxapian_reader *reader);

// MARK: Stemming

typedef struct cxapian_stemmer cxapian_stemmer;

cxapian_result cxapian_stemmer_make(const char *language, cxapian_stemmer **out);
/// A run of texts in, a run of as many texts out.
cxapian_result cxapian_stemmer_stem(cxapian_stemmer *stemmer, cxapian_bytes words, cxapian_buffer *out);
void cxapian_stemmer_free(cxapian_stemmer *stemmer);

#ifdef __cplusplus
}
#endif
#endif
