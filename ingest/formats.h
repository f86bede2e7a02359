#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "ingest/byte_source.h"
#include "ingest/reader.h"

namespace dossier {

/// Where a document comes from, for its id and for messages.
struct Origin {
  std::string path;  ///< as the user gave it; "-" for standard input
  size_t limit = 0;  ///< greatest size of a document in bytes
};

/// What the first bytes of a file say it is; Text when nothing else fits.
InputFormat sniff_format(std::string_view start);

/// Objects of the contract `{"id", "text", "title"?, "date"?, "source"?, "url"?}`: one a line, or in one array, or one
/// alone.
std::unique_ptr<DocumentReader> open_json(std::unique_ptr<ByteSource> source, Origin origin);

/// One document from one JSON object. `id` is used when the object has none. `place` begins messages.
Document document_from_json(std::string_view json, const std::string& place, const std::string& id);

/// RSS 2.0, RSS 1.0 (RDF) and Atom: one document an item. Throws Error(Input) when the feed cannot be parsed.
std::unique_ptr<DocumentReader> open_feed(std::string bytes, Origin origin);

/// A mail message or a web archive (MHTML): the HTML part, else the plain text.
Document document_from_mime(std::string_view bytes);

Document document_from_text(std::string_view bytes);
Document document_from_html(std::string_view bytes);

/// Throws Error(Input) when nothing is left of a document.
void require_text(const Document& document, const std::string& place);

}  // namespace dossier
