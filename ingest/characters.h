#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "graph/text.h"

namespace dossier {

/// What a code point is to the tokenizer. Letters include marks and everything that can stand inside a word.
enum class CharClass : uint8_t { Space, Letter, Digit, Punct, Symbol };

/// A code point with the number of bytes it takes in the text.
struct Character {
  char32_t code = 0;
  uint32_t bytes = 0;
};

CharClass wide_char_class(char32_t c);  ///< for c >= 0x80

inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> table{};
  for (int c = 0; c < 128; ++c) {
    if (c <= ' ' || c == 127) table[c] = CharClass::Space;
    else if ('0' <= c && c <= '9') table[c] = CharClass::Digit;
    else if (('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z')) table[c] = CharClass::Letter;
    else if (std::string_view("$+<=>^`|~").find(static_cast<char>(c)) != std::string_view::npos) table[c] = CharClass::Symbol;
    else table[c] = CharClass::Punct;
  }
  return table;
}();

inline CharClass char_class(char32_t c) { return c < 128 ? kAsciiClasses[c] : wide_char_class(c); }

/// The character at byte `i`; an invalid byte is U+FFFD of one byte. REQUIRES: i < text.size().
inline Character character_at(std::string_view text, size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 128) return {byte, 1};
  size_t next = i;
  const char32_t code = decode_utf8(text, next);
  return {code, static_cast<uint32_t>(next - i)};
}

inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xFF07; }
inline bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_opening_quote(char32_t c);  ///< of either direction where the mark has none
bool is_closing_quote(char32_t c);

}  // namespace dossier
