#include "ingest/topics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "ingest/claims.h"
#include "ingest/mention_detector.h"
#include "ingest/nouns.h"
#include "ingest/stance.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr float kConceded = 0.5f;   // weight of what stands before "but", or in a concession
constexpr float kLeastSide = 0.2f;  // a weaker side is none
constexpr float kMixed = 0.6f;      // the weaker side's share of the stronger one at which the two balance
constexpr std::array<std::string_view, 5> kContrasts{"but", "yet", "however", "nevertheless", "nonetheless"};
constexpr std::array<std::string_view, 4> kConcessions{"although", "though", "whereas", "albeit"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

class Topics {
 public:
  explicit Topics(Annotations& a) : a_(a), syntax_(a), reader_(syntax_, StanceLexicon::builtin()), named_(a.chains.size(), false) {
    for (const Mention& m : a.mentions)
      if (m.chain < named_.size() && m.kind == MentionKind::Name) named_[m.chain] = true;
  }

  void run() {
    for (size_t q = 0; q < a_.quotations.size(); ++q) {
      Quotation& quotation = a_.quotations[q];
      quotation.about = mentioned(quotation);
      if (quotation.polarity == Polarity::Positive) take_sides(q);
    }
  }

 private:
  std::vector<ExtractedAbout> mentioned(const Quotation&) const;
  bool is_aside(const Mention&, const Quotation&) const;
  bool is_in_brackets(uint32_t token) const;
  void take_sides(size_t q);
  Holder holder_of(const Quotation&) const;
  float contrast(uint32_t token) const;

  uint32_t token_at(uint32_t byte) const {
    return static_cast<uint32_t>(std::ranges::lower_bound(a_.tokens, byte, {}, &Token::begin) - a_.tokens.begin());
  }
  Range<Token> tokens_of(ByteSpan span) const { return {token_at(span.begin), token_at(span.end)}; }
  bool is_topic(uint32_t chain, const Quotation& q) const {
    return chain != kNone && chain != q.speaker && named_[chain] && a_.chains[chain].type != EntityType::Date;
  }

  Annotations& a_;
  Syntax syntax_;
  StanceReader reader_;
  std::vector<bool> named_;  // per chain
};

std::vector<ExtractedAbout> Topics::mentioned(const Quotation& q) const {
  std::vector<ExtractedAbout> about;
  uint32_t covered = 0;  // end of the last name: what stands inside it is no topic
  const auto first = std::ranges::lower_bound(a_.mentions, token_at(q.content.front().begin), {}, [](const Mention& m) { return m.tokens.begin; });
  const uint32_t last = token_at(q.content.back().end);
  for (auto i = first; i != a_.mentions.end() && i->tokens.begin < last; ++i) {
    const Mention& m = *i;
    if (m.tokens.end <= covered || !is_topic(m.chain, q)) continue;
    const PronounForm* pronoun = m.kind == MentionKind::Pronoun ? find_pronoun(a_.word(m.head)) : nullptr;
    if (pronoun && pronoun->person != 3) continue;  // "we": the speaker's own side
    if (pronoun && pronoun->gender == Chain::Gender::Neuter) continue;  // "it" stands for too much
    const ByteSpan span = a_.span(m.tokens);
    if (std::ranges::none_of(q.content, [&](ByteSpan c) { return c.contains(span); })) continue;
    if (m.kind == MentionKind::Name) covered = m.tokens.end;
    if (is_aside(m, q)) continue;
    if (std::ranges::none_of(about, [&](const ExtractedAbout& x) { return x.entity == m.chain; })) about.push_back({m.chain, Stance::Neutral, 0, {}});
  }
  return about;
}

/// "Ann Lee (R-Utah)": between brackets on the same line.
bool Topics::is_in_brackets(uint32_t token) const {
  const Range<Token> sentence = a_.sentences[a_.sentence_of(token)].tokens;
  for (uint32_t t = token; t > sentence.begin; --t) {
    if (a_.word(t - 1) == ")") return false;
    if (a_.word(t - 1) == "(") return true;
  }
  return false;
}

/// What a statement names without speaking about it: in brackets; in a clause or an apposition that only tells which person
/// or thing is meant ("the man who came from Peru"); the place where it happens ("met in Lima"); the origin of a person
/// ("a Peruvian singer", "many Peruvians").
bool Topics::is_aside(const Mention& m, const Quotation& q) const {
  if (is_in_brackets(m.head)) return true;
  const Token& head = a_.tokens[m.head];
  const auto in_content = [&](uint32_t t) {
    return std::ranges::any_of(q.content, [&](ByteSpan c) { return c.contains(ByteSpan{a_.tokens[t].begin, a_.tokens[t].end}); });
  };
  if (m.type == EntityType::Nationality) {
    const uint32_t noun = head.upos == Upos::ADJ || head.label == Deprel::amod || head.label == Deprel::compound ? syntax_.head(m.head) : kNone;
    if (noun != kNone) {
      if (a_.tokens[noun].upos == Upos::PROPN || (is_person_noun(syntax_.lemma(noun)) && !is_actor_noun(syntax_.lemma(noun)))) return true;
    } else {
      const uint32_t determiner = syntax_.child(m.head, Deprel::det);
      if (determiner == kNone || a_.word(determiner) != "the") return true;
    }
  }
  const bool place = m.type == EntityType::Place;
  for (const std::string_view at : {"in", "at", "near", "from", "on"})
    if ((head.label == Deprel::obl || (place && head.label == Deprel::nmod)) && (place || m.type == EntityType::Organisation) && syntax_.has_preposition(m.head, at)) return true;
  for (uint32_t t = m.head; t != kNone && in_content(t); t = syntax_.head(t)) {
    const Deprel label = a_.tokens[t].label;
    if (label == Deprel::acl_relcl || label == Deprel::acl || label == Deprel::appos) return in_content(syntax_.head(t));
  }
  return false;
}

/// The speaker speaks for himself and for the country or body that he holds office in.
Holder Topics::holder_of(const Quotation& q) const {
  Holder holder;
  if (q.speaker != kNone) holder.chains.push_back(q.speaker);
  for (const ExtractedRelation& r : a_.relations)
    if (q.speaker != kNone && r.source == q.speaker && (r.type == "HOLDS_POSITION" || r.type == "LEADS") && r.status != Status::Former)
      holder.chains.push_back(r.target);
  holder.cue = tokens_of(q.cue);
  return holder;
}

/// What is conceded counts less: "it has its weaknesses, but ...", "although it is weak, ...".
float Topics::contrast(uint32_t token) const {
  const Range<Token> sentence = a_.sentences[a_.sentence_of(token)].tokens;
  for (uint32_t t = token + 1; t < sentence.end; ++t) {
    if (!one_of(a_.word(t), kContrasts) || a_.tokens[t].upos == Upos::ADP) continue;
    bool addition = false;  // "not only ... but also"
    for (uint32_t n = sentence.begin; n + 1 < t; ++n) addition |= a_.word(n) == "not" && (a_.word(n + 1) == "only" || a_.word(n + 1) == "just" || a_.word(n + 1) == "merely");
    if (!addition) return kConceded;
  }
  for (uint32_t t = token; t != kNoToken; t = syntax_.head(t))
    for (const uint32_t c : syntax_.children(t))
      if (syntax_.token(c).label == Deprel::mark && one_of(a_.word(c), kConcessions)) return kConceded;
  return 1;
}

void Topics::take_sides(size_t q) {
  Quotation& quotation = a_.quotations[q];
  const Holder holder = holder_of(quotation);
  std::vector<std::pair<Side, float>> sides;  // with the weight that contrast leaves them
  std::vector<Side> found;
  const auto read = [&](uint32_t t) {
    found.clear();
    reader_.read(t, holder, found);
    for (const Side& s : found) sides.emplace_back(s, contrast(t));
  };
  const auto is_nested = [&](uint32_t t) {
    const ByteSpan span{a_.tokens[t].begin, a_.tokens[t].end};
    for (size_t inner = q + 1; inner < a_.quotations.size(); ++inner) {
      const Quotation& other = a_.quotations[inner];
      if (other.content.front().begin > quotation.content.back().end) break;
      if (other.parent != static_cast<int32_t>(q)) continue;
      if (std::ranges::any_of(other.content, [&](ByteSpan c) { return c.contains(span); }) || other.cue.contains(span)) return true;
    }
    return false;
  };
  for (uint32_t t = holder.cue.begin; t < holder.cue.end; ++t) read(t);
  for (const ByteSpan content : quotation.content) {
    const Range<Token> range = tokens_of(content);
    for (uint32_t t = range.begin; t < range.end; ++t)
      if (!holder.cue.contains(t) && !is_nested(t)) read(t);
  }
  struct Sum { float support = 0, oppose = 0; };
  std::map<uint32_t, Sum> sums;
  for (const auto& [side, weight] : sides) {
    float& sum = side.strength > 0 ? sums[side.chain].support : sums[side.chain].oppose;
    sum += std::abs(side.strength) * weight;
  }
  for (const auto& [chain, sum] : sums) {
    const float strong = std::max(sum.support, sum.oppose), weak = std::min(sum.support, sum.oppose);
    if (strong < kLeastSide || weak > kMixed * strong || !is_topic(chain, quotation)) continue;
    auto topic = std::ranges::find(quotation.about, chain, &ExtractedAbout::entity);
    if (topic == quotation.about.end()) topic = quotation.about.insert(topic, ExtractedAbout{chain, Stance::Neutral, 0, {}});
    topic->stance = sum.support > sum.oppose ? Stance::Support : Stance::Oppose;
    topic->strength = std::round(100 * std::min(1.0f, strong - weak)) / 100;
    float best = 0;
    for (const auto& [side, weight] : sides) {
      const bool same = side.chain == chain && (side.strength > 0) == (topic->stance == Stance::Support);
      if (!same || std::abs(side.strength) * weight <= best) continue;
      best = std::abs(side.strength) * weight;
      topic->words = a_.span(side.words);
    }
  }
}

}  // namespace

void find_topics(Annotations& annotations) { Topics(annotations).run(); }

}  // namespace dossier
