#include "ingest/name_evidence.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
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
      if (m.type == EntityType::Person && m.tokens.size() == 1) alone_.insert(a.tokens[m.tokens.begin].word);
      if (m.type == EntityType::Person && m.tokens.size() > 1) surnames_.insert(a.tokens[m.tokens.end - 1].word);
      if (m.type == EntityType::Person && is_addressed(m.tokens)) addressed_.insert(a.tokens[m.tokens.end - 1].word);
      Uses& uses = uses_[words(m.tokens)];
      uses.located |= is_located(m.tokens) || is_kind_of_place(m.tokens) || (i > 0 && is_beside_place(a.mentions[i - 1], m));
      if (m.type == EntityType::Place && m.tokens.size() > 1 && has(names[m.tokens.end - 1], NameClass::PlaceNoun))  // "Velga province", "Velga Island"
        uses_[words({m.tokens.begin, m.tokens.end - 1})].located = true;
      uses.person |= is_introduced(m.tokens);
      if (const Noun* noun = description(m)) uses.described = noun->type;
      uses.company |= is_run(m.tokens) || (m.type == EntityType::Place && has_owners(m.tokens));
    }
  }
  /// What a name is in spite of the recogniser; nothing when its type is borne out.
  std::optional<EntityType> other_type(const Mention& m) const {
    if (is_full_name(m) || is_titled_surname(m)) return EntityType::Person;
    const Uses& uses = uses_.at(words(m.tokens));
    if (m.type == EntityType::Event || m.type == EntityType::Nationality || uses.person) return std::nullopt;
    if (uses.described && m.type == EntityType::Person) return uses.described;
    if (uses.company && (m.type == EntityType::Person || m.type == EntityType::Place)) return EntityType::Organisation;
    if (uses.described == EntityType::Place) return uses.described;
    return m.type == EntityType::Person && uses.located ? std::optional(EntityType::Place) : std::nullopt;
  }

  /// "General Rahm", "AG Rahm": who is named in full elsewhere.
  bool is_titled_surname(const Mention& m) const {
    const Range<Token> r = m.tokens;
    if ((m.type != EntityType::Organisation && m.type != EntityType::Place) || r.size() != 2 || !surnames_.contains(a_.tokens[r.begin + 1].word)) return false;
    return has(names_[r.begin], NameClass::Title) || has(names_[r.begin], NameClass::Honorific) || a_.word(r.begin) == "ag";
  }

 private:
  struct Uses {
    bool located = false, person = false, company = false;
    std::optional<EntityType> described;  // as an organisation or a place
  };

  std::vector<uint32_t> words(Range<Token> r) const {
    std::vector<uint32_t> out;
    for (uint32_t t = r.begin; t < r.end; ++t) out.push_back(a_.tokens[t].word);
    return out;
  }
  bool starts_sentence(uint32_t t) const { return t == 0 || (a_.tokens[t].flags & kSentenceStart) != 0; }

  /// "Mr. Rahm"
  bool is_addressed(Range<Token> r) const { return r.begin > 0 && !starts_sentence(r.begin) && has(names_[r.begin - 1], NameClass::Honorific); }

  /// "Ada Rahm" taken for a body or a place, "Ada W. Rahm", and "Orveen Rahm" where there is a "Ms. Rahm": a name in full of somebody who is called by the surname elsewhere.
  bool is_full_name(const Mention& m) const {
    const Range<Token> r = m.tokens;
    if ((m.type != EntityType::Organisation && m.type != EntityType::Place) || r.size() < 2 || r.size() > 4) return false;
    for (uint32_t t = r.begin; t < r.end; ++t)
      if ((a_.tokens[t].flags & kCapitalised) == 0 || has(names_[t], NameClass::OrganisationNoun) || has(names_[t], NameClass::PlaceNoun) || has(names_[t], NameClass::Title)) return false;
    const uint32_t surname = a_.tokens[r.end - 1].word;
    const bool initial = a_.word(r.begin + 1).size() == 2 && a_.word(r.begin + 1)[1] == '.';
    if (has(names_[r.begin], NameClass::GivenName) || initial) return alone_.contains(surname);
    return m.type == EntityType::Place && r.size() == 2 && names_[r.begin].classes == 0 && NounLexicon::builtin().find(a_.word(r.begin)) == nullptr && addressed_.contains(surname);
  }

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

  /// "the chief executive of Velga", "shares in Velga", "the founder of Velga Capital": what only a company has.
  bool is_run(Range<Token> r) const {
    constexpr std::string_view kOfBodies[] = {"founder", "cofounder", "co-founder", "director", "chairman", "chairwoman"};
    if (r.begin < 2 || starts_sentence(r.begin) || starts_sentence(r.begin - 1)) return false;
    const std::string_view preposition = a_.word(r.begin - 1), noun = a_.lemma(r.begin - 2);
    if (preposition != "of" && (preposition != "in" || noun != "share")) return false;
    const bool longer = r.size() > 1 && !has(names_[r.end - 1], NameClass::PlaceNoun);  // a town has a founder too
    if (longer && preposition == "of" && std::find(std::begin(kOfBodies), std::end(kOfBodies), noun) != std::end(kOfBodies)) return true;
    return noun == "share" || noun == "shareholder" || a_.word(r.begin - 2) == "ceo" || (noun == "executive" && r.begin > 2 && a_.word(r.begin - 3) == "chief");
  }

  /// "Velga's vice chairman", "Velga's shareholders"
  bool has_owners(Range<Token> r) const {
    constexpr uint32_t kWindow = 4;
    if (r.end >= a_.tokens.size() || !is_possessive(a_, r.end)) return false;
    for (uint32_t t = r.end + 1; t < std::min<uint32_t>(r.end + kWindow, static_cast<uint32_t>(a_.tokens.size())) && !starts_sentence(t); ++t) {
      if (a_.lemma(t) == "shareholder" || a_.lemma(t) == "chairman" || a_.word(t) == "ceo") return true;
      if (a_.tokens[t].upos != Upos::NOUN && a_.tokens[t].upos != Upos::ADJ) return false;
    }
    return false;
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
  std::set<uint32_t> alone_, surnames_, addressed_;  // last words of people's names: without any other, with others, behind "Mr."
};

}  // namespace

void judge_names_by_document(const std::vector<TokenNames>& names, Annotations& a) {
  const NameEvidence evidence(a, names);
  for (Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.entry == UINT32_MAX && m.type != EntityType::Date) {
      const bool titled = evidence.is_titled_surname(m);
      m.type = evidence.other_type(m).value_or(m.type);
      if (titled) m.head = ++m.tokens.begin;
    }
}

}  // namespace dossier
