#include "graph/document.h"

#include <algorithm>

namespace dossier {

uint32_t page_offset(const Document& document, uint32_t offset) {
  if (document.page.empty()) return offset;
  auto piece = std::upper_bound(document.pieces.begin(), document.pieces.end(), offset,
                                [](uint32_t o, const TextPiece& p) { return o < p.text_begin; });
  if (piece == document.pieces.begin()) return document.pieces.empty() ? 0 : document.pieces.front().page_begin;
  --piece;
  return piece->page_begin + std::min(offset - piece->text_begin, piece->length);
}

std::vector<ByteSpan> removed_parts(const Document& document) {
  std::vector<ByteSpan> removed;
  uint32_t position = 0;
  const auto add_until = [&](uint32_t end) {
    const std::string_view part = slice(document.page, {position, end});
    if (part.find_first_not_of(" \t\r\n") != part.npos) removed.push_back({position, end});
  };
  for (const TextPiece& piece : document.pieces) {
    add_until(piece.page_begin);
    position = piece.page_begin + piece.length;
  }
  add_until(static_cast<uint32_t>(document.page.size()));
  return removed;
}

}  // namespace dossier
