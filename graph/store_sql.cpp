#include "graph/store_sql.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <chrono>
#include <cstring>
#include <optional>

#include "graph/date.h"
#include "graph/error.h"
#include "graph/model.h"
#include "graph/span.h"
#include "graph/store.h"
#include "graph/store_connection.h"
#include "graph/store_sql_session.h"
#include "graph/near_duplicates.h"
#include "graph/text.h"

extern "C" const unsigned char dossier_store_views_sql[], dossier_store_views_sql_end[];

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kInstructionsBetweenChecks = 10'000;  // of SQLite's virtual machine: well under a millisecond

std::string_view text_argument(sqlite3_value* value) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
  return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_value_bytes(value))) : std::string_view();
}

void give_text(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

PartialDate date_argument(sqlite3_value* value) {
  const int64_t v = sqlite3_value_int64(value);
  return {static_cast<int16_t>(v / 10000), static_cast<uint8_t>(v / 100 % 100), static_cast<uint8_t>(v % 100)};
}

/// dossier_date(20220300) is '2022-03'; of 0 it is NULL.
void sql_date(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (const PartialDate date = date_argument(arguments[0]); date.known()) give_text(context, format_date(date));
}

/// dossier_time(begin, end): the interval in EDTF; NULL when neither is known.
void sql_time(sqlite3_context* context, int, sqlite3_value** arguments) {
  const DateInterval time{date_argument(arguments[0]), date_argument(arguments[1])};
  if (time.known()) give_text(context, format_interval(time));
}

/// dossier_key('c', key): the id that users see; NULL for NULL.
void sql_key(sqlite3_context* context, int, sqlite3_value** arguments) {
  if (sqlite3_value_type(arguments[1]) == SQLITE_NULL) return;
  const auto key = static_cast<uint64_t>(sqlite3_value_int64(arguments[1]));
  give_text(context, std::string(text_argument(arguments[0])) + hex64(key));
}

/// dossier_passage(text, begin, end): a byte range.
void sql_passage(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view text = text_argument(arguments[0]);
  const int64_t begin = sqlite3_value_int64(arguments[1]), end = sqlite3_value_int64(arguments[2]);
  if (0 <= begin && begin < end && end <= static_cast<int64_t>(text.size()))
    give_text(context, text.substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin)));
}

/// dossier_fold(name): equal for equal names (case, diacritics, articles).
void sql_fold(sqlite3_context* context, int, sqlite3_value** arguments) { give_text(context, fold_name(text_argument(arguments[0]))); }

template <class E>
void give_word(sqlite3_context* context, int64_t value, E last) {
  if (0 <= value && value <= static_cast<int64_t>(last)) give_text(context, to_string(static_cast<E>(value)));
}

/// dossier_word('polarity', 1) is 'negative'.
void sql_word(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view kind = text_argument(arguments[0]);
  const int64_t value = sqlite3_value_int64(arguments[1]);
  if (kind == "type") give_word(context, value, EntityType::Nationality);
  else if (kind == "polarity") give_word(context, value, Polarity::Negative);
  else if (kind == "modality") give_word(context, value, Modality::Predicted);
  else if (kind == "status") give_word(context, value, Status::Observer);
  else if (kind == "stance") give_word(context, value, Stance::Oppose);
  else if (kind == "kind") give_word(context, value, MentionKind::Pronoun);
  else if (kind == "sector") give_word(context, value, Sector::Spy);
}

/// Reading and nothing else. FTS5 asks for the data_version of its own database.
int authorize(void*, int action, const char* first, const char*, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_FUNCTION:
      return SQLITE_OK;
    case SQLITE_PRAGMA:
      return first && (std::strcmp(first, "data_version") == 0 || std::strcmp(first, "table_info") == 0) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

/// The message of SQLite with the line of the statement and a caret, where it knows the place.
Error faulty(sqlite3* db, std::string_view sql) {
  std::string message = sqlite3_errmsg(db);
  if (message == "not authorized" || message.starts_with("not authorized to")) message += ": this database can only be read here, with SELECT";
  const int offset = sqlite3_error_offset(db);
  if (offset < 0 || static_cast<size_t>(offset) > sql.size()) return query_error(message);
  const size_t at = static_cast<size_t>(offset), begin = sql.rfind('\n', at == 0 ? 0 : at - 1) + 1;
  const std::string_view line = sql.substr(begin, sql.find('\n', begin) - begin);
  const size_t column = at < begin ? 0 : CodePointIndex(line.substr(0, at - begin)).size();
  return query_error(message + "\n  " + sanitize_utf8(line) + "\n  " + std::string(column, ' ') + "^");
}

Cell cell_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return bytes ? sanitize_utf8({bytes, static_cast<size_t>(sqlite3_column_bytes(statement, column))}) : std::string();
    }
  }
}

