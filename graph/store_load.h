#pragma once
#include <vector>

#include "graph/graph_data.h"
#include "graph/schema.h"
#include "graph/store.h"

namespace SQLite {
class Database;
}

namespace dossier {

/// The entities of a snapshot, in its order: those that nothing was merged away from. Tail of a query.
inline constexpr char kCurrentEntities[] =
    "FROM entities WHERE EXISTS (SELECT 1 FROM chains WHERE entity=entities.id) OR EXISTS (SELECT 1 FROM events WHERE node=entities.id) "
    "ORDER BY id";

/// The reading half of Store: the tables of store.sql as one GraphData, and their spans checked against the texts.
GraphData load_graph(SQLite::Database&, const Schema&);
/// One document with all that was extracted from it, in the order in which it was added.
StoredDocument read_stored(SQLite::Database&, const Document&, int64_t row);
std::vector<StoreProblem> verify_spans(SQLite::Database&);

}  // namespace dossier
