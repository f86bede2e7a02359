#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/table.h"

namespace dossier {

/// A question kept in the database as a line of the command ("members NATO --only facts").
struct Watch {
  std::string name, command;
};

/// The number of a row of an answer, by what it says: another source, quotation or confidence for the same is not new.
uint64_t answer_row_hash(const Table&, size_t row);

std::vector<Watch> stored_watches(const std::string& path);  ///< by name; none in a file of an older format
/// Keeps it, with the rows of its present answer as already reported. An existing one of that name is replaced.
void store_watch(const std::string& path, const Watch&, const Table& answer);
bool remove_watch(const std::string& path, const std::string& name);  ///< false: there is none
/// The rows that were not reported before, which from now on are.
Table new_rows(const std::string& path, const std::string& name, const Table& answer);

}  // namespace dossier
