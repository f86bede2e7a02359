#include "tests/support/synthetic_extraction.h"

#include <sys/resource.h>

#include <cmath>
#include <random>

namespace dossier {
namespace {

constexpr uint32_t kWords = 500, kEntities = 20, kMentions = 60, kClaims = 12, kStatements = 4, kEvents = 3;
constexpr const char* kTypes[] = {"MEMBER_OF", "CONFLICT_WITH", "COMMUNICATED_WITH", "CRITICISES", "SUPPORTS", "HOLDS_POSITION"};

/// Numbers that are the same on every platform, unlike those of the standard distributions.
class Numbers {
 public:
  explicit Numbers(uint64_t seed) : engine_(seed * 2654435761u + 1) {}
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(engine_() % n); }
  /// A rank from 0 with a probability that falls as 1/rank, up to 20,000.
  uint32_t rank() { return static_cast<uint32_t>(std::pow(20000.0, below(1 << 20) / double(1 << 20))) - 1; }

 private:
  std::mt19937_64 engine_;
};

ByteSpan sentence_at(const Document& d, uint32_t at) { return {at, std::min(at + 80, static_cast<uint32_t>(d.text.size()))}; }

}  // namespace

Document synthetic_document(uint64_t i) {
  Numbers n(i);
  Document d;
  d.id = "article-" + std::to_string(i);
  d.title = "Article " + std::to_string(i);
  d.outlet = "Outlet " + std::to_string(n.below(40));
  d.date = from_days(18000 + n.below(1500));
  for (uint32_t w = 0; w < kWords; ++w) d.text += "word" + std::to_string(n.rank() % 5000) + (w % 20 == 19 ? ". " : " ");
  return d;
}

Extraction synthetic_extraction(const Document& d, uint64_t i) {
  Numbers n(i + 77);
  Extraction x;
  for (uint32_t e = 0; e < kEntities; ++e) {
    const uint32_t rank = n.rank();
    const auto type = rank < 190 ? EntityType::Country : rank % 3 == 0 ? EntityType::Organisation : EntityType::Person;
    const std::string name = "Entity " + std::to_string(rank);
    x.entities.push_back({type, name, {"E" + std::to_string(rank)}, rank < 190 ? "iso3166:" + std::to_string(rank) : "", "", {}});
  }
  const auto size = static_cast<uint32_t>(d.text.size());
  for (uint32_t m = 0; m < kMentions; ++m) {
    const uint32_t begin = m * (size / kMentions);
    const uint32_t e = m < kEntities ? m : n.below(kEntities);
    x.mentions.push_back({{begin, begin + 8}, x.entities[e].type, MentionKind::Name, e, Sector::None, {}});
  }
  for (uint32_t s = 0; s < kStatements; ++s) {
    ExtractedStatement statement;
    statement.speaker = static_cast<int32_t>(n.below(kEntities));
    statement.content = {sentence_at(d, n.below(size))};
    statement.direct = s % 2 == 0;
    statement.about = {{n.below(kEntities), Stance::Oppose, 0.5f, {}}, {n.below(kEntities), Stance::Neutral, 0, {}}};
    x.statements.push_back(std::move(statement));
  }
  for (uint32_t v = 0; v < kEvents; ++v) {
    ExtractedEvent event;
    event.type = v == 0 ? "ASSAULT" : "CONSULT";
    event.span = sentence_at(d, n.below(size));
    event.participants = {{n.below(kEntities), "actor"}, {n.below(kEntities), "recipient"}};
    event.time = {d.date, d.date};
    event.rule = "synthetic";
    x.events.push_back(std::move(event));
  }
  for (uint32_t c = 0; c < kClaims; ++c) {
    ExtractedRelation r;
    r.type = kTypes[n.below(std::size(kTypes))];
    r.source = n.below(kEntities);
    r.target = n.below(kEntities);
    r.span = sentence_at(d, n.below(size));
    r.attributed_to = n.below(3) == 0 ? static_cast<int32_t>(n.below(kStatements)) : kNarrator;
    r.polarity = n.below(10) == 0 ? Polarity::Negative : Polarity::Positive;
    r.confidence = 0.8f;
    r.rule = "synthetic";
    x.relations.push_back(std::move(r));
  }
  return x;
}

double peak_memory_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace dossier
