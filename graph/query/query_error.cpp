#include "graph/query/query_error.h"

#include <algorithm>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kContext = 60;  // bytes of the line shown on each side of the caret

size_t next_boundary(std::string_view s, size_t i) {
  while (i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80) ++i;
  return i;
}

/// "line 2, column 7: message", the line, and a caret. Columns are code points; a long line is cut around the place.
std::string locate(std::string_view query, QuerySpan span, const std::string& message) {
  const size_t at = std::min<size_t>(span.begin, query.size());
  const size_t line_begin = at == 0 ? 0 : query.rfind('\n', at - 1) + 1;
  const size_t line_end = std::min(query.find_first_of("\r\n", at), query.size());
  const auto line_number = 1 + std::count(query.begin(), query.begin() + static_cast<std::ptrdiff_t>(line_begin), '\n');
  const size_t column = CodePointIndex(query.substr(line_begin, at - line_begin)).size();

  const size_t begin = at - line_begin > kContext ? next_boundary(query, at - kContext) : line_begin;
  const size_t end = line_end - at > kContext ? next_boundary(query, at + kContext) : line_end;
  const std::string shown = sanitize_utf8(query.substr(begin, end - begin));
  const size_t caret = CodePointIndex(query.substr(begin, at - begin)).size();
  return "line " + std::to_string(line_number) + ", column " + std::to_string(column + 1) + ": " + message + "\n  " +
         shown + "\n  " + std::string(caret, ' ') + "^";
}

}  // namespace

QueryError compile_error(std::string_view query, QuerySpan span, std::string type, std::string detail,
                         const std::string& message) {
  return {QueryError::Phase::Compile, std::move(type), std::move(detail), locate(query, span, message)};
}

QueryError syntax_error(std::string_view query, QuerySpan span, std::string detail, const std::string& message) {
  return compile_error(query, span, "SyntaxError", std::move(detail), message);
}

QueryError run_error(std::string type, std::string detail, const std::string& message) {
  return {QueryError::Phase::Run, std::move(type), std::move(detail), message};
}

}  // namespace dossier
