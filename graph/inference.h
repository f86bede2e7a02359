#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_data.h"
#include "graph/knowledge_graph.h"
#include "graph/schema.h"

namespace dossier {

/// A rule of graph/inference.tsv over the variables A, B and C.
struct InferenceRule {
  struct Pattern {
    TypeId type;
    char source = 'A', target = 'B';
  };
  std::string name;
  std::vector<Pattern> premises;  ///< one or two, of which the second begins where the first ends
  Pattern conclusion;
  float confidence = 1;  ///< of the conclusion when the premises are right
  std::string example;
};
const std::vector<InferenceRule>& inference_rules();

/// Adds what follows from the facts that articles affirm (not former ones), as claims of a layer of their own: their rule
/// is "inferred/NAME" and the ids of the premises, their role "inferred", their evidence that of the first premise, their confidence the product
/// of all. What an article affirms itself is not inferred. Land borders of the countries of the graph come from
/// borders.tsv, as a document "land-borders". Nothing of it is ever stored. Linear in claims and conclusions; at most three
/// rounds of rules.
void add_inferences(GraphData&, const Schema&);
bool is_inferred(const KnowledgeGraph&, const ClaimRecord&);

/// Two claims that cannot both hold, or one that the gazetteer rules out.
struct Inconsistency {
  std::string kind;          ///< "part of each other", "left before" ...
  ClaimId claim, against;    ///< `against` is not valid when the gazetteer says it
  std::string reason;
};

/// Inconsistencies among the facts that articles affirm: wholes that are parts of each other, a membership stated after a
/// withdrawal from it, a place that is the capital of two countries, a head of two countries, births in two countries,
/// neighbours without a land border. Ascending by claim.
std::vector<Inconsistency> find_inconsistencies(const KnowledgeGraph&);

}  // namespace dossier
