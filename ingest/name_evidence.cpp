#include "ingest/name_evidence.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

class NameEvidence {
 public:
  NameEvidence(const Annotations& a, const std::vector<TokenNames>& names) : a_(a), names_(names) {
    for (size_t i = 0; i < a.mentions.size(); ++i) {
      const Mention& m = a.mentions[i];
      if (m.kind != MentionKind::Name || m.type == EntityType::Date) continue;
      Uses& uses = uses_[words(m.tokens)];
      uses.located |= is_located(m.tokens) || is_kind_of_place(m.tokens) || (i > 0 && is_beside_place(a.mentions[i - 1], m));
      if (m.type == EntityType::Place && m.tokens.size() > 1 && has(names[m.tokens.end - 1], NameClass::PlaceNoun))  // "Velga province", "Velga Island"
        uses_[words({m.tokens.begin, m.tokens.end - 1})].located = true;
      uses.person |= is_introduced(m.tokens);
      if (const Noun* noun = description(m)) uses.described = noun->type;
    }
  }
  /// What a name is in spite of the recogniser; nothing when its type is borne out.
  std::optional<EntityType> other_type(const Mention& m) const {
    const Uses& uses = uses_.at(words(m.tokens));
    if (m.type == EntityType::Event || m.type == EntityType::Nationality || uses.person) return std::nullopt;
    if (uses.described && m.type == EntityType::Person) return uses.described;
    if (uses.described == EntityType::Place) return uses.described;
    return m.type == EntityType::Person && uses.located ? std::optional(EntityType::Place) : std::nullopt;
  }

 private:
  struct Uses {
    bool located = false, person = false;
    std::optional<EntityType> described;  // as an organisation or a place
  };

  std::vector<uint32_t> words(Range<Token> r) const {
    std::vector<uint32_t> out;
    for (uint32_t t = r.begin; t < r.end; ++t) out.push_back(a_.tokens[t].word);
    return out;
  }
  bool starts_sentence(uint32_t t) const { return t == 0 || (a_.tokens[t].flags & kSentenceStart) != 0; }

  /// The noun in ", a company" after the name.
  const Noun* description(const Mention& m) const {
    constexpr uint32_t kWindow = 8;
    if (m.tokens.end + 2 >= a_.tokens.size() || a_.word(m.tokens.end) != ",") return nullptr;
    const std::string_view article = a_.word(m.tokens.end + 1);
    if (article != "a" && article != "an") return nullptr;
    for (uint32_t t = m.tokens.end + 2; t < std::min<uint32_t>(m.tokens.end + kWindow, static_cast<uint32_t>(a_.tokens.size())); ++t) {
      const Token& token = a_.tokens[t];
      if (starts_sentence(t) || token.upos == Upos::PUNCT || token.upos == Upos::VERB || token.upos == Upos::ADP) return nullptr;
      if (token.upos != Upos::NOUN || token.label == Deprel::compound) continue;
      const Noun* noun = NounLexicon::builtin().find(a_.lemma(t));
      return noun != nullptr && (noun->type == EntityType::Organisation || noun->type == EntityType::Place) ? noun : nullptr;
    }
    return nullptr;
  }

  /// "in Velga", but neither "in Velkov's words" nor "confidence in Velkov".
  bool is_located(Range<Token> r) const {
    constexpr std::string_view kWithin[] = {"in", "near", "into", "across", "throughout", "outside", "inside", "around"};
    constexpr std::string_view kFeelings[] = {"trust", "confidence", "confident", "faith", "believe", "belief", "interest", "interested", "hope", "find", "see", "involve"};
    if (starts_sentence(r.begin) || (r.end < a_.tokens.size() && is_possessive(a_, r.end))) return false;
    const std::string_view before = a_.word(r.begin - 1);
    if (std::find(std::begin(kWithin), std::end(kWithin), before) == std::end(kWithin)) return false;
    if (starts_sentence(r.begin - 1)) return true;
    return std::find(std::begin(kFeelings), std::end(kFeelings), a_.lemma(r.begin - 2)) == std::end(kFeelings);
  }

  /// "the province of Velga".
  bool is_kind_of_place(Range<Token> r) const {
    return !starts_sentence(r.begin) && !starts_sentence(r.begin - 1) && a_.word(r.begin - 1) == "of" && has(names_[r.begin - 2], NameClass::PlaceNoun);
  }

  /// "of Norland and Velga", "from Norland and the Velgas".
  bool is_beside_place(const Mention& place, const Mention& m) const {
    const bool is_known = place.entry != UINT32_MAX && (place.type == EntityType::Place || place.type == EntityType::Country);
    uint32_t last = place.tokens.end;
    if (last + 1 < m.tokens.begin && a_.word(last + 1) == "the") ++last;
    if (!is_known || last + 1 != m.tokens.begin || a_.word(place.tokens.end) != "and" || starts_sentence(place.tokens.begin)) return false;
    const Token& head = a_.tokens[syntactic_head(a_, m.tokens)];
    return a_.tokens[place.tokens.begin - 1].upos == Upos::ADP && head.label == Deprel::conj && head.head >= 0 && place.tokens.contains(static_cast<uint32_t>(head.head));
  }

  /// A part of a person's name inside, a title before, or an act that only people do after.
  bool is_introduced(Range<Token> r) const {
    constexpr std::string_view kActs[] = {"say", "tell", "add", "think", "write", "note", "explain", "believe", "insist", "argue", "reply", "resign", "marry"};
    for (uint32_t t = r.begin; t < r.end; ++t)
      if (has(names_[t], NameClass::GivenName) || has(names_[t], NameClass::Surname) || has(names_[t], NameClass::Honorific)) return true;
    if (!starts_sentence(r.begin) && (has(names_[r.begin - 1], NameClass::Honorific) || has(names_[r.begin - 1], NameClass::Title) || has(names_[r.begin - 1], NameClass::GivenName)))
      return true;
    if (r.end >= a_.tokens.size()) return false;
    const std::string_view after = a_.lemma(r.end);
    return after == "who" || std::find(std::begin(kActs), std::end(kActs), after) != std::end(kActs);
  }

  const Annotations& a_;
  const std::vector<TokenNames>& names_;
  std::map<std::vector<uint32_t>, Uses> uses_;
};

}  // namespace

void judge_names_by_document(const std::vector<TokenNames>& names, Annotations& a) {
  const NameEvidence evidence(a, names);
  for (Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.entry == UINT32_MAX && m.type != EntityType::Date) m.type = evidence.other_type(m).value_or(m.type);
}

}  // namespace dossier
