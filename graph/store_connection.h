#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "graph/error.h"

namespace dossier {

/// Connections to a database file. Both throw SQLite::Exception; `translate` makes an Error of it. For store*.cpp only.
SQLite::Database open_to_write(const std::string& path);  ///< made if there is none
/// Also where nothing may be written, neither the file nor its folder.
SQLite::Database open_to_read(const std::string& path);

/// The user's words for what SQLite says: what happened, to which file, and what to do.
Error translate(const std::string& path, const SQLite::Exception&);

}  // namespace dossier
