#include <algorithm>
#include <array>
#include <set>

#include "ingest/parser.h"
#include "ingest/parser_beam.h"
#include "ingest/parser_features.h"
#include "ingest/train/perceptron.h"
#include "ingest/train/train.h"

namespace dossier {
namespace {

using Kind = Transition::Kind;

// By how much a right transition must win. One update moves the scores of a state apart by twice its features, about 220.
constexpr int32_t kMargin = 60;
constexpr int kBeamEpochs = 5;
constexpr uint32_t kMinimumUpdates = 10;
constexpr double kMinimumWeight = 0.8;  // in standard deviations; below it a weight is left out of the file
constexpr uint64_t kFirstSeed = 20170603;

// The gold tree of a sentence in positions of the sentence, made projective; the root is position n.
struct GoldTree {
  std::vector<int32_t> heads;
  std::vector<Deprel> labels;
};

bool is_projective_arc(const std::vector<int32_t>& heads, int32_t child) {
  const int32_t head = heads[static_cast<size_t>(child)];
  const auto n = static_cast<int32_t>(heads.size());
  if (head == n) return true;
  const int32_t low = std::min(head, child), high = std::max(head, child);
  for (int32_t between = low + 1; between < high; ++between) {
    int32_t up = between;
    while (up != n && up != head) up = heads[static_cast<size_t>(up)];
    if (up != head) return false;
  }
  return true;
}

// Lifts the shortest non-projective arc to its head's head until none is left (Nivre and Nilsson 2005).
void make_projective(std::vector<int32_t>& heads) {
  const auto n = static_cast<int32_t>(heads.size());
  while (true) {
    int32_t shortest = -1, length = n + 1;
    for (int32_t child = 0; child < n; ++child) {
      const int32_t distance = std::abs(heads[static_cast<size_t>(child)] - child);
      if (distance < length && !is_projective_arc(heads, child)) {
        shortest = child;
        length = distance;
      }
    }
    if (shortest < 0) return;
    heads[static_cast<size_t>(shortest)] = heads[static_cast<size_t>(heads[static_cast<size_t>(shortest)])];
  }
}

GoldTree gold_tree(const Annotations& annotations, Range<Token> tokens) {
  GoldTree tree;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = annotations.tokens[i];
    tree.heads.push_back(token.head < 0 ? static_cast<int32_t>(tokens.size()) : token.head - static_cast<int32_t>(tokens.begin));
    tree.labels.push_back(token.label);
  }
  make_projective(tree.heads);
  return tree;
}

// How many gold arcs can no longer be built after a transition (Goldberg and Nivre 2013, section 4.2).
class DynamicOracle {
 public:
  explicit DynamicOracle(const GoldTree& gold) : gold_(gold) {}

  int cost(const ParserState& state, Kind kind) const {
    const int32_t top = state.stack(0), front = state.buffer(0);
    int lost = 0;
    if (kind == Kind::Shift) {
      for (size_t depth = 0; depth < state.stack_size(); ++depth) {
        const int32_t word = state.stack(depth);
        if (head(word) == front) ++lost;
        if (depth > 0 && head(front) == word) ++lost;
      }
      return lost;
    }
    const int32_t new_head = kind == Kind::Left ? front : state.stack(1);
    for (int32_t word = front; word < state.words(); ++word) lost += head(word) == top;
    const int32_t right = head(top);
    return lost + (right != new_head && (right >= front || right == state.stack(1)));
  }

 private:
  int32_t head(int32_t word) const { return word == static_cast<int32_t>(gold_.heads.size()) ? -1 : gold_.heads[static_cast<size_t>(word)]; }
  const GoldTree& gold_;
};

std::vector<Transition> make_transitions(const std::vector<ConlluText>& treebanks) {
  std::set<Deprel> left, right;
  for (const ConlluText& text : treebanks) {
    for (const Sentence& sentence : text.annotations.sentences) {
      const GoldTree tree = gold_tree(text.annotations, sentence.tokens);
      for (size_t i = 0; i < tree.heads.size(); ++i) {
        (tree.heads[i] > static_cast<int32_t>(i) ? left : right).insert(tree.labels[i]);
      }
    }
  }
  left.insert(Deprel::root);
  right.insert(Deprel::dep);
  right.erase(Deprel::root);
  std::vector<Transition> transitions = {{Kind::Shift, Deprel::dep}};
  for (const Deprel label : left) transitions.push_back({Kind::Left, label});
  for (const Deprel label : right) transitions.push_back({Kind::Right, label});
  return transitions;
}

class ParserTrainer {
 public:
  ParserTrainer(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, uint64_t seed)
      : random_(seed), treebanks_(treebanks), transitions_(make_transitions(treebanks)), perceptron_(names(transitions_), kMinimumUpdates) {
    for (const ConlluText& text : treebanks) features_.emplace_back(text.annotations, clusters);
    for (const SentenceRef& ref : all_sentences(treebanks)) {
      const Annotations& a = treebanks[ref.text].annotations;
      examples_.push_back({ref, gold_tree(a, a.sentences[ref.sentence].tokens)});
    }
  }

