#pragma once
#include <vector>

#include "graph/graph_data.h"
#include "graph/schema.h"
#include "graph/store.h"

namespace SQLite {
class Database;
}

namespace dossier {

/// The reading half of Store: the tables of store.sql as one GraphData, and their spans checked against the texts.
GraphData load_graph(SQLite::Database&, const Schema&);
std::vector<StoreProblem> verify_spans(SQLite::Database&);

}  // namespace dossier
