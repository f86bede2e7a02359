#include "graph/query/lexer.h"

#include <array>

#include "graph/text.h"

namespace dossier {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Punctuation, spaces and symbols beyond ASCII that cannot be part of a name; the rest is taken for a letter.
bool is_foreign_punctuation(char32_t c) {
  return (c >= 0x80 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
         (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) || c == 0xFEFF || c == 0xFFFD;
}

bool is_foreign_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Lexeme> run() {
    if (query_.size() >= UINT32_MAX) throw query_error("the query is longer than 4 GB");
    const size_t invalid = find_invalid_utf8(query_);
    if (invalid != std::string_view::npos)
      throw syntax_error(query_, {position(invalid), position(invalid)}, "InvalidUnicodeCharacter",
                         "the query is not valid UTF-8");
    while (skip_space()) lex();
    push(LexemeKind::End, at_, "");
    match_brackets();
    return std::move(lexemes_);
  }

 private:
  static uint32_t position(size_t i) { return static_cast<uint32_t>(i); }
  char peek(size_t ahead = 0) const { return at_ + ahead < query_.size() ? query_[at_ + ahead] : '\0'; }

  [[noreturn]] void fail(size_t begin, const char* detail, const std::string& message) const {
    throw syntax_error(query_, {position(begin), position(at_)}, detail, message);
  }

  void push(LexemeKind kind, size_t begin, std::string text) {
    lexemes_.push_back({kind, {position(begin), position(at_)}, std::move(text), 0});
  }

  bool skip_space() {
    while (at_ < query_.size()) {
      const char c = query_[at_];
      if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1C' && c <= '\x1F')) {
        ++at_;
      } else if (c == '/' && peek(1) == '/') {
        at_ = std::min(query_.find('\n', at_), query_.size());
      } else if (c == '/' && peek(1) == '*') {
        const size_t begin = at_, end = query_.find("*/", at_ + 2);
        if (end == std::string_view::npos) fail(begin, "UnexpectedSyntax", "this comment has no end; close it with */");
        at_ = end + 2;
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        size_t next = at_;
        if (!is_foreign_space(decode_utf8(query_, next))) return true;
        at_ = next;
      } else {
        return true;
      }
    }
    return false;
  }

