#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/property_graph.h"

namespace dossier {

/// What an editor needs to know of a query that is still being typed.

/// How the word that ends at the end of `text` could go on: the words that may stand there and begin with it, in any
/// case, sorted, each once. Labels after ":" in a node pattern, types in a relationship pattern, property keys after
/// ".", names of entities in quotes (at most 200), else keywords and functions.
struct Completion {
  size_t begin = 0;  ///< of the word, in bytes
  std::vector<std::string> candidates;
};
Completion complete_query(std::string_view text, const PropertyGraph&);

/// Position after the first ";" outside of strings, quoted names and comments: the end of the first statement.
std::optional<size_t> statement_end(std::string_view text);

}  // namespace dossier
