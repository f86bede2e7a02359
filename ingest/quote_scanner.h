#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/span.h"

namespace dossier {

/// A stretch of text between quotation marks. A quotation that runs over several paragraphs is one MarkedSpan with a
/// piece for each of them.
struct MarkedSpan {
  std::vector<ByteSpan> pieces;  ///< what stands between the marks, trimmed of white space; ascending, none empty
  ByteSpan open, close;          ///< the marks themselves; `close` is empty when the text never closes it
  int32_t outer = -1;            ///< position of the marked span that this one stands in, or -1
  bool single = false;           ///< marked by single quotation marks
  bool is_title = false;         ///< of a book, a programme ...: nobody's speech (set by scan_speech)
};

/// Finds everything between quotation marks in `text`, in the order of the opening marks.
///
/// A push-down scanner over the marks of each paragraph: what a mark does (open, close, nothing) follows from its
/// glyph, from the characters around it, and from what is open. Straight marks are thereby nested like directed ones.
/// All usual typographies are known: "x", “x”, „x“, „x”, ”x”, «x», »x«, 'x', ‘x’, ``x'', ‹x›, 「x」.
///
/// A quotation that is open at the end of its paragraph goes on in the next one when the convention of repeated opening
/// marks or a well-nested closing mark further down says so; otherwise it ends with its paragraph, so that a mark
/// that was forgotten never swallows the article. Marks inside of `names` (ascending) mark nothing.
std::vector<MarkedSpan> scan_quotes(std::string_view text, std::span<const ByteSpan> paragraphs, std::span<const ByteSpan> names = {});

}  // namespace dossier
