#include <SQLiteCpp/SQLiteCpp.h>

#include "graph/error.h"
#include "graph/store_connection.h"
#include "graph/store_sql.h"
#include "graph/store_sql_session.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr int kStatementDocuments = 500;  // the best documents whose statements are looked at

/// The words as an FTS5 query in which nothing but OR, NOT, quotation marks and a final * has a meaning.
std::string match_expression(std::string_view words) {
  std::string out;
  bool operand = false;  // the last thing written
  const auto add = [&](std::string_view text, bool prefix) {
    // A string without a letter or digit has no token, and would make the whole query match nothing.
    size_t i = 0;
    bool any = false;
    while (i < text.size()) {
      const char32_t c = decode_utf8(text, i);
      any |= is_letter(c) || (c >= '0' && c <= '9') || c > 0x2FF;
    }
    if (!any) return;
    if (operand) out += " AND ";
    out += '"';
    for (const char c : text) out += c == '"' ? std::string("\"\"") : c == '\0' ? std::string(" ") : std::string(1, c);
    out += prefix ? "\"*" : "\"";
    operand = true;
  };
  for (size_t i = 0; i < words.size();) {
    if (std::string_view(" \t\r\n").find(words[i]) != std::string_view::npos) {
      ++i;
    } else if (words[i] == '"') {
      const size_t end = std::min(words.find('"', i + 1), words.size());
      add(words.substr(i + 1, end - i - 1), false);
      i = end + 1;
    } else {
      const size_t end = std::min(words.find_first_of(" \t\r\n\"", i), words.size());
      const std::string_view word = words.substr(i, end - i);
      const bool follows = words.find_first_not_of(" \t\r\n", end) != words.npos;
      if (operand && follows && (word == "OR" || word == "NOT")) {
        out += " " + std::string(word) + " ";
        operand = false;
      } else if (word.size() > 1 && word.back() == '*') {
        add(word.substr(0, word.size() - 1), true);
      } else {
        add(word, false);
      }
      i = end;
    }
  }
  while (out.ends_with(" OR ") || out.ends_with(" NOT ")) out.resize(out.size() - (out.ends_with(" OR ") ? 4 : 5));
  return out;
}

void append(Table& all, Table found) {
  for (auto& row : found.rows) all.rows.push_back(std::move(row));
}

Table hits(SqlSession& session, const std::string& match, const SearchOptions& options) {
  const auto wanted = [&](std::string_view kind) { return options.in.empty() || options.in == kind; };
  const std::string limit = std::to_string(options.limit == 0 ? UINT32_MAX : options.limit);
  Table all{{"found", "name", "snippet", "published", "document", "id"}, {}};
  if (wanted("names"))
    append(all, session.rows("WITH n AS MATERIALIZED (SELECT rowid AS chain, snippet(chains_fts, -1, '[', ']', '…', 8) AS snippet FROM "
                             "main.chains_fts WHERE chains_fts MATCH ?1) SELECT 'name', e.name, min(n.snippet), min(dossier_date(d.date)), "
                             "min(d.key), e.id FROM n JOIN main.chains c ON c.id=n.chain JOIN main.entities e ON e.id=c.entity "
                             "JOIN main.documents d ON d.id=c.document GROUP BY e.id ORDER BY sum(c.mentions) DESC, e.name, e.id "
                             "LIMIT CAST(?2 AS INTEGER)", {match, limit}));
  if (wanted("statements"))
    append(all, session.rows("SELECT 'statement', speaker, snippet(found_statements, 0, '[', ']', '…', 24), date, document, id "
                             "FROM temp.found_statements WHERE found_statements MATCH ?1 ORDER BY rank, rowid LIMIT CAST(?2 AS INTEGER)", {match, limit}));
  if (wanted("articles"))
    append(all, session.rows("SELECT 'article', d.title, f.snippet, dossier_date(d.date), d.key, d.key FROM (SELECT rowid, rank AS score, "
                             "snippet(documents_fts, 1, '[', ']', '…', 24) AS snippet FROM main.documents_fts WHERE documents_fts MATCH ?1) f "
                             "JOIN main.documents d ON d.id=f.rowid ORDER BY f.score, d.id LIMIT CAST(?2 AS INTEGER)", {match, limit}));
  return all;
}

/// The store has no index of statements: those of the best documents are indexed here, by the same tokenizer.
void index_statements(SqlSession& session, const std::string& match) {
  session.execute("CREATE VIRTUAL TABLE temp.found_statements USING fts5(text, speaker UNINDEXED, date UNINDEXED, document UNINDEXED, "
                  "id UNINDEXED, tokenize='unicode61 remove_diacritics 2')");
  session.rows("INSERT INTO temp.found_statements(text, speaker, date, document, id) SELECT s.text, s.speaker, s.date, s.document, s.id "
               "FROM statements s JOIN documents d ON d.id=s.document WHERE d.number IN (SELECT rowid FROM main.documents_fts WHERE "
               "documents_fts MATCH ?1 ORDER BY rank LIMIT " + std::to_string(kStatementDocuments) + ") ORDER BY d.number, s.id", {match});
}

}  // namespace

Table search_text(const std::string& path, std::string_view words, const SearchOptions& options) {
  const std::string match = match_expression(sanitize_utf8(words));
  if (match.empty()) throw usage_error("there is no word to look for in '" + std::string(words) + "'");
  try {
    SqlSession session(path);
    if (options.in.empty() || options.in == "statements") index_statements(session, match);
    session.restrict_to_reading(0);
    return hits(session, match, options);
  } catch (const SQLite::Exception& e) {
    throw translate(path, e);
  }
}

}  // namespace dossier
