#pragma once
#include <cstdint>
#include <vector>

#include "ingest/tagset.h"

namespace dossier {

struct Transition {
  enum class Kind : uint8_t { Shift, Left, Right };
  Kind kind = Kind::Shift;
  Deprel label = Deprel::dep;
};

/// A configuration of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over the words 0 .. n-1 of a
/// sentence, with the root as word n at the end of the buffer (Ballesteros and Nivre 2013). Shift moves the front of
/// the buffer to the stack; Left makes the front the head of the top; Right makes the second of the stack the head of
/// the top; both pop. Exactly one word is attached to the root.
class ParserState {
 public:
  static constexpr int32_t kNone = -1;

  void begin(int32_t words);
  bool done() const { return front_ == words_ && stack_.empty(); }
  bool can(Transition transition) const;
  void apply(Transition transition);

  int32_t words() const { return words_; }
  int32_t stack(size_t depth) const { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNone; }
  int32_t buffer(int32_t offset) const { return front_ + offset <= words_ ? front_ + offset : kNone; }
  size_t stack_size() const { return stack_.size(); }

  struct Node {
    int32_t head = kNone;
    int32_t left = kNone, left2 = kNone;    // the two outermost children on each side
    int32_t right = kNone, right2 = kNone;
    uint64_t left_labels = 0, right_labels = 0;  // bit set of Deprel
    uint8_t lefts = 0, rights = 0;
    Deprel label = Deprel::dep;
  };
  const Node& node(int32_t word) const { return nodes_[static_cast<size_t>(word)]; }

 private:
  int32_t words_ = 0, front_ = 0;
  std::vector<int32_t> stack_;
  std::vector<Node> nodes_;  // words_ + 1
};

}  // namespace dossier
