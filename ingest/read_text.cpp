#include <algorithm>

#include "graph/text.h"
#include "ingest/page.h"

namespace dossier {
namespace {

struct TextLine {
  ByteSpan span;
  uint32_t width = 0;  // in characters
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }

/// Line ends of all systems become "\n", so that what follows has one kind to deal with.
std::string unify_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  size_t out = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[out++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(out);
  return text;
}

TextLine trimmed(std::string_view text, size_t begin, size_t end) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  for (bool changed = true; changed;) {
    changed = false;
    while (begin < end && is_blank(text[begin])) ++begin;
    while (begin < end && is_blank(text[end - 1])) --end;
    if (text.substr(begin, std::min<size_t>(2, end - begin)) == kNoBreakSpace) begin += 2, changed = true;
    if (end - begin >= 2 && text.substr(end - 2, 2) == kNoBreakSpace) end -= 2, changed = true;
  }
  TextLine line{{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, 0};
  for (size_t i = begin; i < end; ++i) line.width += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  return line;
}

/// Lines without a blank one between them are one wrapped paragraph when all but the last are nearly as long as the
/// longest, as a program that breaks at a column leaves them; otherwise each line is a paragraph.
bool is_wrapped(const TextLine* first, const TextLine* last) {
  constexpr uint32_t kWidestColumn = 110, kNarrowestColumn = 40;
  uint32_t widest = 0, narrowest = UINT32_MAX;
  for (const TextLine* line = first; line != last; ++line) widest = std::max(widest, line->width);
  for (const TextLine* line = first; line + 1 != last; ++line) narrowest = std::min(narrowest, line->width);
  if (last - first < 2 || widest > kWidestColumn || widest < kNarrowestColumn) return false;
  return narrowest * 4 >= widest * 3;
}

/// True when most lines of a wrapped look end in a sentence: paragraphs that happen to be equally long.
bool are_sentences(std::string_view text, const TextLine* first, const TextLine* last) {
  size_t stops = 0;
  for (const TextLine* line = first; line + 1 != last; ++line) {
    const std::string_view s = slice(text, line->span);
    stops += s.find_last_of(".?!\"") == s.size() - 1;
  }
  return stops * 2 > static_cast<size_t>(last - first - 1);
}

}  // namespace

Page page_from_text(std::string raw) {
  Page page;
  page.text = unify_line_ends(std::move(raw));
  const std::string_view text = page.text;
  std::vector<TextLine> group;
  const auto flush = [&] {
    if (group.empty()) return;
    const TextLine *first = group.data(), *last = first + group.size();
    if (is_wrapped(first, last) && !are_sentences(text, first, last)) {
      page.blocks.push_back({.span = {group.front().span.begin, group.back().span.end}});
    } else {
      for (const TextLine& line : group) page.blocks.push_back({.span = line.span});
    }
    group.clear();
  };
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const TextLine line = trimmed(text, begin, end);
    if (line.span.empty()) flush();
    else group.push_back(line);
    begin = end + 1;
  }
  flush();
  return page;
}

}  // namespace dossier
