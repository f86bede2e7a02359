#pragma once
#include <cstddef>
#include <vector>

#include "graph/document.h"
#include "ingest/block_features.h"
#include "ingest/page.h"

namespace dossier {

/// Which blocks of a page are what; kNoBlock where there is none. `body` is half-open and holds the article with
/// whatever stands between its paragraphs.
struct ArticleLayout {
  static constexpr size_t kNoBlock = static_cast<size_t>(-1);
  size_t body_begin = 0, body_end = 0;
  size_t title = kNoBlock, author = kNoBlock, date = kNoBlock;
};

/// The headline's block: the one that the page's metadata or markup names, else the best short line above the body or
/// at its start. REQUIRES: a body of at least one block.
size_t find_title_block(const Page&, const std::vector<BlockFeatures>&, const ArticleLayout&);

/// Fills title, author, date, outlet and url of `document` from the page's metadata first, then from the lines around
/// the body, and notes in `layout` which lines they were.
void read_article_metadata(const Page&, const std::vector<BlockFeatures>&, ArticleLayout& layout, Document& document);

}  // namespace dossier
