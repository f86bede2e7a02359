#include "ingest/relation_classifier.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <sstream>
#include <tuple>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/relations.h"

namespace dossier {

namespace {

constexpr float kMostConfident = 0.95F;  // as for rules

// "spouse 512 1250 -500": name, threshold in units, slope and offset in thousandths. They stand in the model's table of class
// names, so that they cannot be parted from the weights that they were measured with.
RelationClassifier::Trained parse_class(std::string_view line) {
  std::istringstream in{std::string(line)};
  std::string name;
  RelationClassifier::Trained trained;
  int slope = 0, offset = 0;
  in >> name >> trained.threshold >> slope >> offset;
  const auto found = find_relation_class(name);
  if (!in || !found) throw input_error("model 'relations': the file has a class '" + std::string(line) + "' that this program does not know; build it again with dossier-train");
  trained.relation = kRelationClasses[*found];
  trained.slope = slope / 1000.0;
  trained.offset = offset / 1000.0;
  return trained;
}

/// A pair that a class speaks of.
struct Finding {
  size_t trained = 0;
  MentionPair pair;
  int32_t score = 0;
};

/// How a pair's claim is to be read: the words on the path between the two decide, from the target's side.
class PairReading {
 public:
  PairReading(const ClaimReader& reader, const TokenList& words) : reader_(reader), syntax_(reader.syntax()) {
    cue = words.back();
    for (auto t = words.rbegin(); t != words.rend(); ++t) {
      if (!holds_clause(*t)) continue;
      if (!clausal_) cue = *t;
      clausal_ = true;
      // "did not deny having founded": the first word that is not plainly so decides.
      if (const Factuality own = reader.factuality(*t); factuality == Factuality{} || is_plain()) factuality = own;
    }
    if (!clausal_) choose_noun(words);
    attributed_to = clausal_ ? reader.attribution(cue) : reader.background_attribution(cue);
    time = reader.time(cue, clausal_);
  }

  uint32_t cue = kNoToken;
  Factuality factuality;
  DateInterval time;
  int32_t attributed_to = kNarrator;

 private:
  bool holds_clause(uint32_t t) const { return syntax_.is_verbal(t) || (syntax_.is_nominal(t) && !reader_.name_at(t) && is_predicate(syntax_, t)); }
  bool is_plain() const { return factuality.polarity == Polarity::Positive && factuality.modality == Modality::Asserted; }
  /// "the goalkeeper Petra Holm": the noun nearest to the target says it, in passing.
  void choose_noun(const TokenList& words) {
    for (const uint32_t t : words) if (syntax_.token(t).upos == Upos::NOUN) cue = t;
  }

  const ClaimReader& reader_;
  const Syntax& syntax_;
  bool clausal_ = false;  // a verb or predicate stands on the path
};

ExtractedRelation claim_of(const ClaimReader& reader, const RelationClassifier::Trained& trained, const Finding& finding, const TokenList& words) {
  const Annotations& a = reader.annotations();
  const Mention &source = a.mentions[finding.pair.source], &target = a.mentions[finding.pair.target];
  const PairReading reading(reader, words);
  const std::array<Argument, 2> arguments{Argument{source.chain, finding.pair.source, source.head}, Argument{target.chain, finding.pair.target, target.head}};
  ExtractedRelation relation;
  relation.type = trained.relation.type;
  relation.role = trained.relation.role;
  relation.source = source.chain;
  relation.target = target.chain;
  relation.span = reader.span(reading.cue, arguments);
  relation.cue = {a.tokens[reading.cue].begin, a.tokens[reading.cue].end};
  relation.source_words = reader.words(arguments[0]);
  relation.target_words = reader.words(arguments[1]);
  relation.polarity = reading.factuality.polarity;
  relation.modality = reading.factuality.modality;
  relation.attributed_to = reading.attributed_to;
  // Where and when somebody was born has no time or status of its own.
  relation.time = relation.type == "DATED" ? target.time : relation.type == "BORN_IN" ? DateInterval{} : reading.time;
  // "is a Danish former rower": the noun's status is not that of a nationality, a school or a place.
  if (relation.type == "KIN_OF" || relation.type == "AFFILIATED_WITH" || relation.type == "LEADS") relation.status = reader.status(reading.cue);
  // What pronouns and distance do to it is in the features, and so in what was measured.
  const double odds = trained.slope * finding.score / RelationClassifier::kUnit + trained.offset;
  relation.confidence = std::min(kMostConfident, static_cast<float>(1 / (1 + std::exp(-odds))));
  relation.rule = std::string(RelationClassifier::kRulePrefix) + std::string(trained.relation.name);
  return relation;
}

}  // namespace

std::string RelationClassifier::Trained::to_line() const {
  return std::string(relation.name) + " " + std::to_string(threshold) + " " + std::to_string(std::lround(1000 * slope)) + " " + std::to_string(std::lround(1000 * offset));
}

RelationClassifier::RelationClassifier(std::span<const unsigned char> bytes, const ClusterTable& clusters)
    : clusters_(clusters), model_(bytes, kKind, fingerprint(clusters)) {
  for (size_t c = 0; c < model_.classes(); ++c) classes_.push_back(parse_class(model_.name(c)));
}

uint64_t RelationClassifier::fingerprint(const ClusterTable& clusters) { return hash64(kPairTemplates, clusters.fingerprint()); }

namespace {

/// "appeared at the Congress" is no education, however much the words look like it.
bool is_school(const Annotations& a, const Mention& mention) {
  static constexpr std::array<std::string_view, 9> kNouns{"academy", "college", "conservatory", "institute", "polytechnic", "school", "seminary", "universität", "university"};
  if (a.chains[mention.chain].kind == "university") return true;
  for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t)
    if (std::ranges::find(kNouns, a.word(t)) != kNouns.end()) return true;
  return false;
}

}  // namespace