  void greedy_epoch(bool explore) {
    random_.shuffle(examples_);
    for (const Example& example : examples_) train_greedy(example, explore);
  }
  /// Averages are over the beam epochs alone.
  void begin_beam_epochs() { perceptron_.begin_average(); }
  void beam_epoch(size_t width) {
    random_.shuffle(examples_);
    for (const Example& example : examples_) train_beam(example, width);
  }

  Perceptron take_perceptron() { return std::move(perceptron_); }

 private:
  struct Example {
    SentenceRef ref;
    GoldTree gold;
  };

  static std::vector<std::string> names(const std::vector<Transition>& transitions) {
    std::vector<std::string> names;
    for (const Transition& t : transitions) names.push_back(to_string(t));
    return names;
  }

  ParserFeatures& begin_sentence(const Example& example) {
    const Annotations& annotations = treebanks_[example.ref.text].annotations;
    ParserFeatures& features = features_[example.ref.text];
    const Sentence& sentence = annotations.sentences[example.ref.sentence];
    features.begin_sentence(sentence);
    state_.begin(static_cast<int32_t>(sentence.tokens.size()));
    return features;
  }

  // When the best parse of the beam is not the gold one, the update is made for the prefixes of the two that violate
  // their order the most (Huang, Fayong and Guo 2012: max-violation).
  void train_beam(const Example& example, size_t width) {
    ParserFeatures& features = begin_sentence(example);
    const std::vector<uint32_t> gold = gold_path(example.gold);
    ParserBeam beam(transitions_, width);
    beam.begin(state_.words());
    ParserScorer scorer(perceptron_, features);
    LinearModel::Scores scores;
    int64_t gold_score = 0, most = INT64_MIN;
    size_t violation = 0;
    while (!beam.done()) {
      const size_t step = beam.steps().size();
      scorer.score(state_, scores);
      gold_score += scores[gold[step]];
      state_.apply(transitions_[gold[step]]);
      beam.advance([&](const ParserState& state, LinearModel::Scores& out) { scorer.score(state, out); },
                   [](const ParserState&, Transition) { return true; });
      if (const int64_t by = beam.steps().back().front().score - gold_score; by > most) most = by, violation = step + 1;
    }
    if (beam.path(gold.size(), 0) != gold) {
      update_path(features, gold, violation, 1);
      update_path(features, beam.path(violation, 0), violation, -1);
    }
    perceptron_.tick();
  }

  void update_path(ParserFeatures& features, const std::vector<uint32_t>& path, size_t length, int32_t by) {
    state_.begin(state_.words());
    for (size_t i = 0; i < length; ++i) {
      perceptron_.update(features.at(state_), path[i], by);
      state_.apply(transitions_[path[i]]);
    }
  }

  // The classes that build the gold tree, attaching as early as possible.
  std::vector<uint32_t> gold_path(const GoldTree& gold) {
    std::vector<uint32_t> path;
    const DynamicOracle oracle(gold);
    while (!state_.done()) {
      const std::array<int, 3> lost = lost_arcs(oracle);
      const bool left = state_.stack_size() >= 1 && lost[static_cast<size_t>(Kind::Left)] == 0 && head_of_top(gold) == state_.buffer(0);
      const bool right = !left && state_.stack_size() >= 2 && lost[static_cast<size_t>(Kind::Right)] == 0 && head_of_top(gold) == state_.stack(1);
      const Kind kind = left ? Kind::Left : right ? Kind::Right : Kind::Shift;
      const Deprel label = kind == Kind::Shift ? Deprel::dep : gold.labels[static_cast<size_t>(state_.stack(0))];
      const auto at = std::find_if(transitions_.begin(), transitions_.end(), [&](Transition t) { return t.kind == kind && t.label == label; });
      path.push_back(static_cast<uint32_t>(at - transitions_.begin()));
      state_.apply(*at);
    }
    state_.begin(state_.words());
    return path;
  }
  int32_t head_of_top(const GoldTree& gold) const { return gold.heads[static_cast<size_t>(state_.stack(0))]; }

