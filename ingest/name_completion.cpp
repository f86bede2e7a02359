#include "ingest/name_completion.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "ingest/name_words.h"
#include "ingest/nouns.h"
#include "ingest/word_features.h"

namespace dossier {
namespace {

/// "II" and the like; "I" only where no verb can follow it.
bool is_regnal_number(const Annotations& a, uint32_t t) {
  if (t >= a.tokens.size() || (a.tokens[t].flags & (kSentenceStart | kAllCaps | kCapitalised)) == 0) return false;
  const std::string_view w = a.word(t);
  if (w == "i") return t + 1 < a.tokens.size() && (a.word(t + 1) == "," || a.word(t + 1) == "of" || is_possessive(a, t + 1));
  return w.size() > 1 && w.size() < 6 && (a.tokens[t].flags & kAllCaps) && w.find_first_not_of("ivx") == std::string_view::npos;
}

/// "Intermediate School 114", "Ironworkers Local 12"
bool is_number_of_body(const Annotations& a, const Mention& m) {
  constexpr std::string_view kNumbered[] = {"battalion", "branch", "brigade", "chapter", "district", "local", "lodge", "post", "precinct", "school", "squadron"};
  const uint32_t t = m.tokens.end;
  if ((m.type != EntityType::Organisation && m.type != EntityType::Place) || t >= a.tokens.size() || (a.tokens[t].flags & kSentenceStart) || a.word(t).size() > 4) return false;
  const std::string_view number = a.word(t), noun = a.word(t - 1);
  return (a.tokens[t - 1].flags & kCapitalised) && number.find_first_not_of("0123456789") == std::string_view::npos && std::find(std::begin(kNumbered), std::end(kNumbered), noun) != std::end(kNumbered);
}

/// "the 7th District", "the 9th Circuit Court": the ordinal before such a word begins the name.
bool follows_its_ordinal(const Annotations& a, const Mention& m) {
  constexpr std::string_view kCounted[] = {"airborne", "arrondissement", "army", "battalion", "brigade", "circuit", "congressional", "district", "division", "fleet", "infantry", "precinct", "regiment", "ward"};
  if (m.tokens.begin == 0 || m.type == EntityType::Person || std::find(std::begin(kCounted), std::end(kCounted), a.word(m.tokens.begin)) == std::end(kCounted)) return false;
  return is_ordinal_number(a.word(m.tokens.begin - 1));
}

/// "Democrats for Life": a body of its own, and not the party.
void join_supporters(Annotations& a) {
  constexpr uint32_t kLongest = 4;  // words of what they are for
  for (size_t i = 0; i < a.mentions.size(); ++i) {
    Mention& m = a.mentions[i];
    const uint32_t cause = m.tokens.end + 1;
    if (m.kind != MentionKind::Name || m.type != EntityType::Organisation || m.tokens.size() != 1 || cause >= a.tokens.size() || a.word(cause - 1) != "for") continue;
    const Token& head = a.tokens[m.tokens.begin];
    if (head.xpos != Xpos::NNPS && head.xpos != Xpos::NNS) continue;
    uint32_t end = cause;
    while (end < a.tokens.size() && end - cause < kLongest && (a.tokens[end].flags & kCapitalised) && (a.tokens[end].flags & kSentenceStart) == 0) ++end;
    const bool taken = std::ranges::any_of(a.mentions, [&](const Mention& o) { return o.kind == MentionKind::Name && o.tokens.begin < end && cause < o.tokens.end; });
    if (end == cause || taken) continue;
    m.tokens.end = end;
    m.entry = UINT32_MAX;
  }
}

/// What else than a part of a person's name a word with a capital may be: "President", "Republican", "Tower".
bool is_other_word(const Gazetteer& gazetteer, const Annotations& a, uint32_t t) {
  if (NounLexicon::builtin().find(a.word(t)) != nullptr || NounLexicon::builtin().find(a.lemma(t)) != nullptr) return true;
  return std::ranges::any_of(gazetteer.find(a.word(t)), [&](uint32_t e) { return gazetteer[e].type != NameClass::GivenName && gazetteer[e].type != NameClass::Surname && gazetteer[e].type != NameClass::Person; });
}

/// Given names and surnames that the recogniser left out of people's names: "Tarveen" before "Rahm", "Rahm" behind "Ada" and
/// "Ada W.". What no lexicon knows as a given name must stand within a sentence or twice, and nobody else be called so.
class PersonCompleter {
 public:
  PersonCompleter(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) : gazetteer_(gazetteer), names_(names), a_(a), taken_(a.tokens.size(), false) {
    for (const Mention& m : a.mentions) {
      std::fill(taken_.begin() + m.tokens.begin, taken_.begin() + m.tokens.end, true);
      if (m.kind == MentionKind::Name && m.type == EntityType::Person && m.tokens.size() > 1) full_.insert(a.tokens[m.tokens.end - 1].word);
    }
  }

