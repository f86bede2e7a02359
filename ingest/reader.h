#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/document.h"

namespace dossier {

enum class InputFormat : uint8_t { Text, Html, Json, Feed, Mime };

/// "text", "html", "json" (also "jsonl"), "feed", "mime"; throws Error(Usage) naming them all for any other.
InputFormat parse_input_format(std::string_view name);

struct ReaderOptions {
  std::optional<InputFormat> format;             ///< none: by looking at the content
  size_t max_document_bytes = size_t{32} << 20;  ///< larger documents are refused, so that memory stays bounded
};

/// The documents of one input, one after the other. Ids are unique and stable: given by the input, else the path as
/// given, with "#L7" or "#7" behind it where a file holds several. Not thread-safe.
class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  /// Reads the next document; false at the end. Throws Error(Input) for a bad document, naming file and line; the
  /// reader has then gone past it, so that the caller may report the error and call next() again. Damage that leaves
  /// nothing more to read is thrown once, and the next call returns false.
  virtual bool next(Document& document) = 0;
};

/// Opens a file, a directory (all articles below it, in the order of their paths) or "-" for standard input; gzip is
/// unpacked. Throws Error(Input) when the path is missing, cannot be read, or is a directory without articles.
std::unique_ptr<DocumentReader> open_reader(const std::string& path, const ReaderOptions& options = {});

}  // namespace dossier
