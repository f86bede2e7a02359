#include "ingest/parser.h"

#include <algorithm>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/parser_beam.h"
#include "ingest/parser_features.h"

namespace dossier {
namespace {

Transition parse_transition(std::string_view name) {
  if (name == "shift") return {Transition::Kind::Shift, Deprel::dep};
  const size_t blank = name.find(' ');
  const std::string_view kind = name.substr(0, blank);
  const auto label = parse_deprel(blank == name.npos ? "" : name.substr(blank + 1));
  if (!label || (kind != "left" && kind != "right")) {
    throw input_error("model 'parser': unknown transition '" + std::string(name) + "'");
  }
  return {kind == "left" ? Transition::Kind::Left : Transition::Kind::Right, *label};
}

bool is_subject(Deprel label) {
  return label == Deprel::nsubj || label == Deprel::nsubj_pass || label == Deprel::csubj || label == Deprel::csubj_pass;
}

/// What no tree of a sentence may hold, whatever the model says.
class Constraints {
 public:
  explicit Constraints(const Annotations& a) : names_(a.tokens.size(), 0), breaks_(a.tokens.size() + 1, 0) {
    for (size_t m = 0; m < a.mentions.size(); ++m) {
      const Mention& mention = a.mentions[m];
      if (mention.kind != MentionKind::Name) continue;
      const uint32_t number = (static_cast<uint32_t>(m) + 1) | (mention.type == EntityType::Date ? kDate : 0);
      std::fill(names_.begin() + mention.tokens.begin, names_.begin() + mention.tokens.end, number);
    }
    for (uint32_t t = 0; t < a.tokens.size(); ++t) breaks_[t + 1] = breaks_[t] + (t > 0 && is_quotation_mark(a.word(t)) && a.word(t - 1) == ",");
  }

  /// A name hangs on the rest of the sentence by one of its tokens: what lets a second one hang elsewhere scores less.
  /// `first`: the first token of the sentence.
  void discourage_split_names(const ParserState& state, const std::vector<Transition>& transitions, uint32_t first, LinearModel::Scores& scores) const {
    const int32_t child = state.stack(0);
    if (child < 0 || child == state.words()) return;
    const uint32_t name = names_[first + static_cast<uint32_t>(child)];
    if (name == 0 || (name & kDate) != 0 || is_complete_but(state, child, first, name)) return;
    const auto leaves = [&](int32_t head) { return head < 0 || head == state.words() || names_[first + static_cast<uint32_t>(head)] != name; };
    const bool left = leaves(state.buffer(0)), right = leaves(state.stack(1));
    for (size_t c = 0; c < transitions.size(); ++c)
      if ((transitions[c].kind == Transition::Kind::Left && left) || (transitions[c].kind == Transition::Kind::Right && right)) scores[c] -= kSplitName;
  }

  /// `first`: the first token of the sentence.
  bool allow(const ParserState& state, Transition transition, uint32_t first) const {
    if (transition.kind == Transition::Kind::Shift) return true;
    const int32_t child = state.stack(0);
    const int32_t head = transition.kind == Transition::Kind::Left ? state.buffer(0) : state.stack(1);
    if (head == state.words()) return true;
    if (is_subject(transition.label) && has_subject(state.node(head))) return false;
    const uint32_t c = first + static_cast<uint32_t>(child), h = first + static_cast<uint32_t>(head);
    return !merges_names(transition.label, names_[c], names_[h]) && !(is_within_clause(transition.label) && breaks_[c] != breaks_[h]);
  }

