#include "ingest/sentences.h"

#include <algorithm>
#include <vector>

#include "ingest/abbreviations.h"
#include "ingest/characters.h"

namespace dossier {
namespace {

// After an abbreviation that may end a sentence, these words in capitals begin one: no name begins with them.
constexpr std::string_view kStarters[] = {
    "a",       "after",   "all",   "although", "an",    "and",   "another", "as",    "at",    "because", "before", "both", "but",   "by",
    "despite", "during",  "each",  "even",     "every", "few",   "for",     "from",  "he",    "her",     "here",   "his",  "how",   "however",
    "i",       "if",      "in",    "instead",  "it",    "its",   "last",    "many",  "maybe", "meanwhile", "most", "my",   "no",    "not",
    "now",     "of",      "on",    "once",     "one",   "only",  "or",      "our",   "perhaps", "she",   "since",  "so",   "some",  "still",
    "such",    "that",    "the",   "their",    "then",  "there", "these",   "they",  "this",  "those",   "though", "thus", "to",    "two",
    "under",   "until",   "we",    "what",     "when",  "where", "whether", "which", "while", "who",     "why",    "with", "without", "yet",
    "you",     "your"};

constexpr size_t kNarrowestWrap = 40, kWidestWrap = 130;

struct Line {
  size_t begin, end;  // without the line break and the white space around
  size_t first_word;  // length
};

/// Where paragraphs end. Lines are looked at block by block; a block is what stands between blank lines.
class ParagraphBreaks {
 public:
  explicit ParagraphBreaks(std::string_view text) : text_(text) {
    for (size_t i = 0; i < text.size();) {
      size_t end = text.find('\n', i);
      if (end == std::string_view::npos) end = text.size();
      add_line(i, end);
      i = end + 1;
    }
    close_block();
  }

  /// Byte offsets, ascending: a paragraph begins at each.
  const std::vector<size_t>& starts() const { return starts_; }

 private:
  static bool is_blank(char c) { return static_cast<unsigned char>(c) <= ' '; }

  void add_line(size_t begin, size_t end) {
    while (begin < end && is_blank(text_[begin])) ++begin;
    while (end > begin && is_blank(text_[end - 1])) --end;
    if (begin == end) {
      close_block();
      return;
    }
    size_t word = begin;
    while (word < end && !is_blank(text_[word])) ++word;
    block_.push_back({begin, end, word - begin});
  }

  void close_block() {
    const bool wrapped = is_wrapped();
    for (size_t i = 0; i < block_.size(); ++i)
      if (i == 0 || !(wrapped || continues(block_[i - 1], block_[i]))) starts_.push_back(block_[i].begin);
    block_.clear();
  }

  /// Lines were filled up to one width: each line's first word had no room on the line before it.
  bool is_wrapped() const {
    if (block_.size() < 3) return false;
    size_t width = 0;
    for (const Line& line : block_) width = std::max(width, line.end - line.begin);
    if (width < kNarrowestWrap || width > kWidestWrap) return false;
    size_t open = 0;
    for (size_t i = 0; i + 1 < block_.size(); ++i) {
      if (block_[i].end - block_[i].begin + 1 + block_[i + 1].first_word + 1 < width) return false;
      open += !ends_sentence(block_[i]);
    }
    return open * 2 >= block_.size() - 1;
  }

  /// A line that stops in the middle of a clause and goes on in small letters.
  bool continues(const Line& line, const Line& next) const {
    const char last = text_[line.end - 1], first = text_[next.begin];
    const bool small = 'a' <= first && first <= 'z';
    const bool open = ('a' <= last && last <= 'z') || last == ',';
    return small && open && line.end - line.begin >= kNarrowestWrap;
  }

  bool ends_sentence(const Line& line) const {
    const char last = text_[line.end - 1];
    return last == '.' || last == '!' || last == '?' || last == ':' || last == '"';
  }

  std::string_view text_;
  std::vector<Line> block_;
  std::vector<size_t> starts_;
};

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, Annotations& annotations) : text_(text), out_(annotations) {}

