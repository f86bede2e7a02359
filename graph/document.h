#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/date.h"
#include "graph/span.h"

namespace dossier {

/// `length` bytes of Document::text from `text_begin` are the bytes of Document::page from `page_begin`.
struct TextPiece {
  uint32_t text_begin = 0, page_begin = 0, length = 0;
  friend auto operator<=>(const TextPiece&, const TextPiece&) = default;
};

/// One article as read. `text` is what is annotated and never changes afterwards; every ByteSpan points into it.
/// `page` is the whole text of the page it was taken from, with menus and footers, so that nothing is lost; it is empty
/// when the text is the whole page. Both are valid UTF-8. Paragraphs of `text` are divided by a blank line ("\n\n").
struct Document {
  std::string id;  ///< given by the input, or derived from the path; unique in one store
  std::string title, author, outlet, url, path;
  PartialDate date;  ///< of publication
  std::string text, page;
  std::vector<TextPiece> pieces;  ///< ascending in both; bytes of text in no piece are separators put in by the reader
};

/// Position in `page` (in `text` when there is no page) of byte `offset` of the text.
uint32_t page_offset(const Document&, uint32_t offset);

/// The parts of `page` that are not in the text, in order: what was taken for page chrome. White space alone is none.
std::vector<ByteSpan> removed_parts(const Document&);

}  // namespace dossier
