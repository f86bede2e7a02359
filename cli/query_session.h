#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "cli/common.h"
#include "graph/query/knowledge_property_graph.h"
#include "graph/query/run.h"

namespace dossier {

/// The graph that queries run on, read from the database or empty in memory, and how they run: what `dossier query`
/// and its shell share. The snapshot is read once.
class QuerySession {
 public:
  explicit QuerySession(const DatabaseOption& database);
  QuerySession();  ///< an empty graph in memory, which CREATE and DELETE change

  QueryOptions options;
  const PropertyGraph& graph() const { return memory_ ? static_cast<const PropertyGraph&>(*memory_) : *stored_; }
  /// Throws Error(Query), with the error classes of the openCypher TCK in front of the message.
  Table run(std::string_view statement);
  /// Why the last result may be empty: a line for each label, type and key of the query that the graph does not have.
  const std::string& note() const { return note_; }

 private:
  void explain_empty(const Query& query);
  std::string note_;
  std::unique_ptr<KnowledgeGraph> knowledge_;
  std::unique_ptr<KnowledgePropertyGraph> stored_;
  std::unique_ptr<MemoryGraph> memory_;
};

/// An interactive shell on the terminal, until Ctrl-D or \quit. Returns the exit code.
int run_query_shell(QuerySession&, TableOption);

}  // namespace dossier
