#include "ingest/casualties.h"

#include <algorithm>
#include <array>

#include "ingest/claims.h"
#include "ingest/nouns.h"
#include "ingest/numbers.h"

namespace dossier {
namespace {

struct CasualtyWord {
  std::string_view lemma, kind;
};

/// Done to people.
constexpr CasualtyWord kTransitive[] = {
    {"kill", "killed"}, {"murder", "killed"}, {"massacre", "killed"}, {"slaughter", "killed"}, {"slay", "killed"}, {"behead", "killed"}, {"execute", "killed"},
    {"wound", "wounded"}, {"injure", "wounded"}, {"maim", "wounded"}, {"hurt", "wounded"},
    {"displace", "displaced"}, {"uproot", "displaced"}, {"evacuate", "displaced"},
    {"capture", "captured"}, {"abduct", "captured"}, {"kidnap", "captured"}};
/// What people do or are.
constexpr CasualtyWord kIntransitive[] = {{"die", "killed"}, {"perish", "killed"}, {"drown", "killed"}};
/// States: "left 12 dead", "are missing".
constexpr CasualtyWord kStates[] = {{"dead", "killed"}, {"wounded", "wounded"}, {"injured", "wounded"}, {"missing", "missing"}, {"homeless", "displaced"}};
/// Nouns that are counted themselves.
constexpr CasualtyWord kNouns[] = {{"death", "killed"}, {"fatality", "killed"}, {"dead", "killed"}, {"injury", "wounded"}, {"wounded", "wounded"}, {"injured", "wounded"}};

template <size_t N>
std::string_view kind_of(std::string_view lemma, const CasualtyWord (&words)[N]) {
  const auto word = std::find_if(std::begin(words), std::end(words), [&](const CasualtyWord& w) { return w.lemma == lemma; });
  return word == std::end(words) ? std::string_view() : word->kind;
}

/// A passage that counts casualties.
struct Report {
  std::string_view kind;
  uint32_t predicate = 0;  // whose event it is, and whose factuality
  Count count;
};

class CasualtyReader {
 public:
  explicit CasualtyReader(const ClaimReader& reader) : a_(reader.annotations()), syntax_(reader.syntax()) {}

  std::vector<Report> run() {
    for (uint32_t t = 0; t < a_.tokens.size(); ++t) read(t);
    return std::move(found_);
  }

 private:
  void read(uint32_t t) {
    const Token& token = a_.tokens[t];
    const std::string_view lemma = syntax_.lemma(t);
    if (token.upos == Upos::VERB || token.upos == Upos::ADJ) {
      TokenList victims;
      if (const auto kind = kind_of(lemma, kTransitive); !kind.empty()) {
        syntax_.objects(t, victims);
        add(kind, t, victims);
      } else if (const auto intransitive = kind_of(lemma, kIntransitive); !intransitive.empty()) {
        syntax_.surface_subjects(t, victims);
        add(intransitive, t, victims);
      } else if (lemma == "leave") {
        read_left(t);
      } else if (const auto state = kind_of(a_.word(t), kStates); !state.empty() && syntax_.has_copula(t)) {
        syntax_.surface_subjects(t, victims);
        add(state, t, victims);
      }
    }
    if (token.upos == Upos::NOUN || token.upos == Upos::ADJ) read_noun(t, lemma);
  }

  void add(std::string_view kind, uint32_t predicate, const TokenList& victims) {
    for (const uint32_t first : victims) {
      TokenList all;
      syntax_.conjuncts(first, all);
      for (const uint32_t victim : all) add(kind, predicate, victim);
    }
  }
  void add(std::string_view kind, uint32_t predicate, uint32_t victim) {
    const auto person = people(victim);
    if (!person) return;
    if (const auto count = count_before(a_, *person)) push({kind, predicate, *count});
  }
  void push(const Report& report) {
    const bool known = std::any_of(found_.begin(), found_.end(), [&](const Report& r) { return r.kind == report.kind && r.count.tokens == report.count.tokens; });
    if (!known) found_.push_back(report);
  }