  void run() {
    out_.sentences.clear();
    out_.paragraphs.clear();
    const ParagraphBreaks breaks(text_);
    const auto count = static_cast<uint32_t>(out_.tokens.size());
    size_t next_start = 0;  // in breaks.starts()
    for (uint32_t i = 0; i < count;) {
      while (next_start < breaks.starts().size() && breaks.starts()[next_start] <= out_.tokens[i].begin) ++next_start;
      const size_t limit = next_start < breaks.starts().size() ? breaks.starts()[next_start] : text_.size() + 1;
      uint32_t end = i + 1;
      while (end < count && out_.tokens[end].begin < limit) ++end;
      split_paragraph(i, end);
      i = end;
    }
  }

 private:
  void split_paragraph(uint32_t begin, uint32_t end) {
    const auto first = static_cast<uint32_t>(out_.sentences.size());
    const auto paragraph = static_cast<uint32_t>(out_.paragraphs.size());
    uint32_t start = dateline_end(begin, end);
    if (start > begin) out_.sentences.push_back({{begin, start}, paragraph});
    for (uint32_t i = start; i < end; ++i) {
      if (!is_final(i, end)) continue;
      const uint32_t next = with_closing_marks(i + 1, end);
      if (next < end && !can_start(i, next, end)) continue;
      out_.sentences.push_back({{start, next}, paragraph});
      start = next;
      i = next - 1;
    }
    if (start < end) out_.sentences.push_back({{start, end}, paragraph});
    for (uint32_t s = first; s < out_.sentences.size(); ++s) out_.tokens[out_.sentences[s].tokens.begin].flags |= kSentenceStart;
    Paragraph p;
    p.sentences = {first, static_cast<uint32_t>(out_.sentences.size())};
    p.span = out_.span({begin, end});
    p.heading = p.sentences.size() == 1 && end - begin <= kLongestHeading && !ends_with_stop(begin, end);
    out_.paragraphs.push_back(p);
  }

  /// "LIMA, 3 May (Wire) - ", "Lima (Wire) — ": the place, date and agency before a report, up to the dash; `begin` without.
  uint32_t dateline_end(uint32_t begin, uint32_t end) const {
    const bool capitals = (out_.tokens[begin].flags & kAllCaps) != 0;
    bool bracket = false, agency = false;
    for (uint32_t i = begin; i + 1 < end && i < begin + kLongestDateline; ++i) {
      const std::string_view t = token(i);
      const Token& word = out_.tokens[i];
      const bool dash = t == "-" || t == "–" || t == "—" || t == "--";
      if (dash && i > begin && !bracket && (capitals || agency)) return spaced(i) && starts_report(i + 1) ? i + 1 : begin;
      if (t == "(") bracket = true;
      agency = t == ")" && bracket;
      if (t == ")") bracket = false;
      const bool part = (word.flags & (kCapitalised | kAllCaps)) != 0 || (t[0] >= '0' && t[0] <= '9') || t == "," || t == "." || t == "(" || t == ")" || t == "/" || t == "-";
      if (!part && !bracket) return begin;
    }
    return begin;
  }
  bool starts_report(uint32_t i) const { return (out_.tokens[i].flags & kCapitalised) != 0 || is_opening_quote(first_character(i)); }

  std::string_view token(uint32_t i) const { return slice(text_, {out_.tokens[i].begin, out_.tokens[i].end}); }
  char32_t first_character(uint32_t i) const { return character_at(text_, out_.tokens[i].begin).code; }
  bool spaced(uint32_t i) const { return (out_.tokens[i].flags & kSpaceBefore) != 0; }

  /// The token may be the last one of a sentence (closing marks apart).
  bool is_final(uint32_t i, uint32_t end) const {
    const std::string_view t = token(i);
    const char last = t.back();
    if (last == '!' || last == '?') return true;
    if (last != '.') return t == "…" || t == "。" || t == "！" || t == "？" || t == "؟" || t == "।";
    if (t.size() == 1) return true;
    if (t[t.size() - 2] == '.') return t.find_first_not_of('.') == std::string_view::npos;  // "..."
    if (i + 1 >= end) return true;
    const std::string_view word = t.substr(0, t.size() - 1);
    if (abbreviation(word) == Abbreviation::State) return ends_after_state(i + 1);
    if (word.find('.') == std::string_view::npos && word.size() > 1 && abbreviation(word) != Abbreviation::Ending) return false;
    if (word.size() <= 2 && word.find('.') == std::string_view::npos && abbreviation(word) == Abbreviation::None) return false;  // an initial
    return is_starter(i + 1);
  }

