#include "ingest/missed_names.h"

#include <algorithm>
#include <optional>

#include "ingest/mentions.h"
#include "ingest/name_words.h"
#include "ingest/word_features.h"

namespace dossier {
namespace {

class MissedNames {
 public:
  MissedNames(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) : gazetteer_(gazetteer), names_(names), a_(a), place_at_(a.tokens.size(), false), taken_(a.tokens.size(), false) {
    for (const Mention& m : a.mentions) {
      std::fill(taken_.begin() + m.tokens.begin, taken_.begin() + m.tokens.end, true);
      if (m.type == EntityType::Place || m.type == EntityType::Country) place_at_[m.tokens.begin] = true;
    }
  }

  void add() {
    for (Mention& m : a_.mentions)
      if ((m.type == EntityType::Organisation || m.type == EntityType::Event) && m.kind == MentionKind::Name && m.entry == UINT32_MAX) complete(m);
    for (const Sentence& s : a_.sentences) {
      if (sentence_case(a_, s.tokens) != SentenceCase::Normal) continue;
      for (uint32_t t = s.tokens.begin; t < s.tokens.end;) {
        if (const uint32_t behind = end_of_named_after_purpose(t, s.tokens.end); behind != t) {
          push({begin_of_named_after_purpose(t, s.tokens.begin), behind}, EntityType::Organisation);
          a_.mentions.back().head = t;
          t = behind;
          continue;
        }
        uint32_t end = t;
        while (end < s.tokens.end && belongs(end)) ++end;
        if (end < s.tokens.end && end > t && belongs_to_title(gazetteer_, a_, names_, {t, end})) --end;
        if (const auto type = type_of({t, end}, s.tokens)) push({t > s.tokens.begin && is_ordinal(t - 1) ? t - 1 : t, end}, *type);
        t = std::max(end, t + 1);
      }
    }
  }

 private:
  bool belongs(uint32_t t) const {
    return !taken_[t] && (a_.tokens[t].flags & kCapitalised) && is_proper(a_.tokens[t]) && !has(names_[t], NameClass::Title) && !has(names_[t], NameClass::Body);
  }

  /// The recogniser may have seen no more than "Agency" or "Agency for Rural" of such a name, or "Riga Forum" of "Riga Forum for
  /// Sea Trade", and taken that for a meeting.
  void complete(Mention& m) {
    const uint32_t limit = a_.sentences[a_.sentence_of(m.tokens.begin)].tokens.end;
    const bool event = m.type == EntityType::Event;
    std::fill(taken_.begin() + m.tokens.begin, taken_.begin() + m.tokens.end, false);
    for (uint32_t noun = m.tokens.begin; noun < m.tokens.end; ++noun) {
      if (event && (noun + 1 >= limit || a_.word(noun + 1) != "for")) continue;
      const uint32_t end = end_of_named_after_purpose(noun, limit);
      if (end <= std::max(m.tokens.end, noun)) continue;
      m.tokens.end = end;
      m.type = EntityType::Organisation;
    }
    const uint32_t first = m.tokens.begin;
    if (!event && first + 1 < m.tokens.end && (a_.word(first + 1) == "of" || a_.word(first + 1) == "for") && may_be(gazetteer_, a_.word(first), NameClass::OrganisationNoun))
      m.tokens.begin = begin_of_named_after_purpose(first, a_.sentences[a_.sentence_of(first)].tokens.begin);
    std::fill(taken_.begin() + m.tokens.begin, taken_.begin() + m.tokens.end, true);
  }

  /// "Agency for Rural and Coastal Affairs", "Board of Trade", "Institute for the Study of the Sea", "Project on Coastal Peace": the end of the name that begins at `t`, or `t`.
  uint32_t end_of_named_after_purpose(uint32_t t, uint32_t limit) const {
    constexpr std::string_view kOn[] = {"center", "centre", "commission", "council", "forum", "institute", "program", "programme", "project"};
    const auto is_free_capital = [&](uint32_t i) { return i < limit && !taken_[i] && (a_.tokens[i].flags & kCapitalised) != 0; };
    if (!is_free_capital(t) || t + 2 >= limit || !may_be(gazetteer_, a_.word(t), NameClass::OrganisationNoun)) return t;
    const bool on = a_.word(t + 1) == "on" && std::find(std::begin(kOn), std::end(kOn), a_.word(t)) != std::end(kOn);
    if (a_.word(t + 1) != "for" && a_.word(t + 1) != "of" && !on) return t;
    const auto end_of_words = [&](uint32_t end) {
      if (end < limit && a_.word(end) == "the") ++end;
      const uint32_t first = end;
      while (is_free_capital(end) || (end > first && end < limit && a_.word(end) == "and" && is_free_capital(end + 1))) ++end;
      return end == first ? uint32_t{0} : end;
    };
    uint32_t end = end_of_words(t + 2);
    if (end == 0) return t;
    if (a_.word(t + 1) != "of" && end + 1 < limit && a_.word(end) == "of")
      if (const uint32_t rest = end_of_words(end + 1); rest != 0) end = rest;
    return end;
  }

