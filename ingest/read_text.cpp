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
  if (std::find(text.begin(), text.end(), '\r') == text.end()) return text;
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

bool starts_like_continuation(std::string_view line) {
  size_t i = 0;
  const char32_t first = decode_utf8(line, i);
  return first == '<' || (is_letter(first) && !is_upper(first) && to_lower(first) == first && first < 0x530);
}

/// Lines without a blank one between them are one wrapped paragraph when each was as long as it could be: the first
/// word of the line below would not have fitted in, or goes on in small letters. `column` is the width of the page's
/// widest line.
bool is_wrapped(std::string_view text, const TextLine* first, const TextLine* last, uint32_t column) {
  constexpr uint32_t kWidestColumn = 110, kNarrowestColumn = 40;
  const uint32_t slack = column / 8;  // lines wrapped by hand are ragged
  if (last - first < 2 || column > kWidestColumn || column < kNarrowestColumn) return false;
  size_t loose = 0;
  for (const TextLine* line = first; line + 1 != last; ++line) {
    const std::string_view below = slice(text, line[1].span);
    const size_t room = line->width + 1 + std::min(below.find(' '), below.size()) + slack;
    loose += room < column && !(line->width * 3 > column && starts_like_continuation(below));
  }
  return loose * 10 <= static_cast<size_t>(last - first);
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

/// Addresses count as links: programs that save a page as text print them behind the words of a link.
PageBlock make_block(std::string_view text, ByteSpan span) {
  PageBlock block{.span = span};
  const std::string_view line = slice(text, span);
  for (size_t at = line.find("http"); at != line.npos; at = line.find("http", at + 1)) {
    if (!line.substr(at).starts_with("http://") && !line.substr(at).starts_with("https://")) continue;
    const size_t end = std::min(line.find_first_of(" \n\t", at), line.size());
    block.link_bytes += static_cast<uint32_t>(end - at);
    at = end - 1;
  }
  return block;
}

}  // namespace

Page page_from_text(std::string raw) {
  Page page;
  page.text = unify_line_ends(std::move(raw));
  const std::string_view text = page.text;
  std::vector<TextLine> lines;
  uint32_t column = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(trimmed(text, begin, end));
    column = std::max(column, lines.back().width);
    begin = end + 1;
  }
  const TextLine* const end = lines.data() + lines.size();
  for (const TextLine* first = lines.data(); first != end;) {
    const TextLine* last = std::find_if(first, end, [](const TextLine& line) { return line.span.empty(); });
    if (is_wrapped(text, first, last, column) && !are_sentences(text, first, last)) {
      page.blocks.push_back(make_block(text, {first->span.begin, last[-1].span.end}));
    } else {
      for (const TextLine* line = first; line != last; ++line) page.blocks.push_back(make_block(text, line->span));
    }
    first = std::find_if(last, end, [](const TextLine& line) { return !line.span.empty(); });
  }
  return page;
}

}  // namespace dossier
