#include "graph/query/pattern_match.h"

#include <algorithm>
#include <string>

#include "graph/query/query_error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kMaxInstructions = 20'000;
constexpr uint32_t kMaxNesting = 200;

}  // namespace

/// Recursive descent over the pattern, emitting instructions: alternatives, sequences, repeated atoms.
class PatternCompiler {
 public:
  PatternCompiler(Pattern& pattern, std::string_view text) : pattern_(pattern), text_(text) {}

  void run() {
    if (text_.substr(0, 4) == "(?i)") {
      pattern_.ignore_case_ = true;
      at_ = 4;
    }
    alternatives();
    if (at_ < text_.size()) fail("unexpected )");
    emit({Pattern::Step::Accept});
  }

 private:
  using Instruction = Pattern::Instruction;
  using Step = Pattern::Step;

  [[noreturn]] void fail(const std::string& message) const {
    throw run_error("SyntaxError", "InvalidRegularExpression",
                    "regular expression \"" + shorten(text_, 60) + "\": " + message);
  }
  bool more() const { return at_ < text_.size(); }
  uint32_t here() const { return static_cast<uint32_t>(pattern_.program_.size()); }
  void emit(Instruction instruction) {
    if (here() >= kMaxInstructions) fail("it is too large");
    pattern_.program_.push_back(instruction);
  }

  void alternatives() {
    if (++nesting_ > kMaxNesting) fail("it is nested too deeply");
    const uint32_t begin = here();
    sequence();
    std::vector<uint32_t> ends;
    while (more() && text_[at_] == '|') {
      ++at_;
      insert(begin, {Step::Split, false, begin + 1, here() + 2});
      for (uint32_t& end : ends) ++end;
      ends.push_back(here());
      emit({Step::Jump});
      sequence();
    }
    for (const uint32_t end : ends) pattern_.program_[end].first = here();
    --nesting_;
  }

  void sequence() {
    while (more() && text_[at_] != '|' && text_[at_] != ')') {
      const uint32_t begin = here();
      atom();
      repeat(begin);
    }
  }

  /// Puts an instruction in front of what starts at `position` and moves the targets behind it.
  void insert(uint32_t position, Instruction instruction) {
    if (here() >= kMaxInstructions) fail("it is too large");
    for (uint32_t i = position; i < here(); ++i) shift(pattern_.program_[i], position, 1);
    pattern_.program_.insert(pattern_.program_.begin() + position, instruction);
  }
  static void shift(Instruction& instruction, uint32_t from, uint32_t by) {
    if (instruction.step != Step::Split && instruction.step != Step::Jump) return;
    if (instruction.first >= from) instruction.first += by;
    if (instruction.second >= from) instruction.second += by;
  }

  void repeat(uint32_t begin) {
    while (more()) {
      uint32_t min = 0, max = UINT32_MAX;
      const char c = text_[at_];
      if (c == '+') min = 1;
      if (c == '?') max = 1;
      if (c == '{') {
        if (!counts(min, max)) return;
      } else if (c == '*' || c == '+' || c == '?') {
        ++at_;
      } else {
        return;
      }
      if (more() && text_[at_] == '?') ++at_;  // lazy: the same when all of the text must match
      repeat_times(begin, min, max);
    }
  }

