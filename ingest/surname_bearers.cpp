#include "ingest/surname_bearers.h"

#include <algorithm>
#include <array>
#include <map>

#include "graph/text.h"
#include "ingest/mention_detector.h"
#include "ingest/name_forms.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

using Gender = Chain::Gender;

constexpr uint32_t kNone = UINT32_MAX;
// Weights of what makes somebody the bearer of a surname that stands alone; of names and calls, by distance in sentences.
constexpr std::array<double, 3> kNamedBefore{3.0, 2.0, 0.7};
constexpr std::array<double, 4> kCalledBefore{1.5, 1.5, 1.0, 1.0};
constexpr double kCalledLongBefore = 0.3, kHeadline = 1.0, kSameTitle = 2.0, kNotIntroduced = 2.5, kRelative = 2.5, kGenderOfClause = 1.5,
                 kFirstNamed = 0.5, kPerMention = 0.2, kPerName = 0.1, kInPhrase = 0.5;
constexpr uint32_t kMostMentions = 10;
constexpr int64_t kFamous = 3;  // full names of a relative who may be called by the surname

}  // namespace

SurnameBearers::SurnameBearers(std::string_view text, const Annotations& annotations, const Syntax& syntax, const MentionSets& sets, const CompletedNames& completed)
    : text_(text), a_(annotations), syntax_(syntax), sets_(sets), completed_(completed), headed_(first_mentions_by_head(annotations)) {}

std::string_view SurnameBearers::surface(uint32_t m) const {
  const auto completed = completed_.find(m);
  return completed != completed_.end() ? std::string_view(completed->second) : slice(text_, a_.span(a_.mentions[m].tokens));
}

/// "Rahm allowed her staff to leave", where several people are called Rahm: from the pronoun in the clause of the name.
Chain::Gender SurnameBearers::gender_in_clause(uint32_t m) const {
  const uint32_t subject = a_.mentions[m].head, verb = syntax_.head(subject);
  if (verb == kNoToken || !is_subject(a_.tokens[subject].label)) return Gender::Unknown;
  for (uint32_t t = subject + 1; t < a_.sentences[a_.sentence_of(subject)].tokens.end; ++t) {
    if (headed_[t] != kNone && is_name(headed_[t]) && sets_[headed_[t]].type == EntityType::Person) break;
    const PronounForm* form = find_pronoun(a_.word(t));
    if (form == nullptr || form->person != 3 || form->plural || form->gender == Gender::Neuter || form->gender == Gender::Unknown) continue;
    const bool owned = a_.tokens[t].label == Deprel::nmod_poss && syntax_.head(t) != kNoToken && syntax_.head(syntax_.head(t)) == verb;
    if (owned || a_.word(t).ends_with("self")) return form->gender;
  }
  return Gender::Unknown;
}

std::set<std::string> SurnameBearers::shared_surnames() const {
  std::map<std::string, std::string_view> first;
  std::map<std::string, Gender> titled;
  std::set<std::string> shared;
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m) || sets_[m].type != EntityType::Person) continue;
    if (is_single(m)) {
      if (sets_[m].gender == Gender::Unknown) continue;
      std::string surname = fold_name(surface(m));
      const auto [it, fresh] = titled.emplace(surname, sets_[m].gender);
      if (!fresh && it->second != sets_[m].gender) shared.insert(std::move(surname));
      continue;
    }
    const std::vector<std::string> words = person_words(surface(m));
    if (words.size() < 2) continue;
    const auto [it, fresh] = first.emplace(words.back(), surface(m));
    if (!fresh && it->second != surface(m) && !is_person_variant(it->second, surface(m))) shared.insert(words.back());
  }
  return shared;
}

/// A surname alone is not that of "his wife, Ilse Rahm", who is introduced so, where somebody else in the document bears it.
std::set<std::string> SurnameBearers::relatives() const {
  const auto is_kin = [&](uint32_t t) {
    const Noun* noun = NounLexicon::builtin().find(a_.lemma(t));
    return noun != nullptr && noun->kind == "kin";
  };
  std::set<std::string> names, seen;
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m) || sets_[m].type != EntityType::Person) continue;
    const Range<Token> name = a_.mentions[m].tokens;
    const std::vector<std::string> words = name_words(surface(m));
    if (words.size() > 1 && !seen.insert(words.front() + " " + words.back()).second) continue;
    uint32_t before = name.begin;
    if (before > 0 && a_.word(before - 1) == ",") --before;
    const bool introduced = before > 0 && is_kin(before - 1);
    const bool described = name.end + 2 < a_.tokens.size() && a_.word(name.end) == "," && a_.tokens[name.end + 1].xpos == Xpos::PRPS && is_kin(name.end + 2);
    if ((introduced || described) && !words.empty()) names.insert(words.front());
  }
  return names;
}

