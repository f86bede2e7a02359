#pragma once
#include <string>
#include <string_view>

#include "graph/table.h"

namespace dossier {

struct SqlOptions {
  double timeout = 60;  ///< seconds; 0: none
};

/// Runs one SQL statement that only reads, over the views of store_views.sql, and returns its rows. Nothing can be
/// changed, attached or loaded: an authorizer allows reading alone, and the connection is read-only. Throws Error(Query)
/// with SQLite's message and a caret for a faulty, forbidden or too slow statement, Error(Store) as Store does.
Table run_sql(const std::string& path, std::string_view sql, const SqlOptions& = {});
/// The views with their columns, as two columns of text.
Table sql_views(const std::string& path);

struct SearchOptions {
  std::string in;        ///< "articles", "statements" or "names"; "": all three
  uint32_t limit = 20;   ///< hits of each kind
};

/// Full text, best first within each kind: articles, statements, names. Words are all wanted; "a phrase", word*, OR and
/// NOT work as in FTS5, and any other character is taken as it is. Columns: found, name, snippet (with [ ] around the
/// words), published, document, id. Throws Error(Usage) when no word is left.
Table search_text(const std::string& path, std::string_view words, const SearchOptions& = {});

}  // namespace dossier
