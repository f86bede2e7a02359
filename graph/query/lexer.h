#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/query_error.h"

namespace dossier {

enum class LexemeKind : uint8_t { End, Name, QuotedName, Integer, Float, String, Parameter, Punctuation };

/// A word of a query. Keywords are Names: which of them is one depends on where it stands. `text` is the name without
/// backticks, the string with its escapes resolved, the digits of a number, or the symbol (one or two characters).
struct Lexeme {
  LexemeKind kind = LexemeKind::End;
  QuerySpan span;
  std::string text;
  /// Of an opening bracket: position of the one that closes it; of all others, or when none does: 0.
  uint32_t partner = 0;
};

/// Cuts a query into lexemes; the last one is of kind End. White space and comments are dropped.
/// Throws QueryError (SyntaxError) with the TCK's detail for what is none: InvalidUnicodeCharacter,
/// InvalidUnicodeLiteral, InvalidNumberLiteral, UnexpectedSyntax. Linear in the size of the query.
std::vector<Lexeme> lex_query(std::string_view query);

}  // namespace dossier
