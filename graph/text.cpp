#include "graph/text.h"

#include <algorithm>
#include <array>
#include <bit>

namespace dossier {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(std::string_view s, size_t i) {
  return i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0) == 0x80;
}

/// Length of the valid UTF-8 sequence at `i` and its code point; length 0 when it is not valid.
size_t sequence(std::string_view s, size_t i, char32_t& c) {
  const auto b = [&](size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(s[i + k])); };
  const char32_t first = b(0);
  if (first < 0x80) { c = first; return 1; }
  if (first >= 0xC2 && first <= 0xDF && is_continuation(s, i + 1)) {
    c = (first & 0x1F) << 6 | (b(1) & 0x3F);
    return 2;
  }
  if (first >= 0xE0 && first <= 0xEF && is_continuation(s, i + 1) && is_continuation(s, i + 2)) {
    c = (first & 0x0F) << 12 | (b(1) & 0x3F) << 6 | (b(2) & 0x3F);
    return c >= 0x800 && (c < 0xD800 || c > 0xDFFF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4 && is_continuation(s, i + 1) && is_continuation(s, i + 2) &&
      is_continuation(s, i + 3)) {
    c = (first & 0x07) << 18 | (b(1) & 0x3F) << 12 | (b(2) & 0x3F) << 6 | (b(3) & 0x3F);
    return c >= 0x10000 && c <= 0x10FFFF ? 4 : 0;
  }
  return 0;
}

/// Base letters of U+00C0 to U+017F, lower case; '?' where a letter folds to two or to none.
constexpr std::string_view kLatinBase =
    "aaaaaa?ceeeeiiii?nooooo*ouuuuy??aaaaaa?ceeeeiiii?nooooo/ouuuuy?y"   // C0-FF
    "aaaaaaccccccccdd"                                                     // 100-10F
    "ddeeeeeeeeeegggg"                                                     // 110-11F
    "gggghhhhiiiiiiii"                                                     // 120-12F
    "ii??jjkkklllllll"                                                     // 130-13F
    "lllnnnnnnnnnoooo"                                                     // 140-14F
    "oo??rrrrrrssssss"                                                     // 150-15F
    "ssttttttuuuuuuuu"                                                     // 160-16F
    "uuuuwwyyyzzzzzzs";                                                    // 170-17F
static_assert(kLatinBase.size() == 0xC0);

void fold_letter(char32_t lower, std::string& out) {
  if (lower >= 0xC0 && lower < 0x180) {
    const char base = kLatinBase[lower - 0xC0];
    if (base >= 'a' && base <= 'z') { out += base; return; }
    switch (lower) {
      case 0xE6: out += "ae"; return;
      case 0x153: out += "oe"; return;
      case 0xDF: out += "ss"; return;
      case 0xFE: out += "th"; return;
      case 0xF0: out += 'd'; return;
      case 0x133: out += "ij"; return;
      default: break;
    }
  }
  switch (lower) {
    case 0x259: out += 'a'; return;                // Azerbaijani schwa
    case 0x451: append_utf8(out, 0x435); return;   // Cyrillic io
    case 0x3AC: append_utf8(out, 0x3B1); return;   // Greek vowels with tonos
    case 0x3AD: append_utf8(out, 0x3B5); return;
    case 0x3AE: append_utf8(out, 0x3B7); return;
    case 0x3AF: append_utf8(out, 0x3B9); return;
    case 0x3CC: append_utf8(out, 0x3BF); return;
    case 0x3CD: append_utf8(out, 0x3C5); return;
    case 0x3CE: append_utf8(out, 0x3C9); return;
    default: break;
  }
  if (lower >= 0x1EA0 && lower <= 0x1EF9) {  // Vietnamese, alternating upper and lower
    constexpr std::string_view kBase = "aaaaaaaaaaaa" "eeeeeeee" "ii" "oooooooooooo" "uuuuuuu" "yyyy";
    static_assert(kBase.size() == 45);
    out += kBase[(lower - 0x1EA0) / 2];
    return;
  }
  if (lower >= 0x300 && lower <= 0x36F) return;  // combining marks
  append_utf8(out, lower);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

}  // namespace

char32_t decode_utf8(std::string_view s, size_t& i) {
  char32_t c = 0;
  const size_t n = sequence(s, i, c);
  if (n == 0) { ++i; return kReplacement; }
  i += n;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

size_t find_invalid_utf8(std::string_view s) {
  char32_t c = 0;
  for (size_t i = 0; i < s.size();) {
    const size_t n = sequence(s, i, c);
    if (n == 0) return i;
    i += n;
  }
  return std::string_view::npos;
}

std::string sanitize_utf8(std::string_view s) {
  if (find_invalid_utf8(s) == std::string_view::npos) return std::string(s);
  std::string out;
  out.reserve(s.size() + 16);
  for (size_t i = 0; i < s.size();) append_utf8(out, decode_utf8(s, i));
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  const bool ascii = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; });
  if (ascii) {
    size_ = static_cast<uint32_t>(text.size());
    return;
  }
  block_.reserve(text.size() / 64 + 1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % 64 == 0) block_.push_back(size_);
    size_ += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  }
}

