#include "ingest/parser_beam.h"

#include <algorithm>

namespace dossier {

void ParserBeam::begin(int32_t words) {
  width_ = words > kLongestSentence ? 1 : most_;
  beam_.resize(1);
  beam_.front().begin(words);
  scores_.assign(1, 0);
  steps_.clear();
}

/// Keeps the candidates sorted, the best first, and at most `width_` of them.
void ParserBeam::add_candidate(Step step) {
  if (candidates_.size() == width_) {
    if (step.score <= candidates_.back().score) return;
    candidates_.pop_back();
  }
  const auto place = std::find_if(candidates_.begin(), candidates_.end(), [&](const Step& s) { return s.score < step.score; });
  candidates_.insert(place, step);
}

void ParserBeam::advance(const Score& score, const Allowed& allowed) {
  LinearModel::Scores scores;
  candidates_.clear();
  for (uint32_t parent = 0; parent < beam_.size(); ++parent) {
    const ParserState& state = beam_[parent];
    score(state, scores);
    for (uint32_t c = 0; c < transitions_.size(); ++c) {
      const int64_t total = scores_[parent] + scores[c];
      if (candidates_.size() == width_ && total <= candidates_.back().score) continue;
      if (state.can(transitions_[c]) && allowed(state, transitions_[c])) add_candidate({parent, c, total});
    }
  }
  const int64_t least = candidates_.front().score - behind_;
  while (candidates_.back().score < least) candidates_.pop_back();
  next_.resize(candidates_.size());
  scores_.clear();
  for (size_t i = 0; i < candidates_.size(); ++i) {
    const Step& step = candidates_[i];
    const bool last_use = std::none_of(candidates_.begin() + static_cast<std::ptrdiff_t>(i) + 1, candidates_.end(),
                                       [&](const Step& later) { return later.parent == step.parent; });
    if (last_use) std::swap(next_[i], beam_[step.parent]);
    else next_[i] = beam_[step.parent];
    next_[i].apply(transitions_[step.c]);
    scores_.push_back(step.score);
  }
  beam_.swap(next_);
  steps_.push_back(candidates_);
}

std::vector<uint32_t> ParserBeam::path(size_t length, uint32_t place) const {
  std::vector<uint32_t> classes(length);
  for (size_t i = length; i-- > 0;) {
    classes[i] = steps_[i][place].c;
    place = steps_[i][place].parent;
  }
  return classes;
}

}  // namespace dossier