  void run() {
    for (size_t i = 1; i < a_.mentions.size(); ++i)
      if (is_torn(a_.mentions[i - 1], a_.mentions[i])) {
        a_.mentions[i].tokens.begin = a_.mentions[i - 1].tokens.begin;
        a_.mentions.erase(a_.mentions.begin() + static_cast<std::ptrdiff_t>(i--) - 1);
      }
    for (Mention& m : a_.mentions) {
      if (m.kind != MentionKind::Name || m.type != EntityType::Person || m.entry != UINT32_MAX) continue;
      if (is_surname_behind(m)) taken_[m.tokens.end++] = true;
      else if (is_given_name_before(m)) taken_[--m.tokens.begin] = true;
      else if (is_given_name_before_initial(m)) m.tokens.begin -= 2;
      Token& last = a_.tokens[m.tokens.end - 1];
      if (m.tokens.size() > 1 && last.xpos == Xpos::NNPS && has(names_[m.tokens.begin], NameClass::GivenName)) last.xpos = Xpos::NNP;  // "Marta Mills"
      m.head = syntactic_head(a_, m.tokens);
    }
  }

 private:
  bool starts_sentence(uint32_t t) const { return t == 0 || (a_.tokens[t].flags & kSentenceStart) != 0; }
  bool is_free_name(uint32_t t) const {
    constexpr uint32_t kOfPeople = 1U << static_cast<unsigned>(NameClass::GivenName) | 1U << static_cast<unsigned>(NameClass::Surname);
    const Token& token = a_.tokens[t];
    return !taken_[t] && (token.flags & kCapitalised) && !(token.flags & kAllCaps) && is_proper(token) && a_.word(t).back() != '.' && (names_[t].classes & ~kOfPeople) == 0 && !is_other_word(gazetteer_, a_, t);
  }
  bool is_plain(uint32_t t) const { return sentence_case(a_, a_.sentences[a_.sentence_of(t)].tokens) == SentenceCase::Normal; }
  static bool is_initial(std::string_view word) { return word.size() == 2 && word[1] == '.'; }

  bool is_given_name_before(const Mention& m) const {
    const uint32_t t = m.tokens.begin - 1;
    const bool surname = m.tokens.size() == 1 || a_.word(m.tokens.begin + 1) == "-";
    if (starts_sentence(m.tokens.begin) || !surname || a_.tokens[m.head].xpos == Xpos::NNPS || a_.tokens[t].xpos != Xpos::NNP || !is_free_name(t)) return false;
    if (may_be(gazetteer_, a_.word(t), NameClass::GivenName)) return true;
    if (has(names_[m.tokens.begin], NameClass::GivenName) || full_.contains(a_.tokens[m.tokens.end - 1].word) || !is_plain(t)) return false;
    return !starts_sentence(t) || stands_elsewhere(t);
  }

  /// The word and the one behind it, together in another place too.
  bool stands_elsewhere(uint32_t t) const {
    for (uint32_t i = 0; i + 1 < a_.tokens.size(); ++i)
      if (i != t && a_.tokens[i].word == a_.tokens[t].word && a_.tokens[i + 1].word == a_.tokens[t + 1].word) return true;
    return false;
  }

  /// "Ada W." and "Rahm", or "Chelsea" and "Rahm"
  bool is_torn(const Mention& first, const Mention& second) const {
    if (first.kind != MentionKind::Name || second.kind != MentionKind::Name || second.type != EntityType::Person || second.entry != UINT32_MAX) return false;
    if (first.tokens.end != second.tokens.begin || second.tokens.size() != 1 || starts_sentence(second.tokens.begin)) return false;
    if (first.type == EntityType::Country || first.type == EntityType::Nationality) return false;
    if (first.tokens.size() == 1) return may_be(gazetteer_, a_.word(first.tokens.begin), NameClass::GivenName) && !has(names_[second.tokens.begin], NameClass::GivenName);
    return first.type == EntityType::Person && is_initial(a_.word(first.tokens.end - 1));
  }

  /// "Ada W." before "Rahm"
  bool is_given_name_before_initial(const Mention& m) const {
    const uint32_t initial = m.tokens.begin - 1;
    if (m.tokens.size() != 1 || m.tokens.begin < 2 || starts_sentence(m.tokens.begin) || starts_sentence(initial) || taken_[initial] || !is_initial(a_.word(initial))) return false;
    return (a_.tokens[initial].flags & kCapitalised) && is_free_name(initial - 1) && may_be(gazetteer_, a_.word(initial - 1), NameClass::GivenName);
  }

  bool is_surname_behind(const Mention& m) const {
    const uint32_t t = m.tokens.end;
    const bool open = m.tokens.size() == 1 ? has(names_[m.tokens.begin], NameClass::GivenName) : is_initial(a_.word(t - 1));
    if (!open || t >= a_.tokens.size() || starts_sentence(t) || !is_free_name(t) || !is_plain(t)) return false;
    return t + 1 >= a_.tokens.size() || starts_sentence(t + 1) || !(a_.tokens[t + 1].flags & kCapitalised);
  }