bool SurnameBearers::is_son(uint32_t n, const std::vector<uint32_t>& namesakes) const {
  return has_generation(surface(n)) && std::ranges::any_of(namesakes, [&](uint32_t o) {
    return !is_single(o) && !has_generation(surface(o)) && person_words(surface(o)).front() == person_words(surface(n)).front();
  });
}

/// Of several who bear a surname, the one that it means when it stands alone: whom the document is about, who was named or so
/// called last, whose title it has and whose gender the clause tells. `namesakes` are all mentions that end with the surname.
uint32_t SurnameBearers::meant(uint32_t m, const std::vector<uint32_t>& namesakes, const std::set<std::string>& kin) const {
  uint32_t best = kNone;
  double best_weight = 0;
  std::set<uint32_t> seen;
  for (const uint32_t n : namesakes) {
    if (is_single(n) || sets_[n].type != EntityType::Person || !sets_.compatible(m, n) || !is_person_variant(surface(m), surface(n))) continue;
    if (!seen.insert(sets_.find(n)).second || is_son(n, namesakes)) continue;
    double own = weight(m, n, namesakes);
    if (kin.contains(name_words(surface(n)).front())) {
      const auto named = std::ranges::count_if(namesakes, [&](uint32_t i) { return !is_single(i) && sets_.same(i, n); });
      if (named < kFamous) continue;
      own -= kRelative;
    }
    if (best == kNone || own > best_weight) {
      best = n;
      best_weight = own;
    }
  }
  return best;
}

double SurnameBearers::weight(uint32_t m, uint32_t bearer, const std::vector<uint32_t>& namesakes) const {
  const uint32_t here = a_.sentence_of(a_.mentions[m].head);
  const auto title = [&](uint32_t n) {
    const uint32_t begin = a_.mentions[n].tokens.begin;
    const bool titled = begin > 0 && a_.tokens[begin - 1].upos == Upos::PROPN && (a_.tokens[begin].flags & kSentenceStart) == 0;
    return titled ? a_.word(begin - 1) : std::string_view();
  };
  const bool has_headline = a_.paragraphs.size() > 1 && a_.paragraphs.front().sentences.size() == 1;
  uint32_t names = 0, before = 0;
  bool introduced = false, in_headline = false, same_title = false;
  double named = 0, called = 0;
  for (const uint32_t n : namesakes) {
    if (n == m || !sets_.same(n, bearer)) continue;
    const bool full = !is_single(n);
    const uint32_t sentence = a_.sentence_of(a_.mentions[n].head), distance = here - sentence;
    names += full;
    in_headline |= has_headline && full && sentence == 0;
    if (n > m) continue;
    ++before;
    introduced |= full;
    if (full) {
      const Deprel label = a_.tokens[a_.mentions[n].head].label;
      const bool in_phrase = label == Deprel::nmod || label == Deprel::nmod_poss || label == Deprel::nmod_desc || label == Deprel::compound || label == Deprel::appos;
      named = std::max(named, (distance < kNamedBefore.size() ? kNamedBefore[distance] : 0) * (in_phrase ? kInPhrase : 1));
      same_title |= !title(m).empty() && title(m) == title(n);
    } else {
      called = std::max(called, distance < kCalledBefore.size() ? kCalledBefore[distance] : kCalledLongBefore);
    }
  }
  const auto first = std::ranges::find_if(namesakes, [&](uint32_t n) { return !is_single(n); });
  double weight = named + called + kPerMention * std::min(before, kMostMentions) + kPerName * std::min(names, kMostMentions);
  const bool in_headline_alone = in_headline && names == 1;  // it may be no name: "Oslo Backs Rahm"
  if (sets_.same(*first, bearer) && !in_headline_alone) weight += kFirstNamed;
  if (in_headline && !in_headline_alone) weight += kHeadline;
  if (same_title) weight += kSameTitle;
  if (!introduced || in_headline_alone) weight -= kNotIntroduced;
  const Gender told = gender_in_clause(m), own = sets_[bearer].gender;
  if (told != Gender::Unknown && own != Gender::Unknown) weight += told == own ? kGenderOfClause : -kGenderOfClause;
  return weight;
}

}  // namespace dossier
