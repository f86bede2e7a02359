#pragma once
#include <cstdint>
#include <istream>
#include <map>

#include "export/sink.h"
#include "graph/store.h"

namespace dossier {

/// Writes all that a database holds as JSON Lines, so that `dossier import` makes an equal database of it: a first line
/// that names the form, then a line for each document with its text, what was extracted from it (the contract of
/// `dossier extract`), and which entity each of its chains is. Entities are numbered by first appearance, so that equal
/// contents give equal bytes whatever rows were deleted before. One document is in memory at a time.
void write_archive(const Store&, Sink&);

/// Reads an archive document by document. The ids of the entities in a StoredDocument's resolution are the archive's
/// numbers, from 1: right for an empty store, to be resolved anew for any other. The stream must outlive the reader.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::istream& in) : in_(in) {}
  /// The next document; false at the end. Throws Error(Input) with the line's number and what is wrong in it, among it
  /// evidence that does not stand in the text.
  bool next(StoredDocument&);

 private:
  StoredDocument read(const std::string& line);

  std::istream& in_;
  uint64_t line_ = 0;
  std::map<uint64_t, StoredEntity> entities_;  // by number
};

/// Is this the first line of an archive?
bool is_archive(std::string_view first_line);

}  // namespace dossier
