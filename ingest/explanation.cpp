#include "ingest/explanation.h"

#include <algorithm>
#include <cstdio>

#include "graph/span.h"
#include "graph/text.h"
#include "ingest/claims.h"
#include "ingest/rules.h"

namespace dossier {

namespace {

const Rule* rule_of(std::string_view id) {
  for (const RuleSet* set : {&RuleSet::relations(), &RuleSet::events()})
    for (const Rule& rule : set->rules()) if (rule.id == id) return &rule;
  return nullptr;
}

class Explainer {
 public:
  Explainer(const Annotations& annotations, std::string_view text, const RelationClassifier* classifier)
      : a_(annotations), text_(text), reader_(annotations), classifier_(classifier) {}

  std::vector<ExplanationStep> run(const ExtractedRelation& relation) {
    explain_rule(relation);
    const uint32_t trigger = token_at(relation.cue);
    if (trigger != kNoToken) add("cue", a_.lemma(trigger), relation.cue);
    explain_side("source", relation.source, relation.source_words, trigger);
    explain_side("target", relation.target, relation.target_words, trigger);
    if (trigger != kNoToken) explain_reading(relation, trigger);
    explain_attribution(relation);
    if (is_trained(relation)) explain_weights(relation);
    return std::move(steps_);
  }

 private:
  void add(std::string step, std::string_view note, ByteSpan span) {
    steps_.push_back({std::move(step), squeeze(text_.substr(span.begin, span.size())), std::string(note), span});
  }

  uint32_t token_at(ByteSpan span) const {
    if (span.empty()) return kNoToken;
    const auto it = std::ranges::lower_bound(a_.tokens, span.begin, {}, &Token::begin);
    return it == a_.tokens.end() || it->begin != span.begin ? kNoToken : static_cast<uint32_t>(it - a_.tokens.begin());
  }

  void explain_rule(const ExtractedRelation& relation) {
    if (is_trained(relation)) {
      steps_.push_back({"rule", relation.rule, "no written rule: made by the trained classifier, from the path between the two and the words on it", {}});
      return;
    }
    const Rule* rule = rule_of(relation.rule);
    steps_.push_back({"rule", relation.rule, rule == nullptr ? "not a rule of a lexicon: made by the stage of that name" : rule->definition, {}});
  }

  void explain_side(const std::string& side, uint32_t chain, ByteSpan words, uint32_t trigger) {
    const Chain& who = a_.chains[chain];
    const Mention* mention = nullptr;
    for (const uint32_t m : who.mentions) if (a_.span(a_.mentions[m].tokens) == words) mention = &a_.mentions[m];
    if (mention == nullptr) {
      steps_.push_back({side, who.name, "", {}});
      return;
    }
    std::string note(to_string(mention->kind));
    note += " of " + who.name;
    if (mention->sector != Sector::None) note.append(", sector ").append(to_string(mention->sector));
    add(side, note, words);
    if (trigger != kNoToken) steps_.push_back({side + " path", path(trigger, mention->head), "", {}});
    if (mention->kind != MentionKind::Name) explain_coreference(side, who, *mention);
  }

  /// The nearest name before the mention, else the first one after it.
  void explain_coreference(const std::string& side, const Chain& who, const Mention& mention) {
    const Mention* name = nullptr;
    for (const uint32_t m : who.mentions) {
      const Mention& other = a_.mentions[m];
      if (other.kind != MentionKind::Name) continue;
      if (name != nullptr && other.head > mention.head) break;
      name = &other;
    }
    if (name != nullptr) add(side + " coreference", "the name that it refers to", a_.span(name->tokens));
  }

