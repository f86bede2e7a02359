#include "ingest/block_features.h"

#include <algorithm>
#include <map>

#include "graph/text.h"
#include "ingest/published_date.h"

namespace dossier {
namespace {

/// Scripts written without blanks between words, and how many characters make a word there, roughly.
int characters_per_word(char32_t c) {
  if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF)) return 2;
  if ((c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF)) return 5;
  return 0;
}

bool is_sentence_end(char32_t c) {
  switch (c) {
    case '.':
    case '?':
    case '!':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0E:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x0589:
    case 0x1362:
      return true;
    default:
      return false;
  }
}

bool is_question(char32_t c) { return c == '?' || c == 0xFF1F || c == 0x061F || c == 0x055E || c == 0x037E; }

bool is_closing(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0xBB:
    case 0xAB:
    case 0x2019:
    case 0x201D:
    case 0x201C:
    case 0x300D:
    case 0x300F:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x200B || c == 0x3000; }

/// True for "• text", "- text", "1. text", "2) text".
bool starts_like_item(std::string_view text) {
  for (std::string_view bullet : {"• ", "· ", "* ", "- ", "– ", "— ", "▪ ", "■ ", "● ", "◦ ", "‣ ", "» "})
    if (text.starts_with(bullet)) return true;
  size_t digits = 0;
  while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits > 0 && digits <= 2 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
         text[digits + 1] == ' ';
}

/// Counts over one pass through the characters.
struct Scan {
  uint32_t words = 0, capitalised = 0, letters = 0, digits = 0, separators = 0, unspaced = 0;
  bool only_name_characters = true;  // letters, blanks, hyphens, apostrophes, full stops of initials
  bool holds_sentence = false;
  char32_t last = 0, last_closing = 0;
};

Scan scan(std::string_view text) {
  Scan s;
  bool in_word = false, after_end = false;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    const bool digit = c >= '0' && c <= '9';
    if (const int n = characters_per_word(c)) {
      s.unspaced += static_cast<uint32_t>(10 / n);
      ++s.letters;
      in_word = false;
    } else if (is_letter(c) || digit) {
      if (!in_word) {
        if (!digit || !s.words) s.capitalised += is_upper(c);
        s.words += !digit;
        if (after_end && is_upper(c) && s.words > 2) s.holds_sentence = true;
        after_end = false;
      }
      in_word = true;
      s.letters += !digit;
      s.digits += digit;
      if (digit) s.only_name_characters = false;
    } else {
      if (!is_blank(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.') s.only_name_characters = false;
      if (c == '|' || c == 0x2022 || c == 0xB7 || c == 0x203A) ++s.separators;
      // A stop ends a sentence when it stands after a word in lower case or a closing mark, not after an initial.
      if (is_sentence_end(c)) after_end = true;
      in_word = in_word && (c == '\'' || c == 0x2019 || c == '-');
    }
    if (is_blank(c)) continue;
    if (is_closing(c) && s.last)
      s.last_closing = c;
    else
      s.last = c;
  }
  s.words += s.unspaced / 10;
  return s;
}

/// Letters of initials and abbreviations end in a stop, too: a sentence's last word is longer than one letter.
bool ends_in_initial(std::string_view text) {
  const size_t n = text.size();
  return n >= 3 && text[n - 1] == '.' && text[n - 3] == ' ' && text[n - 2] >= 'A' && text[n - 2] <= 'Z';
}

/// The text without "<https://...>", which programs that save a page as text print behind the words of a link.
std::string without_addresses(std::string_view text) {
  std::string out(text);
  for (size_t at = out.find("<http"); at != out.npos; at = out.find("<http", at)) {
    const size_t end = std::min(out.find('>', at), out.size() - 1);
    out.erase(at, end + 1 - at);
  }
  return out;
}

BlockFeatures describe(const PageBlock& block, std::string_view raw) {
  const std::string plain = block.link_bytes > 0 ? without_addresses(raw) : std::string();
  const std::string_view text = block.link_bytes > 0 ? std::string_view(plain) : raw;
  const Scan s = scan(text);
  BlockFeatures f;
  f.words = s.words;
  f.asks = is_question(s.last);
  f.ends_sentence = is_sentence_end(s.last) && s.letters > 0 && !ends_in_initial(text);
  f.is_stopped = f.ends_sentence && !f.asks && s.last != '!' && s.last != 0xFF01;
  f.ends_in_colon = s.last == ':' || s.last == 0xFF1A;
  f.holds_sentence = s.holds_sentence;
  f.is_item = block.tag == BlockTag::ListItem || starts_like_item(text);
  f.is_name = s.words >= 2 && s.words <= 4 && s.capitalised >= s.words - (s.words > 2) && s.only_name_characters &&
              s.last != '.' && s.letters > s.words + 2;
  f.is_counter = s.digits > 0 && s.words <= 2 && s.digits <= 12 && !f.ends_sentence;
  f.has_separators = s.separators >= 2 || (s.separators == 1 && s.words <= 6 && !f.ends_sentence);
  f.is_link = block.link_bytes * 5 > block.span.size() * 3;
  f.is_copyright = text.find("©") != std::string_view::npos || text.find("(c) ") != std::string_view::npos;
  constexpr uint32_t kWordsBesideDate = 8;
  if (s.digits >= 3 && s.words <= kWordsBesideDate && !f.is_copyright)
    f.is_date_line = find_printed_date(text).has_value();
  f.phrase = find_chrome_phrase(text);
  return f;
}

}  // namespace

std::vector<BlockFeatures> describe_blocks(const Page& page) {
  std::vector<BlockFeatures> features;
  features.reserve(page.blocks.size());
  std::map<std::string_view, uint32_t> copies;
  for (const PageBlock& block : page.blocks) {
    const std::string_view text = slice(page.text, block.span);
    features.push_back(describe(block, text));
    ++copies[text];
  }
  for (size_t i = 0; i < features.size(); ++i) features[i].copies = copies[slice(page.text, page.blocks[i].span)];
  return features;
}

}  // namespace dossier
