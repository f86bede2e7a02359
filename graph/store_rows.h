#pragma once
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include "graph/date.h"
#include "graph/span.h"

namespace dossier {

/// Files of the formats before 3 have no table of casualties; they are read as if it were empty.
inline const char* if_casualties(SQLite::Database& db, const char* sql) { return db.tableExists("casualties") ? sql : "SELECT 1 WHERE 0 AND ?1 IS NULL"; }

/// The rows of one query, column by column from the left; each reader goes on to the next column. For store*.cpp only.
/// A text is valid until the next step. Reads through the C interface: a snapshot has some ten million columns, and
/// SQLiteCpp's column objects cost more than all the rest of reading it.
class Rows {
 public:
  Rows(SQLite::Database& db, const char* sql) : db_(db.getHandle()) { check(sqlite3_prepare_v2(db_, sql, -1, &query_, nullptr)); }
  ~Rows() { sqlite3_finalize(query_); }
  Rows(Rows&& other) noexcept : db_(other.db_), query_(std::exchange(other.query_, nullptr)), column_(other.column_) {}
  Rows& operator=(Rows&&) = delete;

  void bind(int64_t v) { check(sqlite3_bind_int64(query_, 1, v)); }
  bool step() {
    column_ = 0;
    const int result = sqlite3_step(query_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
    return result == SQLITE_ROW;
  }
  int64_t number() { return sqlite3_column_int64(query_, column_++); }
  float real() { return static_cast<float>(sqlite3_column_double(query_, column_++)); }
  std::string_view text() {
    const char* bytes = static_cast<const char*>(sqlite3_column_blob(query_, column_));
    const auto size = static_cast<size_t>(sqlite3_column_bytes(query_, column_++));
    return {bytes ? bytes : "", size};
  }
  bool null() { return sqlite3_column_type(query_, column_) == SQLITE_NULL && (++column_, true); }
  template <class E>
  E as() { return static_cast<E>(number()); }
  ByteSpan span() {
    const auto begin = static_cast<uint32_t>(number());
    return {begin, static_cast<uint32_t>(number())};
  }
  PartialDate date() {
    const int64_t v = number();
    return {static_cast<int16_t>(v / 10000), static_cast<uint8_t>(v / 100 % 100), static_cast<uint8_t>(v % 100)};
  }
  DateInterval interval() {
    const PartialDate begin = date();
    return {begin, date()};
  }

 private:
  void check(int result) const {
    if (result != SQLITE_OK) throw SQLite::Exception(db_, result);
  }
  sqlite3* db_;
  sqlite3_stmt* query_ = nullptr;
  int column_ = 0;
};

}  // namespace dossier