  /// The token of the people: "thousands" leads on to "villagers" in "thousands of villagers", a number may stand alone.
  std::optional<uint32_t> people(uint32_t t) const {
    if (is_person(t)) return t;
    for (const uint32_t c : syntax_.children(t))
      if (c > t && syntax_.has_preposition(c, "of")) return people(c);
    return a_.tokens[t].upos == Upos::NUM || is_quantity(t) ? std::optional(t) : std::nullopt;
  }
  bool is_quantity(uint32_t t) const {
    constexpr std::array<std::string_view, 6> kQuantities{"dozens", "hundreds", "thousands", "scores", "dozen", "others"};
    return std::find(kQuantities.begin(), kQuantities.end(), a_.word(t)) != kQuantities.end();
  }
  bool is_person(uint32_t t) const {
    constexpr std::array<std::string_view, 4> kOthers{"other", "more", "troop", "personnel"};
    if (a_.tokens[t].upos == Upos::PRON || a_.tokens[t].upos == Upos::PROPN) return is_people_name(t);
    return std::find(kOthers.begin(), kOthers.end(), syntax_.lemma(t)) != kOthers.end() || is_person_noun(a_.lemma(t));
  }
  bool is_people_name(uint32_t t) const {
    return std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& m) { return m.type == EntityType::Nationality && m.head == t && a_.tokens[t].xpos != Xpos::JJ; });
  }

  /// "left three people dead and 12 wounded".
  void read_left(uint32_t verb) {
    const uint32_t end = a_.sentences[a_.sentence_of(verb)].tokens.end;
    for (uint32_t t = verb + 1; t < end; ++t) {
      const auto kind = kind_of(a_.word(t), kStates);
      if (kind.empty() || t == verb + 1) continue;
      const bool counted = is_person(t - 1) || a_.tokens[t - 1].upos == Upos::NUM || is_quantity(t - 1);
      if (!counted) continue;
      if (auto count = count_before(a_, t - 1)) push({kind, verb, *count});
    }
  }

  /// "12 deaths", "seven dead", "the death toll rose to 45", "no casualties".
  void read_noun(uint32_t t, std::string_view lemma) {
    if (lemma == "toll" && t > 0 && a_.word(t - 1) == "death") return read_toll(t);
    if (lemma == "casualty" || lemma == "fatality" || lemma == "death" || lemma == "injury") {
      const uint32_t determiner = syntax_.child(t, Deprel::det);
      if (determiner != kNoToken && a_.word(determiner) == "no") return push({lemma == "casualty" ? "casualties" : kind_of(lemma, kNouns), t, {0, 0, {determiner, t + 1}}});
    }
    const auto kind = kind_of(a_.tokens[t].upos == Upos::ADJ ? a_.word(t) : lemma, kNouns);
    if (kind.empty()) return;
    for (const uint32_t c : syntax_.children(t))
      if (a_.tokens[c].label == Deprel::nummod && c < t)
        if (const auto count = count_before(a_, t)) return push({kind, t, *count});
  }
  void read_toll(uint32_t toll) {
    const uint32_t up = syntax_.head(toll);
    for (const uint32_t from : {toll, up}) {
      if (from == kNoToken) continue;
      for (const uint32_t c : syntax_.children(from)) {
        if (c < toll || !(syntax_.has_preposition(c, "to") || syntax_.has_preposition(c, "of") || syntax_.has_preposition(c, "at"))) continue;
        if (const auto count = count_before(a_, c); count && count->least > 1) return push({"killed", from, *count});
      }
    }
  }

  const Annotations& a_;
  const Syntax& syntax_;
  std::vector<Report> found_;
};

class CasualtyWriter {
 public:
  CasualtyWriter(const ClaimReader& reader, Annotations& a) : reader_(reader), a_(a) {}

  void add(const Report& report) {
    const Factuality factuality = reader_.factuality(report.predicate);
    const bool absent = report.count.most == 0;
    if (!absent && (factuality.polarity == Polarity::Negative || factuality.modality != Modality::Asserted)) return;
    const int32_t event = find_event(report);
    if (event < 0) return;
    ExtractedCasualties c;
    c.kind = report.kind;
    c.least = report.count.least;
    c.most = report.count.most;
    c.words = a_.span(report.count.tokens);
    c.attributed_to = reader_.attribution(report.count.tokens.end - 1);
    a_.events[static_cast<size_t>(event)].casualties.push_back(std::move(c));
  }

 private:
  static bool is_violent(const ExtractedEvent& e) { return e.type == "ASSAULT" || e.type == "COERCE" || e.type == "PROTEST"; }
  static bool happened(const ExtractedEvent& e) { return e.polarity == Polarity::Positive && e.modality == Modality::Asserted; }

