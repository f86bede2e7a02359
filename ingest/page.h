#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/date.h"
#include "graph/span.h"

namespace dossier {

/// What the markup says a block is; Line where there is no markup.
enum class BlockTag : uint8_t { Line, Paragraph, Title, Heading, ListItem, Caption };

/// A paragraph, heading, list item or single line of a page, without white space at its ends.
struct PageBlock {
  ByteSpan span;  ///< in Page::text
  BlockTag tag = BlockTag::Line;
  uint32_t link_bytes = 0;  ///< how much of it is link text
  bool is_chrome = false;   ///< the markup says so: navigation, footer, form, advertisement
};

/// What a page says about itself outside its text; empty where it does not.
struct PageMetadata {
  std::string title, author, outlet, url, language;
  PartialDate date;
};

/// A page as its reader leaves it: all visible text in UTF-8, divided into blocks in order.
struct Page {
  std::string text;
  std::vector<PageBlock> blocks;
  PageMetadata metadata;
};

/// Lines of plain text as blocks; lines of one paragraph that were wrapped at a column are one block.
Page page_from_text(std::string text);

/// An HTML page, or a fragment of one. `declared` is the charset of the transport, empty when unknown.
Page page_from_html(std::string_view bytes, std::string_view declared = {});

}  // namespace dossier
