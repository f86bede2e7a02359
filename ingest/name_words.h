#pragma once
#include <cstdint>
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Small questions about the words of names, shared by the stages that correct, judge and complete them.

inline bool has(const TokenNames& names, NameClass c) { return (names.classes >> static_cast<unsigned>(c)) & 1u; }
inline bool is_proper(const Token& token) { return token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS; }
inline bool is_possessive(const Annotations& a, uint32_t t) { return a.tokens[t].xpos == Xpos::POS; }

/// Whether the lexicons know the word by itself as such: what was matched in the text may be longer ("State Department
/// official").
inline bool may_be(const Gazetteer& gazetteer, std::string_view word, NameClass c) {
  for (const uint32_t entry : gazetteer.find(word))
    if (gazetteer[entry].type == c) return true;
  return false;
}

/// The token of the range that hangs on a token outside of it; the last one when the syntax has none.
inline uint32_t syntactic_head(const Annotations& a, Range<Token> r) {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (a.tokens[t].head < 0 || !r.contains(static_cast<uint32_t>(a.tokens[t].head))) return t;
  return r.end - 1;
}

}  // namespace dossier
