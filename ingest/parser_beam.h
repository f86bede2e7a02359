#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "ingest/linear_model.h"
#include "ingest/parser_state.h"

namespace dossier {

/// Beam search over the transitions of one sentence: the best few parses so far, all of the same number of transitions
/// (Zhang and Clark 2008). Shared by parser and trainer. Among equal scores the earlier parse and the earlier class
/// win, so the result is the same everywhere.
class ParserBeam {
 public:
  struct Step {
    uint32_t parent = 0;  // place in the beam before it
    uint32_t c = 0;       // position in `transitions`
    int64_t score = 0;    // of the whole parse so far
  };
  using Score = std::function<void(const ParserState&, LinearModel::Scores&)>;
  using Allowed = std::function<bool(const ParserState&, Transition)>;  // beyond ParserState::can

  /// What is longer is parsed with a beam of one, since a parse is copied at each step: no time for what is no sentence.
  static constexpr int32_t kLongestSentence = 300;

  /// A parse that is more than `behind` behind the best one is dropped, so where the words leave little doubt one parse is
  /// followed. REQUIRES: width > 0.
  ParserBeam(const std::vector<Transition>& transitions, size_t width, int64_t behind = INT64_MAX / 4)
      : transitions_(transitions), most_(width), width_(width), behind_(behind) {}

  void begin(int32_t words);
  bool done() const { return beam_.front().done(); }
  void advance(const Score&, const Allowed&);

  const ParserState& best() const { return beam_.front(); }
  /// The beam after each transition so far, the best first.
  const std::vector<std::vector<Step>>& steps() const { return steps_; }
  /// The classes of the first `length` transitions of the parse that is at `place` after them.
  std::vector<uint32_t> path(size_t length, uint32_t place) const;

 private:
  void add_candidate(Step);

  const std::vector<Transition>& transitions_;
  size_t most_, width_;  // of any sentence, of this one
  int64_t behind_;
  std::vector<ParserState> beam_, next_;
  std::vector<int64_t> scores_;
  std::vector<Step> candidates_;
  std::vector<std::vector<Step>> steps_;
};

}  // namespace dossier