uint32_t CodePointIndex::code_point(uint32_t byte) const {
  byte = std::min(byte, static_cast<uint32_t>(text_.size()));
  if (block_.empty() || byte == text_.size()) return block_.empty() ? byte : size_;
  uint32_t count = block_[byte / 64];
  for (uint32_t i = byte / 64 * 64; i < byte; ++i) count += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
  return count;
}

uint32_t CodePointIndex::byte(uint32_t code_point) const {
  if (block_.empty()) return std::min(code_point, static_cast<uint32_t>(text_.size()));
  if (code_point >= size_) return static_cast<uint32_t>(text_.size());
  const auto block = std::upper_bound(block_.begin(), block_.end(), code_point) - block_.begin() - 1;
  uint32_t count = block_[static_cast<size_t>(block)];
  auto i = static_cast<uint32_t>(block * 64);
  while ((static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80) ++i;
  for (; count < code_point; ++count)
    do ++i;
    while (i < text_.size() && (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80);
  return i;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c == 0x18F) return 0x259;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x460 && c <= 0x481) return c | 1;
  if (c >= 0x48A && c <= 0x4BF) return c | 1;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  if (c >= 0x1E00 && c <= 0x1EFF) return c | 1;
  return c;
}

bool is_upper(char32_t c) { return to_lower(c) != c; }

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return false;  // punctuation, symbols, arrows
  if (c >= 0x3000 && c <= 0x303F) return false;
  if (c >= 0xFE00 && c <= 0xFE6F) return false;
  if (c >= 0xFF00 && c <= 0xFF20) return false;
  return c != kReplacement && c < 0x1F000;
}

std::string to_lower(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size();) {
    const auto b = static_cast<unsigned char>(s[i]);
    if (b < 0x80) {
      out += static_cast<char>(to_lower(static_cast<char32_t>(b)));
      ++i;
    } else {
      append_utf8(out, to_lower(decode_utf8(s, i)));
    }
  }
  return out;
}

std::string fold_name(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (size_t i = 0; i < name.size();) {
    const char32_t c = to_lower(decode_utf8(name, i));
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x60 || c == 0xB4 || c == 0x2BB) {
      out += '\'';
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
      out += '-';
    } else if (c == '.') {
      // "U.S." = "US", but "Caliber.Az" keeps its stop: a stop between two letters of which one side is longer stays.
      const bool initial_before = out.size() < 2 || out[out.size() - 2] == ' ' || out[out.size() - 2] == '.' || out.back() == ' ';
      const bool letter_after = i < name.size() && name[i] != ' ' && name[i] != '.';
      const bool initial_after = i + 1 >= name.size() || name[i + 1] == '.' || name[i + 1] == ' ';
      if (letter_after && !initial_before && !initial_after) out += '.';
    } else {
      fold_letter(c, out);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.starts_with("the ") && out.size() > 4) out.erase(0, 4);
  if (out.size() > 2 && out.ends_with("'s")) out.resize(out.size() - 2);
  return out;
}

std::string squeeze(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool space = false;
  for (size_t i = 0; i < s.size();) {
    const size_t begin = i;
    if (is_space(decode_utf8(s, i))) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out.append(s.substr(begin, i - begin));
  }
  return out;
}

std::string shorten(std::string_view s, size_t max) {
  size_t count = 0, cut = 0, last_space = 0;
  for (size_t i = 0; i < s.size(); ++count) {
    if (count + 1 == max) cut = i;
    if (count < max && s[i] == ' ') last_space = i;
    decode_utf8(s, i);
  }
  if (count <= max) return std::string(s);
  const size_t end = last_space > cut / 2 ? last_space : cut;
  return std::string(s.substr(0, end)) + "…";
}

uint64_t hash64(std::string_view bytes, uint64_t seed) {
  uint64_t h = seed;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return h;
}

std::string hex64(uint64_t value) {
  std::string out(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  const auto decode = [](std::string_view s) {
    std::u32string out;
    for (size_t i = 0; i < s.size();) out += decode_utf8(s, i);
    return out;
  };
  const std::u32string x = decode(a), y = decode(b);
  if (std::max(x.size(), y.size()) - std::min(x.size(), y.size()) > limit) return limit + 1;
  std::vector<size_t> before(y.size() + 1), previous(y.size() + 1), row(y.size() + 1);
  for (size_t j = 0; j <= y.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= x.size(); ++i) {
    before.swap(previous);
    previous.swap(row);
    row[0] = i;
    size_t best = i;
    for (size_t j = 1; j <= y.size(); ++j) {
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x[i - 1] != y[j - 1])});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
  }
  return std::min(row[y.size()], limit + 1);
}

}  // namespace dossier
