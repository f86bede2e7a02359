#include "ingest/quote_scanner.h"

#include <algorithm>
#include <optional>

#include "graph/text.h"

namespace dossier {
namespace {

enum class Family : uint8_t { Double, Guillemet, Single, SingleGuillemet, Corner };
enum class Habit : uint8_t { Open, Close, Neutral };  // what the glyph does by default
enum class Move : uint8_t { Open, Close, Nothing };

constexpr char32_t kNoChar = 0;
constexpr size_t kMostParagraphs = 24;  // a quotation longer than this is a forgotten mark

struct Glyph {
  char32_t c;
  Family family;
  Habit habit;
};

constexpr Glyph kGlyphs[] = {
    {U'"', Family::Double, Habit::Neutral},      {U'\u2033', Family::Double, Habit::Neutral},
    {U'\uFF02', Family::Double, Habit::Neutral}, {U'\u201C', Family::Double, Habit::Open},
    {U'\u201D', Family::Double, Habit::Close},   {U'\u201E', Family::Double, Habit::Open},
    {U'\u201F', Family::Double, Habit::Open},    {U'\u00AB', Family::Guillemet, Habit::Open},
    {U'\u00BB', Family::Guillemet, Habit::Close}, {U'\u2018', Family::Single, Habit::Open},
    {U'\u2019', Family::Single, Habit::Close},   {U'\u201A', Family::Single, Habit::Open},
    {U'\u201B', Family::Single, Habit::Open},    {U'\'', Family::Single, Habit::Neutral},
    {U'\u2039', Family::SingleGuillemet, Habit::Open}, {U'\u203A', Family::SingleGuillemet, Habit::Close},
    {U'\u300C', Family::Corner, Habit::Open},    {U'\u300D', Family::Corner, Habit::Close},
};

struct Mark {
  uint32_t begin = 0, end = 0;
  char32_t glyph = 0;
  Family family = Family::Double;
  Habit habit = Habit::Neutral;
  char32_t before = kNoChar, after = kNoChar;  // nearest characters that are not quotation marks
  bool starts_paragraph = false;

