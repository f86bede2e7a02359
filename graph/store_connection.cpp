#include "graph/store_connection.h"

#include <sqlite3.h>

#include <cstdio>
#include <filesystem>

namespace dossier {
namespace {

constexpr int kBusyMilliseconds = 5000;

/// The path as a URI that promises SQLite that nobody changes the file. (https://www.sqlite.org/uri.html)
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned>(c));
      uri += code;
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// Whether commits wait in the write-ahead log beside the file.
bool has_log(const std::string& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(path + "-wal", none);
  return !none && size > 0;
}

}  // namespace

Error translate(const std::string& path, const SQLite::Exception& e) {
  switch (e.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return store_error(path + ": another process is writing to this database; try again when it has finished");
    case SQLITE_READONLY:
      return store_error(path + ": the database is read-only; make the file and its folder writable or choose another with --db");
    case SQLITE_FULL:
      return store_error(path + ": no space left on the disk; what was committed before is safe, free some space and run again");
    case SQLITE_NOTADB:
      return store_error(path + ": this is not a database of dossier; choose another file with --db");
    case SQLITE_CORRUPT:
      return store_error(path + ": the database is damaged (" + e.getErrorStr() + "); restore a copy or ingest the articles again");
    case SQLITE_CANTOPEN:
      return store_error(path + ": cannot be opened; check that the folder exists and may be read and written");
    case SQLITE_IOERR:
      return store_error(path + ": reading or writing failed (" + e.getErrorStr() + "); check the disk, then run again");
    default:
      return store_error(path + ": " + e.what());
  }
}

SQLite::Database open_to_write(const std::string& path) {
  return {path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, kBusyMilliseconds};
}

SQLite::Database open_to_read(const std::string& path) {
  SQLite::Database db(path, SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, kBusyMilliseconds);
  // A database with a write-ahead log needs a file of shared memory beside it even to be read, unless it is promised
  // that nobody writes: true where nobody can, and no log waits to be read.
  try {
    db.execAndGet("PRAGMA schema_version");
  } catch (const SQLite::Exception& e) {
    const int code = e.getErrorCode();
    if ((code != SQLITE_READONLY && code != SQLITE_CANTOPEN) || has_log(path)) throw;
    return {immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | SQLITE_OPEN_URI, kBusyMilliseconds};
  }
  return db;
}

}  // namespace dossier