/// temp.source_groups: which articles are near-duplicates of one another, by the number of the first of them.
void make_source_groups(SQLite::Database& db) {
  db.exec("CREATE TEMP TABLE source_groups (document INTEGER PRIMARY KEY, source_group INTEGER NOT NULL)");
  std::vector<int64_t> documents;
  std::vector<std::optional<TextSignature>> signatures;
  SQLite::Statement rows(db, "SELECT id,signature FROM main.documents ORDER BY id");
  while (rows.executeStep()) {
    documents.push_back(rows.getColumn(0).getInt64());
    const SQLite::Column bytes = rows.getColumn(1);
    const auto* begin = static_cast<const char*>(bytes.getBlob());
    signatures.push_back(decode_signature({begin ? begin : "", static_cast<size_t>(bytes.getBytes())}));
  }
  const std::vector<uint32_t> groups = group_near_duplicates(signatures);
  SQLite::Statement insert(db, "INSERT INTO temp.source_groups VALUES(?,?)");
  for (size_t i = 0; i < documents.size(); ++i) {
    insert.reset();
    insert.bind(1, documents[i]);
    insert.bind(2, documents[groups[i]]);
    insert.exec();
  }
}

using Prepared = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

}  // namespace

SqlSession::SqlSession(const std::string& path) {
  Store(path, Store::Mode::Read);  // that it is ours, and of a version that is known
  db_ = std::make_unique<SQLite::Database>(open_to_read(path));
  sqlite3* db = db_->getHandle();
  struct Function {
    const char* name;
    int arguments;
    void (*run)(sqlite3_context*, int, sqlite3_value**);
  };
  constexpr Function kFunctions[] = {{"dossier_date", 1, sql_date}, {"dossier_time", 2, sql_time},       {"dossier_key", 2, sql_key},
                                     {"dossier_word", 2, sql_word}, {"dossier_passage", 3, sql_passage}, {"dossier_fold", 1, sql_fold}};
  for (const Function& f : kFunctions)
    sqlite3_create_function_v2(db, f.name, f.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, f.run, nullptr,
                               nullptr, nullptr);
  make_source_groups(*db_);
  db_->exec(std::string(reinterpret_cast<const char*>(dossier_store_views_sql),
                        static_cast<size_t>(dossier_store_views_sql_end - dossier_store_views_sql)));
}

SqlSession::~SqlSession() = default;

void SqlSession::execute(const char* sql) { db_->exec(sql); }

void SqlSession::restrict_to_reading(double timeout) {
  sqlite3* db = db_->getHandle();
  db_->exec("PRAGMA query_only=1");
  // A virtual table is connected at its first use, by statements of its own that the authorizer would refuse.
  for (const char* table : {"main.documents_fts", "main.chains_fts", "json_each('[]')", "json_tree('[]')", "pragma_table_info('x')",
                            "pragma_table_xinfo('x')"})
    db_->tryExec(std::string("SELECT 1 FROM ") + table + " LIMIT 0");
  sqlite3_set_authorizer(db, authorize, nullptr);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 256 << 20);
  if (timeout <= 0) return;
  deadline_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(timeout));
  sqlite3_progress_handler(
      db, kInstructionsBetweenChecks, [](void* self) { return Clock::now() >= static_cast<SqlSession*>(self)->deadline_ ? 1 : 0; }, this);
}

Table SqlSession::rows(std::string_view sql, const std::vector<std::string>& parameters) {
  sqlite3* db = db_->getHandle();
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &raw, &tail) != SQLITE_OK) throw faulty(db, sql);
  const Prepared statement(raw, sqlite3_finalize);
  if (!statement) throw query_error("there is no statement; write one, as in: dossier sql \"SELECT * FROM members\"");
  const std::string_view rest = sql.substr(static_cast<size_t>(tail - sql.data()));
  if (rest.find_first_not_of(" \t\r\n;") != rest.npos) {
    sqlite3_stmt* second = nullptr;
    sqlite3_prepare_v2(db, rest.data(), static_cast<int>(rest.size()), &second, nullptr);
    const Prepared guard(second, sqlite3_finalize);
    if (second || sqlite3_errcode(db) != SQLITE_OK) throw query_error("give one statement at a time");
  }
  for (size_t i = 0; i < parameters.size(); ++i)
    sqlite3_bind_text(raw, static_cast<int>(i) + 1, parameters[i].data(), static_cast<int>(parameters[i].size()), SQLITE_STATIC);
  Table table;
  const int columns = sqlite3_column_count(raw);
  for (int c = 0; c < columns; ++c) table.columns.emplace_back(sqlite3_column_name(raw, c));
  while (true) {
    const int result = sqlite3_step(raw);
    if (result == SQLITE_DONE) return table;
    if (result == SQLITE_INTERRUPT) throw query_error("stopped by --timeout; ask for less, or allow more time");
    if (result != SQLITE_ROW) throw faulty(db, sql);
    table.rows.emplace_back();
    for (int c = 0; c < columns; ++c) table.rows.back().push_back(cell_of(raw, c));
  }
}

Table run_sql(const std::string& path, std::string_view sql, const SqlOptions& options) {
  if (sql.size() > 1'000'000) throw query_error("the statement is longer than 1,000,000 bytes; put the data into the query's tables");
  try {
    SqlSession session(path);
    session.restrict_to_reading(options.timeout);
    return session.rows(sql);
  } catch (const SQLite::Exception& e) {
    throw translate(path, e);
  }
}

Table sql_views(const std::string& path) {
  return run_sql(path, "SELECT m.name AS \"view\", group_concat(c.name, ', ') AS columns FROM sqlite_temp_master m, "
                       "pragma_table_info(m.name) c WHERE m.type='view' GROUP BY m.name ORDER BY m.name");
}

}  // namespace dossier