  // The best of the transitions that lose no gold arc that is not lost yet must beat the best other one by kMargin. When
  // the arc of the top is lost already, any attachment costs the same: its gold label is still preferred.
  void train_greedy(const Example& example, bool explore) {
    ParserFeatures& features = begin_sentence(example);
    const DynamicOracle oracle(example.gold);
    LinearModel::Scores scores;
    while (!state_.done()) {
      const auto at = features.at(state_);
      perceptron_.score(at, scores);
      const auto [right, wrong] = best_transitions(example.gold, oracle, scores);
      if (wrong != SIZE_MAX && scores[right] < scores[wrong] + kMargin) {
        perceptron_.update(at, right, 1);
        perceptron_.update(at, wrong, -1);
      }
      perceptron_.tick();
      const bool follow = explore && random_.below(10) != 0 && wrong != SIZE_MAX && scores[wrong] > scores[right];
      state_.apply(transitions_[follow ? wrong : right]);
    }
  }

  // The best transitions by score of those that cost least and of the others; SIZE_MAX: there are no others.
  std::pair<size_t, size_t> best_transitions(const GoldTree& gold, const DynamicOracle& oracle, const LinearModel::Scores& scores) {
    int least = INT32_MAX;
    costs_.assign(transitions_.size(), INT32_MAX);
    const std::array<int, 3> lost = lost_arcs(oracle);
    for (size_t c = 0; c < transitions_.size(); ++c) {
      if (!state_.can(transitions_[c])) continue;
      costs_[c] = 2 * lost[static_cast<size_t>(transitions_[c].kind)] + mislabels(transitions_[c], gold);
      least = std::min(least, costs_[c]);
    }
    size_t right = SIZE_MAX, wrong = SIZE_MAX;
    for (size_t c = 0; c < transitions_.size(); ++c) {
      if (costs_[c] == INT32_MAX) continue;
      size_t& best = costs_[c] == least ? right : wrong;
      if (best == SIZE_MAX || scores[c] > scores[best]) best = c;
    }
    return {right, wrong};
  }

  std::array<int, 3> lost_arcs(const DynamicOracle& oracle) const {
    std::array<int, 3> lost{};
    for (const Kind kind : {Kind::Shift, Kind::Left, Kind::Right}) {
      const bool possible = kind == Kind::Shift ? state_.buffer(1) >= 0 : state_.stack_size() >= (kind == Kind::Left ? 1u : 2u);
      if (possible) lost[static_cast<size_t>(kind)] = oracle.cost(state_, kind);
    }
    return lost;
  }

  bool mislabels(Transition t, const GoldTree& gold) const {
    return t.kind != Kind::Shift && t.label != gold.labels[static_cast<size_t>(state_.stack(0))];
  }

  Random random_;
  const std::vector<ConlluText>& treebanks_;
  std::vector<Transition> transitions_;
  Perceptron perceptron_;
  std::vector<ParserFeatures> features_;
  std::vector<Example> examples_;
  std::vector<int> costs_;
  ParserState state_;
};

}  // namespace

std::string train_parser(const std::vector<ConlluText>& treebanks, const ClusterTable& clusters, int epochs, int orders) {
  const auto train = [&](uint64_t seed) {
    ParserTrainer trainer(treebanks, clusters, seed);
    for (int epoch = 0; epoch < epochs; ++epoch) trainer.greedy_epoch(epoch > 0);
    trainer.begin_beam_epochs();
    for (int epoch = 0; epoch < kBeamEpochs; ++epoch) trainer.beam_epoch(Parser::kBeamWidth);
    return trainer.take_perceptron();
  };
  return train_and_freeze({orders, kFirstSeed}, train, Parser::kKind, Parser::fingerprint(clusters), kMinimumWeight);
}

}  // namespace dossier