 private:
  static bool is_quotation_mark(std::string_view word) { return word == "\"" || word == "''" || word == "\u201D" || word == "\u201C"; }
  static bool has_subject(const ParserState::Node& head) {
    constexpr uint64_t kSubjects = uint64_t{1} << static_cast<int>(Deprel::nsubj) | uint64_t{1} << static_cast<int>(Deprel::nsubj_pass);
    return ((head.left_labels | head.right_labels) & kSubjects) != 0;
  }
  /// Two names become one by a flat arc ("On Friday Sweden ..."), and a name the modifier of a date ("On 3 May, Sweden").
  static bool merges_names(Deprel label, uint32_t child, uint32_t head) {
    if (child == 0 || head == 0 || child == head) return false;
    const bool modifies = label == Deprel::nmod_unmarked || label == Deprel::appos || label == Deprel::compound;
    return label == Deprel::flat || (modifies && (head & kDate) != 0 && (child & kDate) == 0);
  }
  /// Arcs that do not lead out of a quotation that ends with a comma: "It helps," Ada Vance said.
  static bool is_within_clause(Deprel label) {
    return is_subject(label) || label == Deprel::obj || label == Deprel::appos || label == Deprel::flat || label == Deprel::compound ||
           label == Deprel::nmod || label == Deprel::amod;
  }

  /// All other tokens of the name hang on one of its tokens.
  bool is_complete_but(const ParserState& state, int32_t child, uint32_t first, uint32_t name) const {
    const auto is_in = [&](int32_t i) { return i >= 0 && i < state.words() && names_[first + static_cast<uint32_t>(i)] == name; };
    int32_t begin = child, end = child + 1;
    while (is_in(begin - 1)) --begin;
    while (is_in(end)) ++end;
    for (int32_t i = begin; i < end; ++i)
      if (i != child && !is_in(state.node(i).head)) return false;
    return true;
  }

  static constexpr int32_t kSplitName = 60'000;  // in the units of the model's weights
  static constexpr uint32_t kDate = uint32_t{1} << 31;
  std::vector<uint32_t> names_;   // the name that each token is part of, from 1; 0 for none; with kDate for a date
  std::vector<uint32_t> breaks_;  // how many quotations have ended with a comma before each token
};

}  // namespace

std::string to_string(Transition transition) {
  if (transition.kind == Transition::Kind::Shift) return "shift";
  return (transition.kind == Transition::Kind::Left ? "left " : "right ") + std::string(to_string(transition.label));
}

Parser::Parser(std::span<const unsigned char> bytes, const ClusterTable& clusters)
    : clusters_(clusters), model_(bytes, kKind, fingerprint(clusters)) {
  bool complete[3] = {false, false, false};
  for (size_t c = 0; c < model_.classes(); ++c) {
    transitions_.push_back(parse_transition(model_.name(c)));
    const Transition& t = transitions_.back();
    if (t.kind == Transition::Kind::Shift) complete[0] = true;
    else if (t.kind == Transition::Kind::Left && t.label == Deprel::root) complete[1] = true;
    else if (t.kind == Transition::Kind::Right) complete[2] = true;
  }
  // With these three there is a way on from every state.
  if (!complete[0] || !complete[1] || !complete[2]) throw input_error("model 'parser': a transition is missing");
}

uint64_t Parser::fingerprint(const ClusterTable& clusters) { return hash64(kParserTemplates, clusters.fingerprint()); }

void Parser::parse(Annotations& annotations) const {
  ParserFeatures features(annotations, clusters_);
  const Constraints constraints(annotations);
  ParserScorer scorer(model_, features);
  ParserBeam beam(transitions_, kBeamWidth, kBeamBehind);
  for (const Sentence& sentence : annotations.sentences) {
    features.begin_sentence(sentence);
    scorer.clear();
    beam.begin(static_cast<int32_t>(sentence.tokens.size()));
    while (!beam.done()) {
      beam.advance([&](const ParserState& state, LinearModel::Scores& scores) {
                     scorer.score(state, scores);
                     constraints.discourage_split_names(state, transitions_, sentence.tokens.begin, scores);
                   },
                   [&](const ParserState& state, Transition t) { return constraints.allow(state, t, sentence.tokens.begin); });
    }
    const ParserState& state = beam.best();
    for (int32_t i = 0; i < state.words(); ++i) {
      Token& token = annotations.tokens[sentence.tokens.begin + static_cast<uint32_t>(i)];
      int32_t head = state.node(i).head;
      while (head != state.words() && state.node(head).label == Deprel::flat) head = state.node(head).head;  // the first word of a name heads it
      token.head = head == state.words() ? -1 : head + static_cast<int32_t>(sentence.tokens.begin);
      token.label = state.node(i).label;
    }
  }
}

}  // namespace dossier
