#include "ingest/parser_state.h"

#include <cassert>

namespace dossier {

void ParserState::begin(int32_t words) {
  words_ = words;
  front_ = 0;
  stack_.clear();
  nodes_.assign(static_cast<size_t>(words) + 1, Node{});
}

bool ParserState::can(Transition transition) const {
  switch (transition.kind) {
    case Transition::Kind::Shift: return front_ < words_;
    case Transition::Kind::Right: return stack_.size() >= 2 && transition.label != Deprel::root;
    case Transition::Kind::Left:
      if (front_ == words_) return stack_.size() == 1 && transition.label == Deprel::root;
      return !stack_.empty() && transition.label != Deprel::root;
  }
  return false;
}

void ParserState::apply(Transition transition) {
  assert(can(transition));
  if (transition.kind == Transition::Kind::Shift) {
    stack_.push_back(front_++);
    return;
  }
  const int32_t child = stack_.back();
  stack_.pop_back();
  const bool left = transition.kind == Transition::Kind::Left;
  const int32_t head = left ? front_ : stack_.back();
  Node& dependent = nodes_[static_cast<size_t>(child)];
  dependent.head = head;
  dependent.label = transition.label;
  Node& governor = nodes_[static_cast<size_t>(head)];
  const uint64_t bit = uint64_t{1} << static_cast<int>(transition.label);
  if (left) {
    governor.left2 = governor.left;
    governor.left = child;
    governor.left_labels |= bit;
    if (governor.lefts < 7) ++governor.lefts;
  } else {
    governor.right2 = governor.right;
    governor.right = child;
    governor.right_labels |= bit;
    if (governor.rights < 7) ++governor.rights;
  }
}

}  // namespace dossier
