#include "ingest/nicknames.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "ingest/mentions.h"
#include "ingest/name_words.h"
#include "ingest/word_features.h"

namespace dossier {
namespace {

constexpr uint32_t kNothing = UINT32_MAX;
constexpr uint32_t kLongestNickname = 3;  // words

/// The mark that closes what this one opens; empty for what opens nothing.
std::string_view closing_mark(std::string_view open) {
  if (open == "\"" || open == "'") return open;
  if (open == "\u201C" || open == "\u201D") return "\u201D";
  if (open == "\u2018") return "\u2019";
  if (open == "``") return "''";
  return open == "(" ? ")" : "";
}

class NicknameJoiner {
 public:
  NicknameJoiner(const Gazetteer& gazetteer, Annotations& a) : gazetteer_(gazetteer), a_(a), over_(a.tokens.size(), kNothing) {
    for (uint32_t i = 0; i < a.mentions.size(); ++i)
      std::fill(over_.begin() + a.mentions[i].tokens.begin, over_.begin() + a.mentions[i].tokens.end, i);
  }

  void run() {
    std::vector<Range<Token>> names;
    for (const Sentence& s : a_.sentences)
      for (uint32_t open = s.tokens.begin + 1; open + 3 < s.tokens.end; ++open)
        if (const uint32_t close = end_of_nickname(open, s.tokens.end); close != kNothing && is_name(s.tokens.begin, open, close)) {
          names.push_back({begin_of_name(s.tokens.begin, open), end_of_name(close)});
          open = names.back().end;
        }
    for (const Range<Token> r : names) put(r);
    if (!names.empty()) sort_mentions(a_);
  }

 private:
  bool is_capital(uint32_t t) const { return (a_.tokens[t].flags & kCapitalised) != 0; }
  bool is_spaced(uint32_t t) const { return (a_.tokens[t].flags & kSpaceBefore) != 0; }
  bool is_initial(uint32_t t) const { return a_.word(t).size() == 2 && a_.word(t)[1] == '.'; }
  const Mention* over(uint32_t t) const { return over_[t] == kNothing ? nullptr : &a_.mentions[over_[t]]; }
  bool is_person(uint32_t t) const { return over(t) != nullptr && over(t)->type == EntityType::Person; }
  bool may_be_any(uint32_t t, std::initializer_list<NameClass> classes) const {
    return std::any_of(classes.begin(), classes.end(), [&](NameClass c) { return may_be(gazetteer_, a_.word(t), c); });
  }

  /// The mark that closes a few words with capitals, with the next word of a name behind it; or kNothing.
  uint32_t end_of_nickname(uint32_t open, uint32_t limit) const {
    const std::string_view mark = closing_mark(a_.word(open));
    if (mark.empty() || !is_spaced(open) || is_spaced(open + 1)) return kNothing;
    uint32_t t = open + 1;
    while (t < limit && t <= open + kLongestNickname && is_capital(t)) ++t;
    if (t == open + 1 || t + 1 >= limit || a_.word(t) != mark || is_spaced(t)) return kNothing;
    return is_spaced(t + 1) && is_capital(t + 1) ? t : kNothing;
  }

  /// The word before the mark, or before the initial there.
  uint32_t given_name(uint32_t first, uint32_t open) const { return is_initial(open - 1) && open - 1 > first && is_capital(open - 2) ? open - 2 : open - 1; }

  bool is_name(uint32_t first, uint32_t open, uint32_t close) const {
    const uint32_t given = given_name(first, open), surname = close + 1;
    if (!is_capital(given) || may_be_any(surname, {NameClass::Title, NameClass::Body, NameClass::OrganisationNoun, NameClass::EventNoun, NameClass::PlaceNoun, NameClass::Month, NameClass::Weekday})) return false;
    if (a_.tokens[surname].upos != Upos::PROPN && !is_person(surname) && !may_be_any(surname, {NameClass::Surname})) return false;
    if (over(surname) != nullptr && over(surname)->type != EntityType::Person && over(surname)->tokens.size() > 1 && over(surname)->tokens.begin >= surname) return false;
    const bool known = may_be_any(given, {NameClass::GivenName});
    if (a_.word(open) == "(") return known && close == open + 2 && may_be_any(open + 1, {NameClass::GivenName}) && (is_person(surname) || may_be_any(surname, {NameClass::Surname}));
    if (known) return true;
    if (sentence_case(a_, a_.sentences[a_.sentence_of(open)].tokens) != SentenceCase::Normal) return false;
    if (may_be_any(given, {NameClass::Title, NameClass::Honorific, NameClass::Body, NameClass::OrganisationNoun, NameClass::PlaceNoun, NameClass::Demonym})) return false;
    return a_.tokens[given].upos == Upos::PROPN && (is_person(open - 1) || is_person(given)) && (is_person(surname) || over(surname) == nullptr);
  }

  uint32_t begin_of_name(uint32_t first, uint32_t open) const {
    const uint32_t given = given_name(first, open);
    return is_person(given) ? std::max(first, std::min(given, over(given)->tokens.begin)) : given;
  }
  uint32_t end_of_name(uint32_t close) const { return is_person(close + 1) ? std::max(close + 2, over(close + 1)->tokens.end) : close + 2; }

  void put(Range<Token> r) {
    std::erase_if(a_.mentions, [&](const Mention& m) { return m.tokens.begin < r.end && r.begin < m.tokens.end; });
    Mention& m = a_.mentions.emplace_back();
    m.tokens = r;
    m.head = r.end - 1;
    m.type = EntityType::Person;
    m.score = 0.9F;
  }

  const Gazetteer& gazetteer_;
  Annotations& a_;
  std::vector<uint32_t> over_;  // the mention over each token, or kNothing
};

}  // namespace

void join_nicknames(const Gazetteer& gazetteer, Annotations& a) { NicknameJoiner(gazetteer, a).run(); }

}  // namespace dossier