  bool is_single() const { return family == Family::Single || family == Family::SingleGuillemet; }
};

const Glyph* find_glyph(char32_t c) {
  for (const Glyph& g : kGlyphs)
    if (g.c == c) return &g;
  return nullptr;
}

bool is_space(char32_t c) {
  return c == kNoChar || c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009';
}
bool is_dash(char32_t c) { return c == U'-' || c == U'\u2013' || c == U'\u2014' || c == U'\u2015'; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
bool is_closing_punctuation(char32_t c) {
  return c == U'.' || c == U',' || c == U';' || c == U':' || c == U'!' || c == U'?' || c == U')' || c == U']' || c == U'\u2026';
}
bool ends_utterance(char32_t c) { return c == U'.' || c == U',' || c == U'!' || c == U'?' || c == U'\u2026' || is_dash(c); }
bool comes_before_opening(char32_t c) { return is_space(c) || is_dash(c) || c == U'(' || c == U'[' || c == U'/'; }

bool looks_opening(const Mark& m) {
  return comes_before_opening(m.before) && !is_space(m.after) && (m.after == U'.' || m.after == U'\u2026' || !is_closing_punctuation(m.after));
}
bool looks_closing(const Mark& m) {
  return !is_space(m.before) && (is_space(m.after) || is_closing_punctuation(m.after) || is_dash(m.after));
}

/// Two single marks in a row are typed for a double one.
bool is_half(char32_t c) { return c == U'\'' || c == U'`' || c == U'\u2018' || c == U'\u2019'; }
char32_t doubled_form(char32_t c) { return c == U'\u2018' ? U'\u201C' : c == U'\u2019' ? U'\u201D' : U'"'; }

/// The character at byte `i`, or kNoChar at the end.
char32_t next_of(std::string_view text, size_t i) { return i < text.size() ? decode_utf8(text, i) : kNoChar; }

/// The quotation marks of one paragraph, each with its surroundings. Apostrophes inside a word are none.
std::vector<Mark> find_marks(std::string_view text, ByteSpan paragraph) {
  std::vector<Mark> marks;
  char32_t previous = kNoChar;
  bool only_marks = true;
  for (size_t i = paragraph.begin; i < paragraph.end;) {
    const size_t begin = i;
    char32_t c = decode_utf8(text, i);
    const bool doubled = is_half(c) && text.substr(i, i - begin) == text.substr(begin, i - begin) && 2 * i - begin <= paragraph.end;
    if (doubled) c = doubled_form(c);
    const Glyph* glyph = find_glyph(c);
    if (!glyph) {
      for (size_t k = marks.size(); k-- > 0 && marks[k].after == kNoChar;) marks[k].after = c;
      previous = c;
      if (!is_space(c)) only_marks = false;
      continue;
    }
    if (doubled) i += i - begin;
    if (!marks.empty() && marks.back().end == begin && marks.back().glyph == c && glyph->habit == Habit::Neutral && comes_before_opening(previous) && is_space(next_of(text, i))) {
      marks.pop_back();  // "" encloses nothing
      continue;
    }
    marks.push_back({.begin = static_cast<uint32_t>(begin), .end = static_cast<uint32_t>(i), .glyph = c, .family = glyph->family, .habit = glyph->habit, .before = previous, .starts_paragraph = only_marks});
  }
  std::erase_if(marks, [](const Mark& m) {
    const bool apostrophe = m.family == Family::Single && is_word(m.before) && is_word(m.after);
    const bool measure = m.habit == Habit::Neutral && is_digit(m.before) && is_digit(m.after);
    return apostrophe || measure;
  });
  return marks;
}

/// The state of a scan: which marks are open, outermost first.
struct Open {
  Mark mark;
  int32_t span = -1;  // position in the result; unused when looking ahead
};
using Stack = std::vector<Open>;

/// Position in the stack of the innermost open mark that `m` could close, or -1.
int innermost(const Stack& stack, const Mark& m) {
  for (size_t i = stack.size(); i-- > 0;)
    if (stack[i].mark.family == m.family) return static_cast<int>(i);
  return -1;
}

/// "'90s", "'em": an elision, not an opening mark. A single mark opens only when the same paragraph can close it.
bool can_be_closed(const std::vector<Mark>& marks, size_t i) {
  for (size_t k = i + 1; k < marks.size(); ++k)
    if (marks[k].family == marks[i].family && marks[k].habit != Habit::Open && looks_closing(marks[k])) return true;
  return false;
}

/// "the states' rights": a plural possessive inside single marks, when a better closing mark follows.
bool is_possessive(const std::vector<Mark>& marks, size_t i) {
  const Mark& m = marks[i];
  if (m.before != U's' || !is_space(m.after)) return false;
  for (size_t k = i + 1; k < marks.size() && marks[k].family == m.family; ++k) {
    if (looks_opening(marks[k])) return false;
    if (looks_closing(marks[k]) && ends_utterance(marks[k].before)) return true;
  }
  return false;
}

Move move_of_single(const std::vector<Mark>& marks, size_t i, const Stack& stack) {
  const Mark& m = marks[i];
  const bool open = innermost(stack, m) >= 0;
  if (m.habit != Habit::Open && open && looks_closing(m) && !is_possessive(marks, i)) return Move::Close;
  if (m.habit != Habit::Close && !open && looks_opening(m) && (is_letter(m.after) || m.after == U'.') && can_be_closed(marks, i)) return Move::Open;
  return Move::Nothing;
}

/// What mark `i` does, given what is open.
Move move_of(const std::vector<Mark>& marks, size_t i, const Stack& stack) {
  const Mark& m = marks[i];
  if (m.family == Family::Single) return move_of_single(marks, i, stack);
  const int open = innermost(stack, m);
  const bool opening = looks_opening(m) && !looks_closing(m), closing = looks_closing(m) && !looks_opening(m);
  const bool measure = m.habit == Habit::Neutral && is_digit(m.before) && open < 0;
  if (measure) return Move::Nothing;
  if (opening) {
    // »x« and ”x”: a closing glyph in an opening place opens what nothing like it has opened.
    if (m.habit == Habit::Close && open >= 0) return Move::Close;
    return Move::Open;
  }
  if (closing) return open >= 0 ? Move::Close : Move::Nothing;
  if (m.habit == Habit::Open) return open >= 0 && stack[static_cast<size_t>(open)].mark.habit == Habit::Close ? Move::Close : Move::Open;
  if (open >= 0) return Move::Close;
  return m.habit == Habit::Neutral ? Move::Open : Move::Nothing;
}

class QuoteScanner {
 public:
  QuoteScanner(std::string_view text, std::span<const ByteSpan> paragraphs, std::span<const ByteSpan> names) : text_(text), paragraphs_(paragraphs) {
    for (ByteSpan p : paragraphs) {
      marks_.push_back(find_marks(text, p));
      std::erase_if(marks_.back(), [&](const Mark& m) {
        const auto name = std::ranges::upper_bound(names, m.begin, {}, &ByteSpan::begin);
        return name != names.begin() && m.end <= std::prev(name)->end;
      });
    }
  }

  std::vector<MarkedSpan> run() {
    Stack stack;
    for (size_t p = 0; p < paragraphs_.size(); ++p) {
      scan_paragraph(p, stack);
      end_paragraph(p, stack);
    }
    return std::move(spans_);
  }

 private:
  void scan_paragraph(size_t p, Stack& stack) {
    const std::vector<Mark>& marks = marks_[p];
    for (Open& open : stack) piece_begin_[static_cast<size_t>(open.span)] = paragraphs_[p].begin;
    for (size_t i = 0; i < marks.size(); ++i) {
      const Mark& m = marks[i];
      if (!stack.empty() && repeats(m, stack)) {
        for (Open& open : stack) piece_begin_[static_cast<size_t>(open.span)] = m.end;
        continue;
      }
      switch (move_of(marks, i, stack)) {
        case Move::Open: open_span(m, stack); break;
        case Move::Close: close_spans(m, stack); break;
        case Move::Nothing: break;
      }
    }
  }

  static bool repeats(const Mark& m, const Stack& stack) {
    return m.starts_paragraph && m.habit != Habit::Close && m.family == stack.front().mark.family;
  }

  void open_span(const Mark& m, Stack& stack) {
    const int32_t outer = stack.empty() ? -1 : stack.back().span;
    stack.push_back({m, static_cast<int32_t>(spans_.size())});
    spans_.push_back({.pieces = {}, .open = {m.begin, m.end}, .close = {}, .outer = outer, .single = m.is_single()});
    piece_begin_.push_back(m.end);
  }

  void close_spans(const Mark& m, Stack& stack) {
    const auto at = static_cast<size_t>(innermost(stack, m));
    for (size_t k = stack.size(); k-- > at;) add_piece(stack[k].span, m.begin);
    spans_[static_cast<size_t>(stack[at].span)].close = {m.begin, m.end};
    stack.resize(at);
  }

  /// Keeps open what goes on in the next paragraph and ends the rest.
  void end_paragraph(size_t p, Stack& stack) {
    if (stack.empty()) return;
    const uint32_t end = paragraphs_[p].end;
    if (stack.size() > 1) {  // an inner mark that was never closed ends with the paragraph
      for (size_t k = stack.size(); k-- > 1;) add_piece(stack[k].span, end);
    }
    Stack outermost{stack.front()};
    if (goes_on(p, outermost)) {
      add_piece(outermost.front().span, end);
      stack = outermost;
      return;
    }
    const size_t unclosed = static_cast<size_t>(stack.front().span);
    end_unclosed(unclosed, end);
    stack.clear();
  }

  /// A mark that nothing closes: what it opened ends where the next quotation begins a sentence, else with the paragraph.
  void end_unclosed(size_t unclosed, uint32_t end) {
    for (size_t k = unclosed + 1; k < spans_.size(); ++k) {
      MarkedSpan& inner = spans_[k];
      if (inner.outer != static_cast<int32_t>(unclosed) || inner.close.empty()) continue;
      if (inner.open.begin < end && begins_sentence(inner.open.begin)) end = inner.open.begin;
      if (inner.open.begin >= end) inner.outer = -1;
    }
    add_piece(static_cast<int32_t>(unclosed), end);
  }

  /// Whether the quotation that is open at the end of paragraph `p` is closed, well nested, further down.
  bool goes_on(size_t p, Stack stack) const {
    const Mark outer = stack.front().mark;
    if (p + 1 >= paragraphs_.size()) return false;
    const bool repeated = starts_with_mark(p + 1, outer);
    if (!repeated && outer.family == Family::Single) return false;
    for (size_t q = p + 1; q < paragraphs_.size() && q <= p + kMostParagraphs; ++q) {
      if (starts_with_mark(q, outer) != repeated) return repeated && q > p + 1;
      const std::vector<Mark>& marks = marks_[q];
      for (size_t i = 0; i < marks.size(); ++i) {
        if (repeats(marks[i], stack)) continue;
        const Move move = move_of(marks, i, stack);
        if (move == Move::Open) stack.push_back({marks[i]});
        if (move != Move::Close) continue;
        const auto at = static_cast<size_t>(innermost(stack, marks[i]));
        if (at == 0) return repeated || ends_utterance(marks[i].before) || ends_utterance(marks[i].after);
        if (is_utterance(stack[at].mark, marks[i])) return false;
        stack.resize(at);
      }
      if (!repeated && stack.size() > 1 && !stack.back().mark.is_single()) return false;
      stack.resize(1);
    }
    return false;
  }

  bool starts_with_mark(size_t p, const Mark& outer) const {
    return !marks_[p].empty() && marks_[p].front().starts_paragraph && marks_[p].front().habit != Habit::Close &&
           marks_[p].front().family == outer.family;
  }

  /// A quotation that begins a sentence or follows a comma or colon, and ends like an utterance: nobody's scare quote.
  bool is_utterance(const Mark& open, const Mark& close) const {
    return open.family == close.family && ends_utterance(close.before) && (begins_sentence(open.begin) || follows_cue(open.begin));
  }

  bool begins_sentence(uint32_t at) const {
    const char32_t c = last_before(at);
    return c == kNoChar || c == U'.' || c == U'!' || c == U'?' || c == U'\n';
  }
  bool follows_cue(uint32_t at) const {
    const char32_t c = last_before(at);
    return c == U':' || c == U',';
  }
  char32_t last_before(uint32_t at) const {
    while (at > 0 && is_space(static_cast<unsigned char>(text_[at - 1])) && text_[at - 1] != '\n') --at;
    return at == 0 ? kNoChar : static_cast<unsigned char>(text_[at - 1]);
  }

  void add_piece(int32_t span, uint32_t end) {
    uint32_t begin = piece_begin_[static_cast<size_t>(span)];
    while (begin < end && is_space(static_cast<unsigned char>(text_[begin]))) ++begin;
    while (end > begin && is_space(static_cast<unsigned char>(text_[end - 1]))) --end;
    if (begin < end) spans_[static_cast<size_t>(span)].pieces.push_back({begin, end});
  }

  std::string_view text_;
  std::span<const ByteSpan> paragraphs_;
  std::vector<std::vector<Mark>> marks_;  // by paragraph
  std::vector<MarkedSpan> spans_;
  std::vector<uint32_t> piece_begin_;  // of each span, in the current paragraph
};

}  // namespace

std::vector<MarkedSpan> scan_quotes(std::string_view text, std::span<const ByteSpan> paragraphs, std::span<const ByteSpan> names) {
  return QuoteScanner(text, paragraphs, names).run();
}

}  // namespace dossier
