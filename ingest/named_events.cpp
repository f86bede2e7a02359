#include "ingest/named_events.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_event_kinds_tsv[], dossier_event_kinds_tsv_end[];

namespace dossier {

namespace {

const std::unordered_map<std::string_view, std::string_view>& kinds() {
  static const std::unordered_map<std::string_view, std::string_view> map = [] {
    std::unordered_map<std::string_view, std::string_view> words;
    for (const LexiconLine& line : lexicon_lines(embedded_text(dossier_event_kinds_tsv, dossier_event_kinds_tsv_end)))
      for (const std::string_view noun : split(line.fields[0], ',')) words.emplace(noun, line.fields[1]);
    return words;
  }();
  return map;
}

class NamedEvent {
 public:
  NamedEvent(Annotations& annotations, uint32_t chain) : a_(annotations), chain_(chain) {}

  bool is_named() {
    for (const uint32_t m : a_.chains[chain_].mentions)
      if (a_.mentions[m].kind == MentionKind::Name) { first_ = m; return true; }
    return false;
  }

  ExtractedEvent read() {
    event_.type = "NAMED";
    event_.entity = static_cast<int32_t>(chain_);
    event_.span = event_.cue = a_.span(a_.mentions[first_].tokens);
    event_.confidence = 0.9F;
    event_.rule = "named-event";
    read_kind();
    for (const ExtractedRelation& r : a_.relations) read_relation(r);
    if (!event_.time.known()) read_year();
    return std::move(event_);
  }

 private:
  /// The last word of the name that tells a kind: "Munich Security Conference", "Battle of Lowhill".
  void read_kind() {
    const Range<Token> name = a_.mentions[first_].tokens;
    for (uint32_t t = name.begin; t < name.end && event_.mode.empty(); ++t)
      if (const auto it = kinds().find(a_.word(t)); it != kinds().end() && (t + 1 == name.end || kinds().find(a_.word(t + 1)) == kinds().end()))
        event_.mode = it->second;
    if (a_.chains[chain_].kind.empty()) a_.chains[chain_].kind = event_.mode;
  }

  void read_relation(const ExtractedRelation& r) {
    if (r.polarity == Polarity::Negative || r.attributed_to != kNarrator) return;
    if (r.type == "PARTICIPATED_IN" && r.target == chain_ && r.modality == Modality::Asserted) add(r.source, "actor");
    if (r.type == "LOCATED_IN" && r.source == chain_) add(r.target, "place");
    const bool dates = r.type == "DATED" && r.source == chain_;
    if ((dates || r.type == "PARTICIPATED_IN") && (r.source == chain_ || r.target == chain_)) widen(r.time, dates ? r.role : "");
  }

  void add(uint32_t chain, const char* role) {
    const bool known = std::ranges::any_of(event_.participants, [&](const ExtractedParticipant& p) { return p.entity == chain; });
    if (!known) event_.participants.push_back({chain, role});
  }

  /// A stated date of the event itself goes before the date of somebody's part in it.
  void widen(const DateInterval& time, const std::string& role) {
    if (!time.known()) return;
    if (role == "start" && !event_.time.begin.known()) event_.time.begin = time.begin;
    else if (role == "end" && !event_.time.end.known()) event_.time.end = time.end;
    else if (!event_.time.known()) event_.time = time;
  }

  /// "the 2024 Vilnius summit", "Euro 2024".
  void read_year() {
    const Range<Token> name = a_.mentions[first_].tokens;
    const uint32_t begin = name.begin > 0 && a_.sentence_of(name.begin - 1) == a_.sentence_of(name.begin) ? name.begin - 1 : name.begin;
    for (uint32_t t = begin; t < name.end; ++t) {
      const std::string_view word = a_.word(t);
      int16_t year = 0;
      const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), year);
      if (error == std::errc() && end == word.data() + word.size() && word.size() == 4 && year > 1000 && year < 2100) {
        event_.time = {{year}, {year}};
        return;
      }
    }
  }

  Annotations& a_;
  const uint32_t chain_;
  uint32_t first_ = 0;  // mention that names it
  ExtractedEvent event_;
};

}  // namespace

void extract_named_events(Annotations& annotations) {
  for (uint32_t c = 0; c < annotations.chains.size(); ++c) {
    if (annotations.chains[c].type != EntityType::Event) continue;
    NamedEvent event(annotations, c);
    if (event.is_named()) annotations.events.push_back(event.read());
  }
}

}  // namespace dossier
