#include "ingest/life_dates.h"

#include <algorithm>
#include <array>

namespace dossier {

namespace {

constexpr uint32_t kLongestBracket = 40;  // tokens

/// One bracket behind one name, read from left to right: what is before the dash is of the birth, what follows of the death.
class LifeDates {
 public:
  LifeDates(const ClaimReader& reader, uint32_t person, std::vector<ExtractedRelation>& out) : reader_(reader), a_(reader.annotations()), person_(person), out_(out) {}

  void read() {
    uint32_t open = a_.mentions[person_].tokens.end;
    if (open < a_.tokens.size() && a_.word(open) == "\"") ++open;
    if (open >= a_.tokens.size() || a_.word(open) != "(") return;
    uint32_t close = open;
    while (close < a_.tokens.size() && close < open + kLongestBracket && a_.word(close) != ")") ++close;
    if (close >= a_.tokens.size() || a_.word(close) != ")") return;
    std::vector<uint32_t> inside;
    for (uint32_t m = 0; m < a_.mentions.size(); ++m)
      if (a_.mentions[m].tokens.begin > open && a_.mentions[m].tokens.end <= close) inside.push_back(m);
    find_marks(open, close, inside);
    if (dash_ == kNoToken && born_ == kNoToken && died_ == kNoToken) return;
    for (const uint32_t m : inside) add(m);
  }

 private:
  void find_marks(uint32_t open, uint32_t close, const std::vector<uint32_t>& inside) {
    size_t dates = 0;
    for (const uint32_t m : inside) dates += a_.mentions[m].type == EntityType::Date;
    for (uint32_t t = open + 1; t < close; ++t) {
      const std::string_view word = a_.word(t);
      const bool dated = dates > 0 && a_.word(t + 1) != "-";  // "(D-Mo.)" is a party and a state
      if (word == "born" || (dated && (word == "b." || word == "b"))) born_ = std::min(born_, t);
      if (word == "died" || (dated && (word == "d." || word == "d"))) died_ = std::min(died_, t);
      const bool covered = std::ranges::any_of(inside, [&](uint32_t m) { return a_.mentions[m].tokens.contains(t) && a_.mentions[m].type != EntityType::Date; });
      if ((word == "-" || word == "–" || word == "—") && !covered && dates > 1) dash_ = std::min(dash_, t);
    }
  }

  void add(uint32_t m) {
    const Mention& mention = a_.mentions[m];
    const uint32_t t = mention.tokens.begin;
    const bool death = died_ != kNoToken ? t > died_ : dash_ != kNoToken && t > dash_;
    if (born_ == kNoToken && dash_ == kNoToken && !death) return;
    const bool place = mention.type == EntityType::Place || mention.type == EntityType::Country;
    if (mention.chain == UINT32_MAX || (!place && mention.type != EntityType::Date)) return;
    ExtractedRelation relation;
    relation.type = !place ? "DATED" : death ? "DIED_IN" : "BORN_IN";
    relation.source = a_.mentions[person_].chain;
    relation.target = mention.chain;
    if (relation.source == relation.target) return;
    const ByteSpan name = a_.span(a_.mentions[person_].tokens), other = a_.span(mention.tokens);
    relation.span = {name.begin, other.end};
    relation.time = mention.time;
    relation.attributed_to = reader_.background_attribution(t);
    relation.role = place ? "" : death ? "died" : "born";
    relation.confidence = 0.93F;
    relation.rule = "life-dates";
    out_.push_back(std::move(relation));
  }

  const ClaimReader& reader_;
  const Annotations& a_;
  const uint32_t person_;
  std::vector<ExtractedRelation>& out_;
  uint32_t dash_ = kNoToken, born_ = kNoToken, died_ = kNoToken;
};

}  // namespace

std::vector<ExtractedRelation> read_life_dates(const ClaimReader& reader) {
  std::vector<ExtractedRelation> relations;
  const auto& mentions = reader.annotations().mentions;
  for (uint32_t m = 0; m < mentions.size(); ++m)
    if (mentions[m].type == EntityType::Person && mentions[m].kind == MentionKind::Name && mentions[m].chain != UINT32_MAX)
      LifeDates(reader, m, relations).read();
  return relations;
}

}  // namespace dossier