  /// "Maritime" before "Board of Governors"
  uint32_t begin_of_named_after_purpose(uint32_t noun, uint32_t limit) const {
    uint32_t begin = noun;
    while (begin > limit && belongs(begin - 1) && (a_.tokens[begin - 1].flags & kSentenceStart) == 0) --begin;
    return begin;
  }

  /// "31st" before "Transport Group"
  bool is_ordinal(uint32_t t) const { return is_ordinal_number(a_.word(t)) && !taken_[t]; }

  /// "President" - "Press Secretary"
  bool is_title(uint32_t t, uint32_t limit) const {
    return has(names_[t], NameClass::Title) || may_be(gazetteer_, a_.word(t), NameClass::Title) || (t + 1 < limit && belongs_to_title(gazetteer_, a_, names_, {t - 1, t + 1}));
  }

  std::optional<EntityType> type_of(Range<Token> r, Range<Token> sentence) const {
    const bool goes_on = r.end < sentence.end && (taken_[r.end] || (a_.tokens[r.end].flags & kCapitalised));
    const bool before_title = goes_on && !taken_[r.end] && r.size() > 1 && may_be(gazetteer_, a_.word(r.end - 1), NameClass::OrganisationNoun) && is_title(r.end, sentence.end);
    if (r.begin == r.end || r.size() > 6 || (goes_on && !before_title) || (r.begin > sentence.begin && taken_[r.begin - 1])) return std::nullopt;
    if (r.size() > 1 && may_be(gazetteer_, a_.word(r.end - 1), NameClass::OrganisationNoun)) return EntityType::Organisation;
    const bool before_place = r.end + 1 < sentence.end && a_.word(r.end) == "," && place_at_[r.end + 1];
    const bool after_preposition = r.begin > sentence.begin && a_.tokens[r.begin - 1].upos == Upos::ADP;
    return before_place && after_preposition && r.size() < 4 ? std::optional(EntityType::Place) : std::nullopt;
  }

  void push(Range<Token> r, EntityType type) {
    Mention m;
    m.tokens = r;
    m.head = r.end - 1;
    m.type = type;
    m.score = 0.7f;
    a_.mentions.push_back(m);
  }

  const Gazetteer& gazetteer_;
  const std::vector<TokenNames>& names_;
  Annotations& a_;
  std::vector<bool> place_at_, taken_;
};

/// "Parliament voted", "a member of Congress": the bare singular with a capital is the name of a chamber.
void add_bare_chambers(const Gazetteer& gazetteer, Annotations& a) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const auto is_capital = [&](uint32_t t) { return (a.tokens[t].flags & (kCapitalised | kAllCaps)) != 0; };
  for (const Sentence& s : a.sentences)
    for (uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      const Token& token = a.tokens[t];
      if (taken[t] || !is_capital(t) || (token.flags & kAllCaps) || (token.upos != Upos::PROPN && token.xpos != Xpos::NN)) continue;
      const auto entries = gazetteer.find(a.word(t));
      if (std::none_of(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer[e].type == NameClass::Body && gazetteer[e].sector == Sector::Legislature; })) continue;
      if (t > s.tokens.begin && (is_capital(t - 1) || a.tokens[t - 1].upos == Upos::DET || a.tokens[t - 1].upos == Upos::ADJ || a.tokens[t - 1].upos == Upos::PRON)) continue;
      if (t + 1 < s.tokens.end && (is_capital(t + 1) || a.tokens[t + 1].upos == Upos::NOUN || a.word(t + 1) == "of")) continue;
      Mention m;
      m.tokens = {t, t + 1};
      m.head = t;
      m.type = EntityType::Organisation;
      m.score = 0.8f;
      a.mentions.push_back(m);
    }
}

}  // namespace

void add_missed_names(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) {
  MissedNames(gazetteer, names, a).add();
  add_bare_chambers(gazetteer, a);
  sort_mentions(a);
}

}  // namespace dossier
