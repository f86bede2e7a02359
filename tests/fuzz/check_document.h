#pragma once
#include <cstdlib>

#include "graph/document.h"
#include "graph/text.h"

namespace dossier {

/// Aborts when a document breaks what graph/document.h promises.
inline void check_document(const Document& document) {
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  require(find_invalid_utf8(document.text) == std::string_view::npos);
  require(find_invalid_utf8(document.page) == std::string_view::npos);
  uint32_t text_end = 0, page_end = 0;
  for (const TextPiece& piece : document.pieces) {
    require(piece.text_begin >= text_end && piece.page_begin >= page_end);
    text_end = piece.text_begin + piece.length;
    page_end = piece.page_begin + piece.length;
    require(slice(document.text, {piece.text_begin, text_end}) == slice(document.page, {piece.page_begin, page_end}));
  }
}

}  // namespace dossier
