#include <vector>

#include "border.h"

namespace {

using Xapian::Query;

/// Deeper than any query the program builds, and far from the end of the stack.
constexpr int deepest = 64;

Query read(Cursor &cursor, int depth);

std::vector<Query> read_many(Cursor &cursor, int depth) {
    std::vector<Query> parts;
    for (auto left = cursor.number<uint32_t>(); left > 0; --left) parts.push_back(read(cursor, depth));
    return parts;
}

Query combined(Query::op operation, Cursor &cursor, int depth) {
    const auto parts = read_many(cursor, depth);
    return Query(operation, parts.begin(), parts.end());
}

Query paired(Query::op operation, Cursor &cursor, int depth) {
    const Query left = read(cursor, depth);
    return Query(operation, left, read(cursor, depth));
}

Query windowed(Query::op operation, Cursor &cursor, int depth) {
    const auto window = cursor.number<uint32_t>();
    const auto parts = read_many(cursor, depth);
    return Query(operation, parts.begin(), parts.end(), window);
}

Query read(Cursor &cursor, int depth) {
    check_depth(depth);
    switch (static_cast<cxapian_operation>(cursor.number<uint8_t>())) {
    case cxapian_operation_nothing: return Query::MatchNothing;
    case cxapian_operation_everything: return Query::MatchAll;
    case cxapian_operation_term: return Query(cursor.text());
    case cxapian_operation_and: return combined(Query::OP_AND, cursor, depth + 1);
    case cxapian_operation_or: return combined(Query::OP_OR, cursor, depth + 1);
    case cxapian_operation_max: return combined(Query::OP_MAX, cursor, depth + 1);
    case cxapian_operation_synonym: return combined(Query::OP_SYNONYM, cursor, depth + 1);
    case cxapian_operation_and_maybe: return paired(Query::OP_AND_MAYBE, cursor, depth + 1);
    case cxapian_operation_filter: return paired(Query::OP_FILTER, cursor, depth + 1);
    case cxapian_operation_and_not: return paired(Query::OP_AND_NOT, cursor, depth + 1);
    case cxapian_operation_scale: {
        const auto factor = cursor.number<double>();
        return Query(factor, read(cursor, depth + 1));
    }
    case cxapian_operation_constant: {
        const auto weight = cursor.number<double>();
        return Query((new Xapian::FixedWeightPostingSource(weight))->release());
    }
    case cxapian_operation_values: {
        const auto slot = cursor.number<uint32_t>();
        const auto from = cursor.text();
        return Query(Query::OP_VALUE_RANGE, slot, from, cursor.text());
    }
    case cxapian_operation_prefix: {
        const auto most = cursor.number<uint32_t>();
        return Query(Query::OP_WILDCARD, cursor.text(), most, Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
    }
    case cxapian_operation_near: return windowed(Query::OP_NEAR, cursor, depth + 1);
    case cxapian_operation_phrase: return windowed(Query::OP_PHRASE, cursor, depth + 1);
    }
    throw Xapian::InvalidArgumentError("query has an unknown operation");
}

}  // namespace

Query read_query(cxapian_bytes bytes) {
    Cursor cursor(bytes);
    return read(cursor, 0);
}

Query read_query(Cursor &cursor, int depth) { return read(cursor, depth); }

void skip_query(Cursor &cursor, int depth) { read(cursor, depth); }

void check_depth(int depth) {
    if (depth > deepest) throw Xapian::InvalidArgumentError("query is nested too deeply");
}