  bool counts(uint32_t& min, uint32_t& max) {
    const size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) fail("{ is not closed");
    const std::string inside(text_.substr(at_ + 1, end - at_ - 1));
    const size_t comma = inside.find(',');
    const auto number = [&](const std::string& digits) {
      if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != std::string::npos)
        fail("{" + inside + "} is no repetition");
      return static_cast<uint32_t>(std::stoul(digits));
    };
    min = number(inside.substr(0, comma));
    if (comma == std::string::npos) {
      max = min;
    } else if (comma + 1 < inside.size()) {
      max = number(inside.substr(comma + 1));
    }
    if (max < min) fail("{" + inside + "} is no repetition");
    at_ = end + 1;
    return true;
  }

  void repeat_times(uint32_t begin, uint32_t min, uint32_t max) {
    const std::vector<Instruction> body(pattern_.program_.begin() + begin, pattern_.program_.end());
    pattern_.program_.resize(begin);
    const auto copy = [&] {
      const uint32_t offset = here() - begin;
      for (Instruction instruction : body) {
        shift(instruction, begin, offset);
        emit(instruction);
      }
    };
    for (uint32_t i = 0; i < min; ++i) copy();
    if (max == UINT32_MAX) {
      const uint32_t loop = here();
      emit({Step::Split, false, loop + 1, 0});
      copy();
      emit({Step::Jump, false, loop, 0});
      pattern_.program_[loop].second = here();
      return;
    }
    std::vector<uint32_t> exits;
    for (uint32_t i = min; i < max; ++i) {
      exits.push_back(here());
      emit({Step::Split, false, here() + 1, 0});
      copy();
    }
    for (const uint32_t exit : exits) pattern_.program_[exit].second = here();
  }

  void set(std::vector<Pattern::CodeRange> ranges, bool negated = false) {
    const auto first = static_cast<uint32_t>(pattern_.ranges_.size());
    pattern_.ranges_.insert(pattern_.ranges_.end(), ranges.begin(), ranges.end());
    emit({Step::Set, negated, first, static_cast<uint32_t>(pattern_.ranges_.size())});
  }

  static std::vector<Pattern::CodeRange> named_class(char c) {
    switch (c | 0x20) {
      case 'd': return {{'0', '9'}};
      case 'w': return {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
      case 's': return {{'\t', '\r'}, {' ', ' '}, {0xA0, 0xA0}};
      default: return {};
    }
  }

  void atom() {
    const char c = text_[at_];
    if (c == '(') {
      ++at_;
      if (text_.substr(at_, 2) == "?:") at_ += 2;
      alternatives();
      if (!more()) fail("( is not closed");
      ++at_;
    } else if (c == '[') {
      ++at_;
      bracket();
    } else if (c == '.') {
      ++at_;
      set({{'\n', '\n'}}, true);
    } else if (c == '^' || c == '$') {
      ++at_;  // the whole text is matched anyway
    } else if (c == '*' || c == '+' || c == '?') {
      fail("there is nothing to repeat before " + std::string(1, c));
    } else if (c == '\\') {
      escape();
    } else {
      const char32_t code = decode_utf8(text_, at_);
      set({{code, code}});
    }
  }

  void escape() {
    ++at_;
    if (!more()) fail("it ends with a backslash");
    const auto ranges = named_class(text_[at_]);
    if (!ranges.empty()) {
      const bool negated = text_[at_] < 'a';
      ++at_;
      return set(ranges, negated);
    }
    const char32_t code = literal();
    set({{code, code}});
  }

  char32_t literal() {
    const char32_t code = decode_utf8(text_, at_);
    return code == 'n' ? U'\n' : code == 't' ? U'\t' : code == 'r' ? U'\r' : code;
  }

  void bracket() {
    std::vector<Pattern::CodeRange> ranges;
    const bool negated = more() && text_[at_] == '^';
    if (negated) ++at_;
    for (bool first = true; more() && (text_[at_] != ']' || first); first = false) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && !named_class(text_[at_ + 1]).empty()) {
        for (const auto& range : named_class(text_[at_ + 1])) ranges.push_back(range);
        at_ += 2;
        continue;
      }
      if (text_[at_] == '\\') ++at_;
      if (!more()) break;
      const char32_t begin = decode_utf8(text_, at_);
      char32_t end = begin;
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        ++at_;
        end = decode_utf8(text_, at_);
      }
      if (end < begin) fail("a range in [] is the wrong way round");
      ranges.push_back({begin, end});
    }
    if (!more()) fail("[ is not closed");
    ++at_;
    set(std::move(ranges), negated);
  }

  Pattern& pattern_;
  std::string_view text_;
  size_t at_ = 0;
  uint32_t nesting_ = 0;
};

Pattern::Pattern(std::string_view pattern) { PatternCompiler(*this, pattern).run(); }

bool Pattern::matches(std::string_view text) const {
  std::vector<uint32_t> current, next, stack;
  std::vector<size_t> seen(program_.size(), SIZE_MAX);
  size_t generation = 0;
  const auto add = [&](std::vector<uint32_t>& states, uint32_t state) {
    stack.assign(1, state);
    while (!stack.empty()) {
      const uint32_t i = stack.back();
      stack.pop_back();
      if (seen[i] == generation) continue;
      seen[i] = generation;
      const Instruction& instruction = program_[i];
      if (instruction.step == Step::Jump || instruction.step == Step::Split) stack.push_back(instruction.first);
      if (instruction.step == Step::Split) stack.push_back(instruction.second);
      if (instruction.step == Step::Set || instruction.step == Step::Accept) states.push_back(i);
    }
  };
  const auto contains = [&](const Instruction& set, char32_t code) {
    return std::any_of(ranges_.begin() + set.first, ranges_.begin() + set.second,
                       [code](const CodeRange& range) { return range.first <= code && code <= range.last; });
  };
  const auto takes = [&](const Instruction& set, char32_t code) {
    bool found = contains(set, code);
    if (!found && ignore_case_) {
      const char32_t lower = to_lower(code);
      found = contains(set, lower) || (lower >= 'a' && lower <= 'z' && contains(set, lower - 32));
    }
    return found != set.negated;
  };
  add(current, 0);
  for (size_t i = 0; i < text.size() && !current.empty();) {
    const char32_t code = decode_utf8(text, i);
    ++generation;
    next.clear();
    for (const uint32_t state : current)
      if (program_[state].step == Step::Set && takes(program_[state], code)) add(next, state + 1);
    current.swap(next);
  }
  return std::any_of(current.begin(), current.end(), [this](uint32_t i) { return program_[i].step == Step::Accept; });
}

}  // namespace dossier
