#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

/// A regular expression of `=~`, which must match the whole text. Supported: . * + ? {n,m} | () [] ^ $ \d \w \s and
/// their negations, (?i) at the start. Simulated as a nondeterministic automaton (Thompson 1968), so that the time is
/// linear in the text for every pattern. Throws QueryError for a pattern that it cannot read.
class Pattern {
 public:
  explicit Pattern(std::string_view pattern);
  bool matches(std::string_view text) const;

 private:
  friend class PatternCompiler;
  struct CodeRange {
    char32_t first, last;
  };
  enum class Step : uint8_t { Set, Split, Jump, Accept };
  struct Instruction {
    Step step;
    bool negated = false;
    uint32_t first = 0, second = 0;  ///< Set: ranges [first, second); Split: both targets; Jump: first
  };

  std::vector<Instruction> program_;
  std::vector<CodeRange> ranges_;
  bool ignore_case_ = false;
};

}  // namespace dossier
