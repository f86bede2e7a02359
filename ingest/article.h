#pragma once
#include "graph/document.h"
#include "ingest/page.h"

namespace dossier {

/// Takes the article out of a page: the title, byline, date and outlet become fields, the page chrome around and inside
/// the article stays behind in Document::page, and what is left is the text, one paragraph a block. Only general
/// evidence counts: length and punctuation of the lines, repetition, links, position, and what the markup says.
/// A page without chrome loses nothing but its headline, byline and date lines. Id and path are left to the caller.
Document extract_article(Page page);

}  // namespace dossier
