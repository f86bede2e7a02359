#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/schema.h"
#include "ingest/evidence_check.h"

namespace dossier {

/// Somebody else's graph, as read from GraphML, CSV or FollowTheMoney; texts as they stand there.
struct BackgroundGraph {
  struct Node {
    std::string id, name, type, ref, kind;
    std::vector<std::string> aliases;
  };
  struct Edge {
    std::string source, target, type, role, status, begin, end;
    std::string source_type, target_type;  ///< where a table of edges stands alone
    std::string polarity, modality, according_to;  ///< of a graph of ours; "" elsewhere
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

/// Each reader throws Error(Input) with the line for what is not of the format. They take our own exports and what
/// other programs write: columns and keys are found by their usual names (label, name, title; type, relation, kind ...).
BackgroundGraph read_background_graphml(const std::string& path);
/// `edges_path` "": the one table is of edges, whose ends are named in it.
BackgroundGraph read_background_csv(const std::string& nodes_path, const std::string& edges_path);
BackgroundGraph read_background_ftm(const std::string& path);

struct BackgroundOptions {
  std::string name;                 ///< of the layer: the file's name
  std::string path;
  std::string node_type;            ///< type of nodes whose type the vocabulary does not have; "": they are refused
  std::string relation;             ///< the same for relations
};

/// A layer of background knowledge: a document that says in plain sentences what the graph says, so that each claim has
/// its evidence as any other has, and one can see, filter (--source "Background knowledge") or remove it like an
/// article. Only facts are taken: an edge that is denied, uncertain or somebody's claim is refused.
struct BackgroundLayer {
  Document document;
  Extraction extraction;
};
BackgroundLayer make_background_layer(const BackgroundGraph&, const BackgroundOptions&, const Schema&, Refusals&);

}  // namespace dossier