  const Gazetteer& gazetteer_;
  const std::vector<TokenNames>& names_;
  Annotations& a_;
  std::vector<bool> taken_;
  std::set<uint32_t> full_;  // surnames of people named in full
};

/// What the recogniser left out at the edges of a name: "K. Arlen Moss", "Harald II".
void join_edges(Annotations& a) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const auto is_free_capital = [&](uint32_t t) { return !taken[t] && (a.tokens[t].flags & (kCapitalised | kAllCaps)) && a.tokens[t].upos == Upos::PROPN; };
  for (Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX) continue;
    if (is_number_of_body(a, m) && !taken[m.tokens.end]) ++m.tokens.end;
    if (follows_its_ordinal(a, m) && !taken[m.tokens.begin - 1]) {
      if (m.tokens.size() == 1 && (a.word(m.tokens.begin) == "district" || a.word(m.tokens.begin) == "precinct" || a.word(m.tokens.begin) == "ward")) m.type = EntityType::Place;
      --m.tokens.begin;
      m.head = syntactic_head(a, m.tokens);
    }
    if (m.type != EntityType::Person) continue;
    Range<Token>& r = m.tokens;
    if (is_regnal_number(a, r.end) && !taken[r.end]) ++r.end;
    const bool opens = (a.tokens[r.begin].flags & kSentenceStart) != 0;
    if (!opens && r.begin > 0 && is_free_capital(r.begin - 1) && a.word(r.begin - 1).size() == 2 && a.word(r.begin - 1)[1] == '.') {
      --r.begin;
      m.head = syntactic_head(a, r);
    }
    std::fill(taken.begin() + r.begin, taken.begin() + r.end, true);
  }
}

/// "Vantor Holdings, Inc.": the form of a company is part of its name and tells that it is one.
void join_company_forms(Annotations& a) {
  constexpr std::string_view kForms[] = {"inc.", "inc", "ltd.", "ltd", "llc", "l.l.c.", "plc", "corp.", "s.a.", "gmbh"};
  for (size_t i = 0; i < a.mentions.size(); ++i) {
    Mention& company = a.mentions[i];
    const uint32_t form = company.tokens.end + 1;
    if (company.kind != MentionKind::Name || company.type == EntityType::Date || form >= a.tokens.size() || a.word(form - 1) != ",") continue;
    if (std::find(std::begin(kForms), std::end(kForms), a.word(form)) == std::end(kForms) || (a.tokens[form].flags & kSentenceStart)) continue;
    company.tokens.end = form + 1;
    company.type = EntityType::Organisation;
    company.entry = UINT32_MAX;
    if (i + 1 < a.mentions.size() && a.mentions[i + 1].tokens.begin == form) a.mentions.erase(a.mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace

void complete_names(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) {
  join_edges(a);
  PersonCompleter(gazetteer, names, a).run();
  join_supporters(a);
  join_company_forms(a);
}

void join_forces(Annotations& a) {
  constexpr std::string_view kForces[] = {"command", "component", "force", "forces", "group", "mission"};
  for (size_t i = 0; i < a.mentions.size(); ++i) {
    Mention& m = a.mentions[i];
    if (m.kind != MentionKind::Name || (m.type != EntityType::Organisation && m.type != EntityType::Event) || m.entry != UINT32_MAX) continue;
    uint32_t operation = m.tokens.begin + 2;
    while (operation < a.tokens.size() && operation <= m.tokens.end + 1 && a.word(operation) != "operation") ++operation;
    if (operation >= a.tokens.size() || operation > m.tokens.end + 1 || a.word(operation) != "operation" || (a.word(operation - 1) != "-" && a.word(operation - 1) != "–")) continue;
    if (std::find(std::begin(kForces), std::end(kForces), a.word(operation - 2)) == std::end(kForces)) continue;
    uint32_t end = operation + 1;
    while (end < a.tokens.size() && (a.tokens[end].flags & (kCapitalised | kSentenceStart)) == kCapitalised) ++end;
    const auto is_free_capital = [&](uint32_t t) { return (a.tokens[t].flags & (kCapitalised | kSentenceStart)) == kCapitalised && (i == 0 || a.mentions[i - 1].tokens.end <= t); };
    uint32_t begin = m.tokens.begin;
    while (begin > a.sentences[a.sentence_of(m.tokens.begin)].tokens.begin && is_free_capital(begin - 1)) --begin;
    m.tokens = {begin, end};
    m.head = operation - 2;
    m.type = EntityType::Organisation;
    while (i + 1 < a.mentions.size() && a.mentions[i + 1].tokens.begin < end) a.mentions.erase(a.mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace dossier