  void lex() {
    const char c = peek();
    if (is_name_start(c) || static_cast<unsigned char>(c) >= 0x80) return name(LexemeKind::Name, at_);
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '\'' || c == '"') return string();
    if (c == '`') return quoted_name(LexemeKind::QuotedName, at_);
    if (c == '$') return parameter();
    symbol();
  }

  void name(LexemeKind kind, size_t begin) {
    const size_t first = at_;
    while (at_ < query_.size()) {
      const char c = query_[at_];
      if (is_name_start(c) || is_digit(c)) {
        ++at_;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x80) break;
      size_t next = at_;
      const char32_t code = decode_utf8(query_, next);
      if (is_foreign_space(code)) break;
      if (is_foreign_punctuation(code)) fail(at_, "InvalidUnicodeCharacter", "this character has no meaning in a query");
      at_ = next;
    }
    push(kind, begin, std::string(query_.substr(first, at_ - first)));
  }

  void quoted_name(LexemeKind kind, size_t begin) {
    std::string text;
    ++at_;
    while (true) {
      const size_t end = query_.find('`', at_);
      if (end == std::string_view::npos) fail(begin, "UnexpectedSyntax", "this name has no closing backtick");
      text += query_.substr(at_, end - at_);
      at_ = end + 1;
      if (peek() != '`') break;
      text += '`';
      ++at_;
    }
    push(kind, begin, std::move(text));
  }

  void parameter() {
    const size_t begin = at_++;
    if (peek() == '`') return quoted_name(LexemeKind::Parameter, begin);
    if (!is_name_start(peek()) && !is_digit(peek()) && static_cast<unsigned char>(peek()) < 0x80)
      fail(begin, "UnexpectedSyntax", "a parameter needs a name after $");
    name(LexemeKind::Parameter, begin);
  }

  void number() {
    const size_t begin = at_;
    LexemeKind kind = LexemeKind::Integer;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X' || peek(1) == 'o' || peek(1) == 'O')) {
      const bool hex = peek(1) == 'x' || peek(1) == 'X';
      at_ += 2;
      const size_t digits = at_;
      while (hex ? is_hex_digit(peek()) : (peek() >= '0' && peek() <= '7')) ++at_;
      if (at_ == digits) fail(begin, "InvalidNumberLiteral", "this number has no digits");
    } else {
      while (is_digit(peek())) ++at_;
      if (peek() == '.' && is_digit(peek(1))) {
        kind = LexemeKind::Float;
        for (++at_; is_digit(peek());) ++at_;
      }
      const size_t sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
      if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
        kind = LexemeKind::Float;
        for (at_ += 1 + sign; is_digit(peek());) ++at_;
      }
    }
    if (is_name_start(peek()) || is_digit(peek())) fail(begin, "InvalidNumberLiteral", "this is not a number");
    push(kind, begin, std::string(query_.substr(begin, at_ - begin)));
  }

  void string() {
    const size_t begin = at_;
    const char quote = query_[at_++];
    std::string text;
    while (true) {
      const size_t stop = query_.find_first_of(quote == '"' ? "\"\\" : "'\\", at_);
      if (stop == std::string_view::npos) fail(begin, "UnexpectedSyntax", "this string has no closing quotation mark");
      text += query_.substr(at_, stop - at_);
      at_ = stop + 1;
      if (query_[stop] == quote) break;
      escape(stop, text);
    }
    push(LexemeKind::String, begin, std::move(text));
  }

  void escape(size_t begin, std::string& text) {
    static constexpr std::string_view kFrom = "tbnrf'\"\\/", kTo = "\t\b\n\r\f'\"\\/";
    const char c = peek();
    const size_t simple = c == '\0' ? std::string_view::npos : kFrom.find(c);
    if (simple != std::string_view::npos) {
      text += kTo[simple];
      ++at_;
    } else if (c == 'u') {
      ++at_;
      char32_t code = unicode_escape(begin, 4);
      if (code >= 0xD800 && code <= 0xDBFF && peek() == '\\' && peek(1) == 'u') {
        at_ += 2;
        const char32_t low = unicode_escape(begin, 4);
        if (low < 0xDC00 || low > 0xDFFF) fail(begin, "InvalidUnicodeLiteral", "this surrogate pair is broken");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      }
      append_code_point(begin, code, text);
    } else if (c == 'U') {
      ++at_;
      append_code_point(begin, unicode_escape(begin, 8), text);
    } else {
      fail(begin, "UnexpectedSyntax", "unknown escape; known are \\t \\b \\n \\r \\f \\' \\\" \\\\ \\uXXXX \\UXXXXXXXX");
    }
  }

  char32_t unicode_escape(size_t begin, int digits) {
    char32_t code = 0;
    for (int i = 0; i < digits; ++i, ++at_) {
      if (!is_hex_digit(peek()))
        fail(begin, "InvalidUnicodeLiteral", "\\u takes four hexadecimal digits, \\U eight");
      const char c = peek();
      code = code * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return code;
  }

  void append_code_point(size_t begin, char32_t code, std::string& text) {
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
      fail(begin, "InvalidUnicodeLiteral", "there is no such Unicode character");
    append_utf8(text, code);
  }

  void symbol() {
    static constexpr std::array<std::string_view, 6> kDouble = {"<>", "<=", ">=", "=~", "..", "+="};
    static constexpr std::string_view kSingle = "()[]{},.:;|=<>+-*/%^&!";
    const size_t begin = at_;
    const std::string_view two = query_.substr(at_, 2);
    for (const std::string_view symbol : kDouble) {
      if (two != symbol) continue;
      at_ += 2;
      return push(LexemeKind::Punctuation, begin, std::string(symbol));
    }
    const char c = query_[at_++];
    if (c == '\0' || kSingle.find(c) == std::string_view::npos)
      fail(begin, "UnexpectedSyntax", "this character has no meaning here");
    push(LexemeKind::Punctuation, begin, std::string(1, c));
  }

  void match_brackets() {
    std::vector<uint32_t> open;
    for (uint32_t i = 0; i < lexemes_.size(); ++i) {
      if (lexemes_[i].kind != LexemeKind::Punctuation) continue;
      const char c = lexemes_[i].text[0];
      if (c == '(' || c == '[' || c == '{') open.push_back(i);
      if (c != ')' && c != ']' && c != '}') continue;
      const char opener = c == ')' ? '(' : c == ']' ? '[' : '{';
      if (open.empty() || lexemes_[open.back()].text[0] != opener) continue;
      lexemes_[open.back()].partner = i;
      open.pop_back();
    }
  }

  std::string_view query_;
  size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> lex_query(std::string_view query) { return Lexer(query).run(); }

}  // namespace dossier
