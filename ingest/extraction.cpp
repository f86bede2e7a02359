#include <algorithm>
#include <iterator>

#include "ingest/annotate.h"

namespace dossier {
namespace {

constexpr uint32_t kUnused = UINT32_MAX;

/// Chains in the order of their first mentions become entities; a chain without a mention is none.
class Numbering {
 public:
  explicit Numbering(const Annotations& a) : entity_(a.chains.size(), kUnused) {
    for (const Mention& m : a.mentions)
      if (m.chain < entity_.size() && entity_[m.chain] == kUnused) {
        entity_[m.chain] = static_cast<uint32_t>(order_.size());
        order_.push_back(m.chain);
      }
  }
  const std::vector<uint32_t>& order() const { return order_; }
  uint32_t operator[](uint32_t chain) const { return chain < entity_.size() ? entity_[chain] : kUnused; }

 private:
  std::vector<uint32_t> entity_, order_;
};

ExtractedEntity entity_of(const Chain& chain) {
  ExtractedEntity e;
  e.type = chain.type == EntityType::Nationality ? EntityType::Country : chain.type;
  e.name = chain.name;
  e.ref = chain.ref;
  e.kind = chain.kind;
  for (const std::string& alias : chain.aliases)
    if (alias != chain.name && std::find(e.aliases.begin(), e.aliases.end(), alias) == e.aliases.end()) e.aliases.push_back(alias);
  e.properties = chain.properties;
  return e;
}

std::vector<ExtractedMention> mentions_of(const Annotations& a, const Numbering& number) {
  std::vector<ExtractedMention> mentions;
  for (const Mention& m : a.mentions)
    if (const uint32_t entity = number[m.chain]; entity != kUnused)
      mentions.push_back({a.span(m.tokens), m.type, m.kind, entity, m.sector, m.time});
  std::stable_sort(mentions.begin(), mentions.end(), [](const ExtractedMention& x, const ExtractedMention& y) {
    return std::pair(x.span.begin, ~x.span.end) < std::pair(y.span.begin, ~y.span.end);
  });
  return mentions;
}

/// A claim's evidence is the sentence that says it: a phrase cut out of it ("the bloc's member") would prove nothing to a
/// reader. Within a very long sentence the clause stays.
ByteSpan evidence_of(const Annotations& a, ByteSpan clause) {
  constexpr uint32_t kLongest = 700;
  const auto after = std::upper_bound(a.sentences.begin(), a.sentences.end(), clause.begin, [&](uint32_t byte, const Sentence& s) {
    return byte < a.span(s.tokens).begin;
  });
  if (after == a.sentences.begin()) return clause;
  const ByteSpan sentence = a.span(std::prev(after)->tokens);
  return sentence.contains(clause) && sentence.size() <= kLongest ? sentence : clause;
}

ExtractedStatement statement_of(const Quotation& q, const Numbering& number) {
  ExtractedStatement s;
  if (const uint32_t speaker = number[q.speaker]; speaker != kUnused) s.speaker = static_cast<int32_t>(speaker);
  s.source = q.source;
  s.cue = q.cue;
  s.content = q.content;
  s.direct = q.direct;
  s.attributed_to = q.parent;
  s.certainty = q.certainty;
  s.polarity = q.polarity;
  for (ExtractedAbout about : q.about)
    if ((about.entity = number[about.entity]) != kUnused) s.about.push_back(about);
  return s;
}

}  // namespace

Extraction to_extraction(const Document&, const Annotations& a) {
  Extraction x;
  const Numbering number(a);
  for (const uint32_t chain : number.order()) x.entities.push_back(entity_of(a.chains[chain]));
  x.mentions = mentions_of(a, number);
  for (const Quotation& q : a.quotations) x.statements.push_back(statement_of(q, number));
  for (ExtractedEvent e : a.events) {
    if (e.entity >= 0) {
      const uint32_t node = number[static_cast<uint32_t>(e.entity)];
      e.entity = node == kUnused ? -1 : static_cast<int32_t>(node);
    }
    for (ExtractedParticipant& p : e.participants) p.entity = number[p.entity];
    std::erase_if(e.participants, [](const ExtractedParticipant& p) { return p.entity == kUnused; });
    e.span = evidence_of(a, e.span);
    x.events.push_back(std::move(e));
  }
  for (ExtractedRelation r : a.relations) {
    r.source = number[r.source];
    r.target = number[r.target];
    r.span = evidence_of(a, r.span);
    if (r.source != kUnused && r.target != kUnused) x.relations.push_back(std::move(r));
  }
  std::stable_sort(x.relations.begin(), x.relations.end(), [](const ExtractedRelation& p, const ExtractedRelation& q) {
    return p.span < q.span;
  });
  return x;
}

}  // namespace dossier
