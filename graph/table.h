#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace dossier {

/// A cell holds nothing, a number, a truth value, a text, or a JSON text (a list or a map, printed as it is in JSON).
struct JsonText {
  std::string text;
  friend bool operator==(const JsonText&, const JsonText&) = default;
};
using Cell = std::variant<std::monostate, int64_t, double, bool, std::string, JsonText>;

/// The answer to a question: named columns and rows of cells, each row as long as `columns`.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;

  friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace dossier
