#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/gazetteer.h"

namespace dossier {

/// The names of the classes in files: "country", "given-name" ...
std::string_view to_string(NameClass);
std::optional<NameClass> parse_name_class(std::string_view);

/// Reads a lexicon: tab-separated, UTF-8, one entry a line; the first line names the columns, in any order: name and
/// class, and of choice ref, country, kind, sector, flags, weight, aliases (with "|" between them). Blank lines and lines
/// that begin with "#" are passed over. Calls `visit` with each entry and all its names, the canonical one first; views
/// point into `tsv`. Throws Error(Input) with `source` and the number of the line.
void read_lexicon(std::string_view tsv, const std::string& source,
                  const std::function<void(const LexiconEntry&, const std::vector<std::string_view>& names)>& visit);

}  // namespace dossier
