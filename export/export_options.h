#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/filter.h"
#include "graph/ids.h"

namespace dossier {

/// What the nodes of an export are.
enum class GraphProjection : uint8_t {
  Entities,    ///< entities; events and statements are edges between them
  Full,        ///< events and statements are nodes too, linked to their participants, speakers and subjects
  Bipartite,   ///< on one side who speaks, on the other what is spoken about; an entity may stand on both
  Statements,  ///< statements, their speakers and their subjects
};

/// Which viewer a GraphML file is meant for. Standard is valid by the GraphML schema and read by all of them; the
/// others add what one viewer wants and may break others.
enum class Profile : uint8_t { Standard, Gephi, Cytoscape, Neo4j, Yed };

/// Options that all writers share; each writer ignores those that its format has no place for.
struct ExportOptions {
  ClaimFilter filter;
  GraphProjection projection = GraphProjection::Entities;
  std::vector<EntityId> ego;  ///< not empty: what is at most `hops` edges away from one of these
  uint32_t hops = 1;
  /// A part chosen by a query: these entities and statements, and of the edges these claims; without any claim, all
  /// edges between the entities; without any statement, all that the entities make or that are about them.
  struct Part {
    std::vector<EntityId> entities;
    std::vector<ClaimId> claims;
    std::vector<StatementId> statements;  ///< ascending
  };
  std::optional<Part> part;
  bool keep_parallel = false;   ///< one edge for each claim; else claims that say the same become one edge with counts
  bool drop_isolated = false;   ///< leaves out nodes without an edge
  Profile profile = Profile::Standard;
  bool gexf_draft = false;      ///< GEXF 1.2draft instead of 1.3, for readers such as NetworkX
  bool guard_formulas = true;   ///< CSV: disarm texts that a spreadsheet would run
  std::string title = "Knowledge graph";
};

std::string_view to_string(GraphProjection);
std::string_view to_string(Profile);
std::optional<GraphProjection> parse_graph_projection(std::string_view);
std::optional<Profile> parse_profile(std::string_view);

}  // namespace dossier