bool is_candidate(const RelationClass& relation, const Annotations& a, MentionPair pair) {
  const Mention &source = a.mentions[pair.source], &target = a.mentions[pair.target];
  if (relation.symmetric && source.head > target.head) return false;
  if (relation.type == "CITIZEN_OF" && target.sector != Sector::None) return false;  // "the Kremlin doctor"
  if (relation.school && !is_school(a, target)) return false;
  return joins(relation, a.chains[source.chain].type, a.chains[target.chain].type);
}

bool is_worth_saying(const ClaimReader& reader, MentionPair pair) {
  const uint32_t source = reader.annotations().mentions[pair.source].chain, target = reader.annotations().mentions[pair.target].chain;
  return reader.is_described(source) && reader.is_described(target) && (reader.is_named(source) || reader.is_named(target));
}

std::pair<uint32_t, uint32_t> sides(const RelationClass& relation, uint32_t source, uint32_t target) {
  return relation.symmetric && target < source ? std::pair(target, source) : std::pair(source, target);
}

bool is_said(const RelationClass& relation, const Annotations& a, MentionPair pair) {
  const uint32_t source = a.mentions[pair.source].chain, target = a.mentions[pair.target].chain;
  return std::ranges::any_of(a.relations, [&](const ExtractedRelation& r) {
    if (relation.once && r.source == source && r.type == relation.type && r.role == relation.role) return true;
    const bool same = (r.source == source && r.target == target) || (r.source == target && r.target == source);
    return same && says(r.type, relation);
  });
}

std::vector<ExtractedRelation> RelationClassifier::classify(const ClaimReader& reader) const {
  const Annotations& a = reader.annotations();
  MentionPairs pairs(reader, clusters_);
  // The best pair of mentions of each two entities; of classes with one target a source, the best target.
  std::map<std::tuple<size_t, uint32_t, uint32_t>, Finding> best;
  LinearModel::Scores scores;
  for (const MentionPair pair : pairs.all()) {
    const uint32_t source = a.mentions[pair.source].chain, target = a.mentions[pair.target].chain;
    if (!is_worth_saying(reader, pair)) continue;
    score(pairs.features(pair), scores);
    for (size_t c = 0; c < classes_.size(); ++c) {
      const RelationClass& relation = classes_[c].relation;
      if (scores[c] < classes_[c].threshold || !is_candidate(relation, a, pair) || is_said(relation, a, pair)) continue;
      const auto [first, second] = sides(relation, source, relation.once ? 0 : target);
      const auto [it, fresh] = best.try_emplace(std::tuple(c, first, second), Finding{c, pair, scores[c]});
      if (!fresh && scores[c] > it->second.score) it->second = {c, pair, scores[c]};
    }
  }
  std::vector<Finding> findings;
  for (const auto& [key, finding] : best) findings.push_back(finding);
  std::ranges::sort(findings, {}, [](const Finding& f) { return std::tuple(f.pair.source, f.pair.target, f.trained); });
  std::vector<ExtractedRelation> relations;
  for (const Finding& f : findings) relations.push_back(claim_of(reader, classes_[f.trained], f, pairs.words(f.pair)));
  return relations;
}

std::vector<RelationClassifier::Reason> RelationClassifier::reasons(const ClaimReader& reader, const ExtractedRelation& relation, size_t most) const {
  const Annotations& a = reader.annotations();
  const auto trained = std::ranges::find_if(classes_, [&](const Trained& t) { return relation.rule == std::string(kRulePrefix) + std::string(t.relation.name); });
  if (trained == classes_.end()) return {};
  const auto c = static_cast<size_t>(trained - classes_.begin());
  const auto mention_at = [&](uint32_t chain, ByteSpan words) {
    const auto& mentions = a.chains[chain].mentions;
    const auto found = std::ranges::find_if(mentions, [&](uint32_t m) { return a.span(a.mentions[m].tokens) == words; });
    return found == mentions.end() ? UINT32_MAX : *found;
  };
  const MentionPair pair{mention_at(relation.source, relation.source_words), mention_at(relation.target, relation.target_words)};
  if (pair.source == UINT32_MAX || pair.target == UINT32_MAX) return {};
  MentionPairs pairs(reader, clusters_);
  const std::vector<std::string> words = pairs.descriptions(pair);
  const std::span<const uint64_t> features = pairs.features(pair);
  std::vector<Reason> reasons;
  LinearModel::Scores scores;
  for (size_t i = 0; i < features.size(); ++i) {
    score(features.subspan(i, 1), scores);
    if (scores[c] != 0) reasons.push_back({words[i], scores[c] / kUnit});
  }
  std::ranges::stable_sort(reasons, std::ranges::greater{}, [](const Reason& r) { return std::abs(r.weight); });
  if (reasons.size() > most) reasons.resize(most);
  return reasons;
}

void add_classified_relations(const RelationClassifier& classifier, Annotations& annotations) {
  const ClaimReader reader(annotations);
  std::vector<ExtractedRelation> found = classifier.classify(reader);
  std::ranges::move(found, std::back_inserter(annotations.relations));
}

}  // namespace dossier
