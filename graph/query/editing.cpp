#include "graph/query/editing.h"

#include <algorithm>
#include <set>

#include "graph/query/functions.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kMaxNames = 200;
constexpr std::string_view kKeywords[] = {
    "ALL",   "AND",      "ANY",   "AS",     "ASC",   "BY",   "CALL",     "CASE",   "CONTAINS", "COUNT",  "CREATE", "DELETE",
    "DESC",  "DISTINCT", "ELSE",  "END",    "ENDS",  "EXISTS", "EXPLAIN", "FALSE",  "IN",       "IS",     "LIMIT",  "MATCH",
    "NONE",  "NOT",      "NULL",  "OPTIONAL", "OR",  "ORDER", "RETURN",  "SINGLE", "SKIP",     "STARTS", "THEN",   "TRUE",
    "UNION", "UNWIND",   "WHEN",  "WHERE",  "WITH",  "XOR",  "YIELD",    "allShortestPaths", "reduce", "shortestPath"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Goes through a text as the lexer does, as far as quotes, comments and brackets are concerned.
struct Scan {
  char quote = 0;          ///< the quote that is open at the end
  size_t quote_begin = 0;  ///< position after it
  bool comment = false;
  std::string brackets;  ///< those that are open at the end
  std::optional<size_t> semicolon;

  explicit Scan(std::string_view text, bool stop = false) {
    for (size_t i = 0; i < text.size() && !(stop && semicolon); ++i) {
      const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
      if (quote) {
        if (c == '\\' && quote != '`') ++i;
        else if (c == quote) quote = 0;
      } else if (c == '/' && (next == '/' || next == '*')) {
        const size_t end = next == '/' ? text.find('\n', i) : text.find("*/", i + 2);
        comment = end == std::string_view::npos;
        i = comment ? text.size() : next == '/' ? end : end + 1;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
        quote_begin = i + 1;
      } else if (c == '(' || c == '[' || c == '{') {
        brackets += c;
      } else if ((c == ')' || c == ']' || c == '}') && !brackets.empty()) {
        brackets.pop_back();
      } else if (c == ';' && !semicolon) {
        semicolon = i;
      }
    }
  }
};

void add(std::set<std::string>& words, std::string_view word, std::string_view prefix) {
  if (word.size() >= prefix.size() && to_lower(word.substr(0, prefix.size())) == to_lower(prefix)) words.emplace(word);
}

void add_names(std::set<std::string>& words, std::string_view prefix, const PropertyGraph& graph) {
  const Symbol key = graph.symbols().find("name");
  if (key == kNoSymbol) return;
  for (uint32_t node = 0; node < graph.node_count() && words.size() < kMaxNames; ++node) {
    if (!graph.has_node(node)) continue;
    const Value name = graph.node_property(node, key);
    if (name.is_string()) add(words, name.string(), prefix);
  }
}

/// Labels, relationship types or property keys, by what the graph uses each symbol for.
enum class Kind { Label, Type, Key };
void add_symbols(std::set<std::string>& words, Kind kind, std::string_view prefix, const PropertyGraph& graph) {
  for (Symbol symbol = 0; symbol < graph.symbols().size(); ++symbol) {
    const bool label = !graph.nodes_with_label(symbol).empty(), type = !graph.relationships_of_type(symbol).empty();
    if (kind == Kind::Label ? label : kind == Kind::Type ? type : !label && !type) add(words, graph.symbols().name(symbol), prefix);
  }
}

}  // namespace

Completion complete_query(std::string_view text, const PropertyGraph& graph) {
  Completion result;
  std::set<std::string> words;
  const Scan scan(text);
  if (scan.comment) return {text.size(), {}};
  if (scan.quote) {
    result.begin = scan.quote_begin;
    add_names(words, text.substr(result.begin), graph);
    result.candidates.assign(words.begin(), words.end());
    return result;
  }
  size_t begin = text.size();
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  result.begin = begin;
  const std::string_view prefix = text.substr(begin);
  size_t before = begin;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\n')) --before;
  const char sign = before > 0 ? text[before - 1] : '\0';
  const bool relationship = !scan.brackets.empty() && scan.brackets.back() == '[';
  const bool map = !scan.brackets.empty() && scan.brackets.back() == '{';
  if (sign == ':' && !map) {
    add_symbols(words, relationship ? Kind::Type : Kind::Label, prefix, graph);
  } else if (sign == '|' && relationship) {
    add_symbols(words, Kind::Type, prefix, graph);
  } else if ((sign == '.' && before == begin) || (map && (sign == '{' || sign == ','))) {
    add_symbols(words, Kind::Key, prefix, graph);
  } else {
    for (const std::string_view keyword : kKeywords) add(words, keyword, prefix);
    for (const std::string& function : function_names()) add(words, function, prefix);
  }
  result.candidates.assign(words.begin(), words.end());
  return result;
}

std::optional<size_t> statement_end(std::string_view text) {
  const Scan scan(text, true);
  return scan.semicolon ? std::optional(*scan.semicolon + 1) : std::nullopt;
}

}  // namespace dossier