  /// "lives in Salem, Mass. Police say": behind a state a capital begins a sentence, but for that of an office ("Gov.").
  bool ends_after_state(uint32_t next) const {
    if ((out_.tokens[next].flags & kCapitalised) == 0) return is_opening_quote(first_character(next)) && spaced(next);
    const std::string_view word = token(next);
    return !word.ends_with('.') || abbreviation(word.substr(0, word.size() - 1)) != Abbreviation::Title;
  }

  bool is_starter(uint32_t i) const {
    if ((out_.tokens[i].flags & kCapitalised) == 0) return is_opening_quote(first_character(i)) && spaced(i);
    return std::binary_search(std::begin(kStarters), std::end(kStarters), out_.word(i));
  }

  /// Steps over the quotes and brackets that close what the final mark ended.
  uint32_t with_closing_marks(uint32_t i, uint32_t end) const {
    while (i < end) {
      const char32_t c = first_character(i);
      const std::string_view t = token(i);
      const bool bracket = c == ')' || c == ']' || c == '}';
      const bool quote = t == "''" || (is_closing_quote(c) && (t.size() == 1 || static_cast<unsigned char>(t[0]) >= 0x80) && out_.tokens[i].end - out_.tokens[i].begin <= 3);
      if (!bracket && !(quote && closes(i, end)) && !(t == "." || t == "!" || t == "?")) break;
      if (spaced(i) && !quote) break;
      ++i;
    }
    return i;
  }

  /// A mark without direction closes when no blank stands before it, or a blank (or nothing) after it.
  bool closes(uint32_t i, uint32_t end) const {
    const char32_t c = first_character(i);
    if (c == 0x201D || c == 0xBB || c == 0x203A) return !spaced(i) || i + 1 == end || spaced(i + 1);
    if (!spaced(i)) return c != 0x201C && c != 0x2018;
    return i + 1 == end || (spaced(i + 1) && c != 0x201C && c != 0x2018);
  }

  /// What stands at `next` can begin a sentence after the final mark at `i`.
  bool can_start(uint32_t i, uint32_t next, uint32_t end) const {
    const bool mark_only = token(i).size() == 1;
    if (!spaced(next) && next == i + 1) return mark_only && can_start_unspaced(i, next);
    uint32_t word = next;
    while (word < end && char_class(first_character(word)) == CharClass::Punct && is_opening(first_character(word))) ++word;
    if (word == end) return true;
    const char32_t c = first_character(word);
    switch (char_class(c)) {
      case CharClass::Letter: return !is_small(word) || starts_small(i, next, word);
      case CharClass::Digit: return true;
      case CharClass::Symbol: return true;
      default: return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x2026 || c == '.' || c == '*' || c == '#' || c == '@';
    }
  }

  /// "end.The next": a blank was forgotten.
  bool can_start_unspaced(uint32_t i, uint32_t next) const {
    if (i == 0 || spaced(i)) return false;
    const bool capital = (out_.tokens[next].flags & kCapitalised) != 0 && token(next).size() > 1;
    return capital && (out_.tokens[i - 1].flags & kCapitalised) == 0;
  }

  static bool is_opening(char32_t c) { return is_opening_quote(c) || c == '(' || c == '[' || c == '{' || c == 0xBF || c == 0xA1; }

  bool is_small(uint32_t i) const {
    const char32_t c = first_character(i);
    return to_lower(c) == c && is_letter(c) && (c < 0x250 || (0x370 <= c && c < 0x590));
  }

  /// Small letters begin a sentence only after a full stop that follows a word in small letters, and not inside a quotation.
  bool starts_small(uint32_t i, uint32_t next, uint32_t word) const {
    return next == i + 1 && word == next && token(i) == "." && i > 0 && token(i - 1).size() > 3 && !spaced(i) &&
           char_class(first_character(i - 1)) == CharClass::Letter;
  }

  bool ends_with_stop(uint32_t begin, uint32_t end) const {
    while (end > begin + 1 && (is_closing_quote(first_character(end - 1)) || token(end - 1) == ")")) --end;
    const std::string_view last = token(end - 1);
    return last.back() == '.' || last.back() == '!' || last.back() == '?' || last == "…" || last == "。";
  }

  static constexpr uint32_t kLongestHeading = 25, kLongestDateline = 20;
  std::string_view text_;
  Annotations& out_;
};

}  // namespace

void split_sentences(std::string_view text, Annotations& annotations) { SentenceSplitter(text, annotations).run(); }

}  // namespace dossier
