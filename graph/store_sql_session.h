#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/table.h"

namespace SQLite {
class Database;
}

namespace dossier {

/// A read-only connection with the views of store_views.sql. For store_*.cpp only; SQLite::Exception passes through.
class SqlSession {
 public:
  explicit SqlSession(const std::string& path);
  ~SqlSession();
  SqlSession(const SqlSession&) = delete;
  SqlSession& operator=(const SqlSession&) = delete;

  /// For tables of our own in the temporary database. REQUIRES: restrict_to_reading was not called.
  void execute(const char* sql);
  /// From here on statements can only read, and are stopped after so many seconds (0: never).
  void restrict_to_reading(double timeout);
  Table rows(std::string_view sql, const std::vector<std::string>& parameters = {});

 private:
  std::unique_ptr<SQLite::Database> db_;
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace dossier