  int32_t find_event(const Report& report) {
    const ByteSpan predicate = a_.span({report.predicate, report.predicate + 1});
    const uint32_t number = a_.sentence_of(report.predicate);
    const ByteSpan sentence = a_.span(a_.sentences[number].tokens);
    int32_t nearest = -1, named = -1, before = -1;
    uint32_t least = UINT32_MAX;
    for (size_t i = 0; i < a_.events.size(); ++i) {
      const ExtractedEvent& e = a_.events[i];
      if (!happened(e)) continue;
      if (e.cue == predicate) return static_cast<int32_t>(i);
      if (e.entity >= 0 && is_named_in(static_cast<uint32_t>(e.entity), a_.sentences[number].tokens)) named = static_cast<int32_t>(i);
      if (!is_violent(e)) continue;
      if (sentence.contains(e.cue)) {
        const uint32_t distance = e.cue.begin > predicate.begin ? e.cue.begin - predicate.begin : predicate.begin - e.cue.begin;
        if (distance < least) least = distance, nearest = static_cast<int32_t>(i);
      } else if (is_just_before(e.cue, number)) {
        before = static_cast<int32_t>(i);
      }
    }
    if (nearest >= 0) return nearest;
    if (named >= 0) return named;
    if (report.count.most == 0) return before;
    const int32_t own = make_event(report);
    return own >= 0 ? own : before;
  }

  bool is_named_in(uint32_t chain, Range<Token> sentence) const {
    return std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& m) { return m.chain == chain && sentence.contains(m.head); });
  }

  /// In the same paragraph, at most three sentences before.
  bool is_just_before(ByteSpan cue, uint32_t sentence) const {
    constexpr uint32_t kWindow = 3;
    const auto paragraph = std::find_if(a_.paragraphs.begin(), a_.paragraphs.end(), [&](const Paragraph& p) { return p.sentences.contains(sentence); });
    if (paragraph == a_.paragraphs.end()) return false;
    const uint32_t first = std::max(paragraph->sentences.begin, sentence > kWindow ? sentence - kWindow : 0);
    return a_.span(a_.sentences[first].tokens).begin <= cue.begin && cue.end <= a_.span(a_.sentences[sentence].tokens).begin;
  }

  /// "Gunmen killed 12 people in Zurmi": an assault in that place, unless it was an accident or the weather.
  int32_t make_event(const Report& report) {
    const Token& token = a_.tokens[report.predicate];
    const std::string_view lemma = reader_.syntax().lemma(report.predicate);
    if (token.upos != Upos::VERB || (kind_of(lemma, kTransitive) != "killed" && kind_of(lemma, kTransitive) != "wounded") || has_other_cause(report.predicate)) return -1;
    std::vector<Argument> places;
    reader_.places(report.predicate, places);
    // "attacked a village in Chad and killed twelve", "killed three and wounded two in Chad": the place may stand with the other act.
    for (uint32_t act = report.predicate; places.empty() && a_.tokens[act].label == Deprel::conj;) reader_.places(act = reader_.syntax().head(act), places);
    for (const uint32_t act : reader_.syntax().children(report.predicate))
      if (places.empty() && a_.tokens[act].label == Deprel::conj) reader_.places(act, places);
    if (places.empty()) return -1;
    ExtractedEvent event;
    event.type = "ASSAULT";
    event.cameo = Schema::builtin().find_event(event.type)->cameo.substr(0, 2);
    event.span = reader_.span(report.predicate, places);
    event.cue = {token.begin, token.end};
    for (const Argument& place : places) event.participants.push_back({place.chain, "place"});
    event.time = reader_.time(report.predicate);
    event.attributed_to = reader_.attribution(report.predicate);
    event.confidence = reader_.confidence(0.7F, report.predicate, places, reader_.factuality(report.predicate), event.attributed_to);
    event.rule = "casualties";
    a_.events.push_back(std::move(event));
    return static_cast<int32_t>(a_.events.size() - 1);
  }

  bool has_other_cause(uint32_t predicate) const {
    constexpr std::array<std::string_view, 28> kCauses{
        "accident", "avalanche", "bus", "collapse", "collision", "crash", "cyclone", "derailment", "disease", "earthquake", "epidemic", "fire", "flood", "flooding",
        "heatwave", "hurricane", "landslide", "lightning", "mudslide", "outbreak", "quake", "stampede", "storm", "tornado", "tsunami", "typhoon", "virus", "wildfire"};
    const Range<Token> sentence = a_.sentences[a_.sentence_of(predicate)].tokens;
    for (uint32_t t = sentence.begin; t < sentence.end; ++t)
      if (std::find(kCauses.begin(), kCauses.end(), a_.lemma(t)) != kCauses.end()) return true;
    return false;
  }

  const ClaimReader& reader_;
  Annotations& a_;
};

}  // namespace

void extract_casualties(Annotations& a) {
  const ClaimReader reader(a);
  CasualtyWriter writer(reader, a);
  for (const Report& report : CasualtyReader(reader).run()) writer.add(report);
}

}  // namespace dossier
