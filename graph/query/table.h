#pragma once
#include <string>
#include <vector>

#include "graph/query/value.h"

namespace dossier {

/// The answer to a question: named columns and rows of values.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

}  // namespace dossier
