#include "ingest/builtin_lexicons.h"

// The symbols that dossier_embed() in CMakeLists.txt defines, in the order in which entries are numbered.
#define DOSSIER_LEXICONS(X)                                                                                             \
  X(countries) X(demonyms) X(governments) X(places) X(cities) X(regions) X(organisations) X(media) X(parties) X(events) \
  X(given_names) X(surnames) X(titles) X(bodies) X(words)

#define DECLARE(name) extern "C" const unsigned char dossier_lexicon_##name[], dossier_lexicon_##name##_end[];
DOSSIER_LEXICONS(DECLARE)
#undef DECLARE

namespace dossier {
namespace {

std::string_view between(const unsigned char* begin, const unsigned char* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<size_t>(end - begin)};
}

}  // namespace

std::span<const BuiltinLexicon> builtin_lexicons() {
#define LEXICON(name) {#name ".tsv", between(dossier_lexicon_##name, dossier_lexicon_##name##_end)},
  static const BuiltinLexicon lexicons[] = {DOSSIER_LEXICONS(LEXICON)};
#undef LEXICON
  return lexicons;
}

}  // namespace dossier
