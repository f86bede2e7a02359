#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/error.h"

namespace dossier {

/// Half-open range of bytes of a query's text.
struct QuerySpan {
  uint32_t begin = 0, end = 0;
};

/// A query that cannot be compiled or run. `type` and `detail` are the error classes of the openCypher TCK
/// ("SyntaxError", "UndefinedVariable"); what() is a sentence, followed by the line of the query with a caret under
/// the place, when one is known.
class QueryError : public Error {
 public:
  enum class Phase { Compile, Run };
  QueryError(Phase phase, std::string type, std::string detail, const std::string& message)
      : Error(Kind::Query, message), phase_(phase), type_(std::move(type)), detail_(std::move(detail)) {}

  Phase phase() const { return phase_; }
  const std::string& type() const { return type_; }
  const std::string& detail() const { return detail_; }

 private:
  Phase phase_;
  std::string type_, detail_;
};

/// A compile-time SyntaxError at `span` of `query`.
QueryError syntax_error(std::string_view query, QuerySpan span, std::string detail, const std::string& message);
QueryError compile_error(std::string_view query, QuerySpan span, std::string type, std::string detail,
                         const std::string& message);
QueryError run_error(std::string type, std::string detail, const std::string& message);

}  // namespace dossier
