#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <string.h>

// The node types of extensions are variables, set when the extensions are
// registered. Swift refuses unguarded C globals, so each is lent by a function.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type ccommonmark_table(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type ccommonmark_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type ccommonmark_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
static inline cmark_node_type ccommonmark_strikethrough(void) { return CMARK_NODE_STRIKETHROUGH; }
