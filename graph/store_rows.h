#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string_view>

#include "graph/date.h"
#include "graph/span.h"

namespace dossier {

/// The rows of one query, column by column from the left; each reader goes on to the next column. For store*.cpp only.
/// A text is valid until the next step.
class Rows {
 public:
  Rows(SQLite::Database& db, const char* sql) : query_(db, sql) {}
  void bind(int64_t v) { query_.bind(1, v); }
  bool step() {
    column_ = 0;
    return query_.executeStep();
  }
  int64_t number() { return query_.getColumn(column_++).getInt64(); }
  float real() { return static_cast<float>(query_.getColumn(column_++).getDouble()); }
  std::string_view text() {
    const SQLite::Column c = query_.getColumn(column_++);
    const char* bytes = static_cast<const char*>(c.getBlob());
    return {bytes ? bytes : "", static_cast<size_t>(c.getBytes())};
  }
  bool null() { return query_.getColumn(column_).isNull() && (++column_, true); }
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
  SQLite::Statement query_;
  int column_ = 0;
};

}  // namespace dossier
