#pragma once
#include <span>
#include <string>
#include <string_view>

#include "export/export_options.h"
#include "export/sink.h"
#include "graph/knowledge_graph.h"

namespace dossier {

using Writer = void (*)(const KnowledgeGraph&, Sink&, const ExportOptions&);

/// One file of a format. Most formats have one; a format with several is written as a folder or as one zip archive.
struct FormatPart {
  std::string_view file_name;
  Writer write = nullptr;
};

/// One row of the table of formats, which drives `dossier export`, `dossier formats`, the tests and the documentation.
struct Format {
  std::string_view name, extension;
  std::string_view description;  ///< what it is, and which programs take it
  std::string_view keeps, loses;
  std::span<const FormatPart> parts;  ///< empty: the whole database, by write_archive (export/archive.h)
};

std::span<const Format> formats();  ///< in the order of the documentation
/// The format of that name, or of a path by its extension. Throws Error(Usage) that lists the names.
const Format& find_format(std::string_view name);
const Format& format_of_path(std::string_view path);

/// Writes to one sink: the only part, or a zip archive of all parts.
void write_format(const Format&, const KnowledgeGraph&, Sink&, const ExportOptions&);
/// Writes the parts as files of a folder, which is made if needed. None keeps its name unless all were written.
void write_folder(const Format&, const KnowledgeGraph&, const std::string& folder, bool overwrite, const ExportOptions&);

}  // namespace dossier