  /// "leave ←nsubj← country": up to what governs both, then down.
  std::string path(uint32_t from, uint32_t to) const {
    const Syntax& syntax = reader_.syntax();
    std::vector<uint32_t> above;  // `to` and what governs it
    for (uint32_t t = to; t != kNoToken; t = syntax.head(t)) above.push_back(t);
    std::string text(a_.word(from));
    uint32_t t = from;
    while (t != kNoToken && std::ranges::find(above, t) == above.end()) {
      const uint32_t up = syntax.head(t);
      if (up == kNoToken) return text + " … " + std::string(a_.word(to));  // of another sentence
      text.append(" →").append(to_string(a_.tokens[t].label)).append("→ ").append(a_.word(up));
      t = up;
    }
    for (auto it = std::ranges::find(above, t); it != above.begin();) {
      --it;
      text.append(" ←").append(to_string(a_.tokens[*it].label)).append("← ").append(a_.word(*it));
    }
    return text;
  }

  void explain_reading(const ExtractedRelation& relation, uint32_t trigger) {
    std::string note(to_string(relation.polarity));
    note.append(", ").append(to_string(relation.modality));
    const uint32_t cue = reader_.factuality(trigger).cue;
    const bool plain = relation.polarity == Polarity::Positive && relation.modality == Modality::Asserted;
    if (plain || cue == kNoToken) steps_.push_back({"reading", "", note, {}});
    else add("reading", note, {a_.tokens[cue].begin, a_.tokens[cue].end});
  }

  void explain_attribution(const ExtractedRelation& relation) {
    for (int32_t s = relation.attributed_to, depth = 0; s != kNarrator && depth < 8; ++depth) {
      const Quotation& q = a_.quotations[static_cast<size_t>(s)];
      const std::string who = q.speaker == UINT32_MAX ? "a source without a name" : a_.chains[q.speaker].name;
      add("attribution", "words of " + who + (q.direct ? ", direct" : ", indirect"), q.cue.empty() ? q.content.front() : q.cue);
      s = q.parent;
    }
  }

  static bool is_trained(const ExtractedRelation& relation) { return relation.rule.starts_with(RelationClassifier::kRulePrefix); }

  /// The path between the two sides, and what spoke for the claim and against it, in log odds.
  void explain_weights(const ExtractedRelation& relation) {
    constexpr size_t kMost = 6;
    const auto head_of = [&](uint32_t chain, ByteSpan words) {
      for (const uint32_t m : a_.chains[chain].mentions) if (a_.span(a_.mentions[m].tokens) == words) return a_.mentions[m].head;
      return kNoToken;
    };
    const uint32_t source = head_of(relation.source, relation.source_words), target = head_of(relation.target, relation.target_words);
    if (source != kNoToken && target != kNoToken) steps_.push_back({"path", path(source, target), "", {}});
    if (classifier_ == nullptr) return;
    for (const RelationClassifier::Reason& reason : classifier_->reasons(reader_, relation, kMost)) {
      char weight[32];
      std::snprintf(weight, sizeof weight, "%+.2f", reason.weight);
      steps_.push_back({"weighed", reason.feature, weight, {}});
    }
  }

  const Annotations& a_;
  std::string_view text_;
  ClaimReader reader_;
  const RelationClassifier* classifier_;
  std::vector<ExplanationStep> steps_;
};

/// How well a relation fits the outline: 0 not at all, more for each side of that name.
int fit(const Annotations& a, const ExtractedRelation& r, const ClaimOutline& claim) {
  if (r.type != claim.type || r.rule != claim.rule || r.cue != claim.cue) return 0;
  const auto called = [&](uint32_t chain, std::string_view name) {
    const Chain& c = a.chains[chain];
    return c.name == name || std::ranges::find(c.aliases, name) != c.aliases.end();
  };
  return 1 + called(r.source, claim.source) + called(r.target, claim.target);
}

}  // namespace

std::vector<ExplanationStep> explain(const Annotations& annotations, std::string_view text, const ClaimOutline& claim, const RelationClassifier* classifier) {
  const ExtractedRelation* best = nullptr;
  int best_fit = 0;
  for (const ExtractedRelation& r : annotations.relations)
    if (const int f = fit(annotations, r, claim); f > best_fit) { best = &r; best_fit = f; }
  if (best == nullptr) return {};
  return Explainer(annotations, text, classifier).run(*best);
}

}  // namespace dossier
