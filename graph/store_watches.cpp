#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>

#include "graph/error.h"
#include "graph/store.h"
#include "graph/store_connection.h"
#include "graph/text.h"
#include "graph/watches.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 8> kEvidenceColumns = {"sources", "confidence", "quote", "published", "document", "claim", "id", "who"};

template <class F>
auto guarded(const std::string& path, F f) -> decltype(f()) {
  try {
    return f();
  } catch (const SQLite::Exception& e) {
    throw translate(path, e);
  }
}

SQLite::Database open(const std::string& path) {
  Store(path, Store::Mode::Read);
  Store(path, Store::Mode::Write);  // brings an older file to the present format
  SQLite::Database db = open_to_write(path);
  db.exec("PRAGMA foreign_keys=ON");
  db.exec("BEGIN IMMEDIATE");
  return db;
}

/// Rows of `answer` that are marked by this call for the first time.
Table mark(SQLite::Database& db, const std::string& name, const Table& answer) {
  Table fresh{answer.columns, {}};
  SQLite::Statement insert(db, "INSERT OR IGNORE INTO watch_rows VALUES(?,?)");
  for (size_t i = 0; i < answer.rows.size(); ++i) {
    insert.reset();
    insert.bind(1, name);
    insert.bind(2, static_cast<int64_t>(answer_row_hash(answer, i)));
    if (insert.exec() > 0) fresh.rows.push_back(answer.rows[i]);
  }
  return fresh;
}

}  // namespace

uint64_t answer_row_hash(const Table& table, size_t row) {
  uint64_t hash = hash64("");
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (std::ranges::find(kEvidenceColumns, table.columns[i]) != kEvidenceColumns.end()) continue;
    const Cell& cell = table.rows[row][i];
    std::string text;
    if (const auto* s = std::get_if<std::string>(&cell)) text = *s;
    else if (const auto* n = std::get_if<int64_t>(&cell)) text = std::to_string(*n);
    else if (const auto* b = std::get_if<bool>(&cell)) text = *b ? "true" : "false";
    hash = hash64(text, hash64("\x1f", hash));
  }
  return hash;
}

std::vector<Watch> stored_watches(const std::string& path) {
  Store(path, Store::Mode::Read);
  return guarded(path, [&] {
    std::vector<Watch> watches;
    SQLite::Database db = open_to_read(path);
    if (!db.tableExists("watches")) return watches;
    SQLite::Statement rows(db, "SELECT name,command FROM watches ORDER BY name");
    while (rows.executeStep()) watches.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString()});
    return watches;
  });
}

void store_watch(const std::string& path, const Watch& watch, const Table& answer) {
  guarded(path, [&] {
    SQLite::Database db = open(path);
    SQLite::Statement erase(db, "DELETE FROM watches WHERE name=?"), insert(db, "INSERT INTO watches VALUES(?,?)");
    erase.bind(1, watch.name);
    erase.exec();
    insert.bind(1, watch.name);
    insert.bind(2, watch.command);
    insert.exec();
    mark(db, watch.name, answer);
    db.exec("COMMIT");
  });
}

bool remove_watch(const std::string& path, const std::string& name) {
  return guarded(path, [&] {
    SQLite::Database db = open(path);
    SQLite::Statement erase(db, "DELETE FROM watches WHERE name=?");
    erase.bind(1, name);
    const bool found = erase.exec() > 0;
    db.exec("COMMIT");
    return found;
  });
}

Table new_rows(const std::string& path, const std::string& name, const Table& answer) {
  return guarded(path, [&] {
    SQLite::Database db = open(path);
    Table fresh = mark(db, name, answer);
    db.exec("COMMIT");
    return fresh;
  });
}

}  // namespace dossier
