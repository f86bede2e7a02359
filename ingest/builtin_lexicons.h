#pragma once
#include <span>
#include <string_view>

namespace dossier {

/// A lexicon of ingest/lexicon, embedded in the program.
struct BuiltinLexicon {
  std::string_view name;  ///< the file's
  std::string_view tsv;
};

std::span<const BuiltinLexicon> builtin_lexicons();

}  // namespace dossier
