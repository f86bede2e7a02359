#include "ingest/parser.h"

#include "graph/error.h"
#include "graph/text.h"
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

constexpr uint32_t kDate = uint32_t{1} << 31;

/// The name that each token is part of, from 1; 0 for none; with kDate for a date.
std::vector<uint32_t> names_of_tokens(const Annotations& a) {
  std::vector<uint32_t> names(a.tokens.size(), 0);
  for (size_t m = 0; m < a.mentions.size(); ++m) {
    const Mention& mention = a.mentions[m];
    if (mention.kind != MentionKind::Name) continue;
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) names[t] = (static_cast<uint32_t>(m) + 1) | (mention.type == EntityType::Date ? kDate : 0);
  }
  return names;
}

/// Whether the transition would make two names one, as in "On Friday Sweden ..." (a flat arc between them), or a name the
/// modifier of a date, as in "On 3 May, Sweden ...".
bool merges_names(const ParserState& state, Transition transition, const uint32_t* names) {
  const Deprel label = transition.label;
  const bool modifies = label == Deprel::nmod_unmarked || label == Deprel::appos || label == Deprel::compound;
  if ((label != Deprel::flat && !modifies) || transition.kind == Transition::Kind::Shift) return false;
  const int32_t child = state.stack(0);
  const int32_t head = transition.kind == Transition::Kind::Left ? state.buffer(0) : state.stack(1);
  if (head >= state.words() || names[child] == 0 || names[head] == 0 || names[child] == names[head]) return false;
  return label == Deprel::flat || ((names[head] & kDate) != 0 && (names[child] & kDate) == 0);
}

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
  const std::vector<uint32_t> names = names_of_tokens(annotations);
  ParserState state;
  LinearModel::Scores scores;
  for (const Sentence& sentence : annotations.sentences) {
    features.begin_sentence(sentence);
    state.begin(static_cast<int32_t>(sentence.tokens.size()));
    const uint32_t* sentence_names = names.data() + sentence.tokens.begin;
    while (!state.done()) {
      model_.score(features.at(state), scores);
      size_t best = transitions_.size();
      for (size_t c = 0; c < transitions_.size(); ++c) {
        if (best != transitions_.size() && scores[c] <= scores[best]) continue;
        if (state.can(transitions_[c]) && !merges_names(state, transitions_[c], sentence_names)) best = c;
      }
      state.apply(transitions_[best]);
    }
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
