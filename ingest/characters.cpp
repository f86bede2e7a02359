#include "ingest/characters.h"

namespace dossier {
namespace {

bool is_wide_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (0x2000 <= c && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF || (0x80 <= c && c < 0xA0);
}

bool is_wide_punctuation(char32_t c) {
  switch (c) {
    case 0xA1: case 0xA7: case 0xAB: case 0xB6: case 0xB7: case 0xBB: case 0xBF: case 0x55A: case 0x589: case 0x60C: case 0x61B:
    case 0x61F: case 0x6D4: case 0x964: case 0x965:
      return true;
    default:
      return (0x2010 <= c && c <= 0x2027) || (0x2030 <= c && c <= 0x205E) || (0x2E00 <= c && c <= 0x2E7F) || (0x3001 <= c && c <= 0x3003) ||
             (0x3008 <= c && c <= 0x301F) || (0xFE10 <= c && c <= 0xFE6B) || (0xFF01 <= c && c <= 0xFF0F) || (0xFF1A <= c && c <= 0xFF20);
  }
}

bool is_wide_symbol(char32_t c) {
  return (0xA2 <= c && c <= 0xA9 && c != 0xA7) || c == 0xAC || c == 0xAE || c == 0xAF || c == 0xB0 || c == 0xB1 || c == 0xB4 || c == 0xB8 ||
         c == 0xD7 || c == 0xF7 || (0x2070 <= c && c <= 0x20CF && c != 0x2071 && c != 0x207F) || (0x2100 <= c && c <= 0x2BFF) ||
         (0xE000 <= c && c <= 0xF8FF) || c == 0xFFFC || c == 0xFFFD || (0x1F000 <= c && c <= 0x1FAFF);
}

}  // namespace

CharClass wide_char_class(char32_t c) {
  if (is_wide_space(c)) return CharClass::Space;
  if (is_wide_punctuation(c)) return CharClass::Punct;
  if (is_wide_symbol(c)) return CharClass::Symbol;
  return CharClass::Letter;
}

bool is_opening_quote(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0x2018 || c == 0x201A || c == 0x201C || c == 0x201E || c == 0x2039 || c == 0x300C;
}

bool is_closing_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xBB || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x203A || c == 0x300D;
}

}  // namespace dossier
