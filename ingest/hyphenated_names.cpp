#include "ingest/hyphenated_names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "ingest/mentions.h"
#include "ingest/name_words.h"
#include "ingest/word_features.h"

namespace dossier {
namespace {

constexpr uint32_t kNothing = UINT32_MAX;

class HyphenJoiner {
 public:
  HyphenJoiner(const Gazetteer& gazetteer, Annotations& a) : gazetteer_(gazetteer), a_(a) {}

  void run() {
    over_.assign(a_.tokens.size(), kNothing);
    for (uint32_t i = 0; i < a_.mentions.size(); ++i)
      if (a_.mentions[i].kind == MentionKind::Name) cover(i);
    for (const Sentence& s : a_.sentences) {
      const bool plain = sentence_case(a_, s.tokens) == SentenceCase::Normal;
      for (uint32_t t = s.tokens.begin + 1; t + 1 < s.tokens.end; ++t)
        if (is_inside_word(t)) join(t, plain);
    }
    for (uint32_t i = 0; i < a_.mentions.size(); ++i) take_second_syllable(i);
    std::erase_if(a_.mentions, [](const Mention& m) { return m.tokens.begin == m.tokens.end; });
    sort_mentions(a_);
  }

 private:
  /// A hyphen without white space between two capitalised words.
  bool is_inside_word(uint32_t t) const {
    if (a_.word(t) != "-") return false;
    const Token &left = a_.tokens[t - 1], &right = a_.tokens[t + 1];
    return !(a_.tokens[t].flags & kSpaceBefore) && !(right.flags & kSpaceBefore) && (left.flags & kCapitalised) && (right.flags & kCapitalised);
  }

  void cover(uint32_t mention) {
    const Range<Token> r = a_.mentions[mention].tokens;
    std::fill(over_.begin() + r.begin, over_.begin() + r.end, mention);
  }

  bool is_given_name(uint32_t token) const {
    const auto entries = gazetteer_.find(a_.word(token));
    return std::any_of(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer_[e].type == NameClass::GivenName; });
  }

  /// "Anna Weber": a surname stands last.
  bool has_given_name(uint32_t mention) const {
    const Mention& m = a_.mentions[mention];
    return m.type == EntityType::Person && m.tokens.size() > 1 && is_given_name(m.tokens.begin);
  }

  void join(uint32_t hyphen, bool plain) {
    const uint32_t l = over_[hyphen - 1], r = over_[hyphen + 1];
    if (l == r) return;
    if (is_double_place(hyphen) && is_town(l) && is_town(r)) {
      const uint32_t whole = l == kNothing ? r : l;
      become_longer(whole, {hyphen - 1, hyphen + 2});
      if (l != kNothing && r != kNothing) a_.mentions[r].tokens.end = a_.mentions[r].tokens.begin;
      return;
    }
    if (l == kNothing || r == kNothing) {
      const uint32_t other = l == kNothing ? hyphen - 1 : hyphen + 1;
      if ((plain && is_part_of_name(other, l == kNothing ? r : l)) || (r == kNothing && has_given_name(l))) extend(l == kNothing ? r : l, hyphen, other);
      return;
    }
    Mention &left = a_.mentions[l], &right = a_.mentions[r];
    if (left.tokens.end != hyphen || right.tokens.begin != hyphen + 1 || !is_one_person(left, right, hyphen)) return;
    left.type = EntityType::Person;
    become_longer(l, {left.tokens.begin, right.tokens.end});
    right.tokens.end = right.tokens.begin;
  }

  /// "the Velga-Halden police", "Velga-Halden County": one place with two names.
  bool is_double_place(uint32_t hyphen) const {
    constexpr std::string_view kOfOne[] = {"county", "metropolitan", "police", "schools"};
    const uint32_t next = hyphen + 2;
    return next < a_.tokens.size() && (a_.tokens[next].flags & kSentenceStart) == 0 && std::find(std::begin(kOfOne), std::end(kOfOne), a_.word(next)) != std::end(kOfOne);
  }
  bool is_town(uint32_t mention) const {
    return mention == kNothing || (a_.mentions[mention].type == EntityType::Place && a_.mentions[mention].tokens.size() == 1 && (a_.mentions[mention].entry == UINT32_MAX || gazetteer_[a_.mentions[mention].entry].kind == "city"));
  }

  /// A double given name, or a double surname after a given name; not two people with a hyphen between them.
  bool is_one_person(const Mention& left, const Mention& right, uint32_t hyphen) const {
    if (left.type != EntityType::Person && right.type != EntityType::Person) return false;
    const bool given_left = left.tokens.size() == 1 && is_given_name(hyphen - 1);
    if (given_left && (right.tokens.size() > 1 || is_given_name(hyphen + 1))) return right.type == EntityType::Person;
    return left.type == EntityType::Person && left.tokens.size() > 1 && right.tokens.size() == 1;
  }

  /// "Lee Min-ho": the second syllable of a Korean given name is written small, and tells that the name is a person's.
  void take_second_syllable(uint32_t mention) {
    constexpr std::string_view kNoSyllables[] = {"area", "born", "era", "free", "held", "led", "like", "made", "only", "plus", "rich", "run", "size", "time", "type", "wide"};
    Mention& m = a_.mentions[mention];
    uint32_t hyphen = m.tokens.end;
    if (m.tokens.size() > 1 && a_.word(m.tokens.end - 1).size() < 5 && m.tokens.size() > 3 && a_.word(m.tokens.end - 2) == "-") hyphen = m.tokens.end - 2;
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || hyphen + 1 >= a_.tokens.size() || hyphen < m.tokens.begin + 2 || a_.word(hyphen) != "-") return;
    const Token &left = a_.tokens[hyphen - 1], &right = a_.tokens[hyphen + 1];
    const std::string_view syllable = a_.word(hyphen + 1);
    if ((a_.tokens[hyphen].flags & kSpaceBefore) || (right.flags & (kSpaceBefore | kCapitalised | kAllCaps)) || !(left.flags & kCapitalised) || (left.flags & kAllCaps)) return;
    if (left.end - left.begin > 5 || syllable.size() < 2 || syllable.size() > 4 || std::find(std::begin(kNoSyllables), std::end(kNoSyllables), syllable) != std::end(kNoSyllables)) return;
    if (m.type == EntityType::Place && a_.word(m.tokens.begin) != "park" && may_be(gazetteer_, a_.word(m.tokens.begin), NameClass::PlaceNoun)) return;
    if (hyphen == m.tokens.end && over_[hyphen + 1] != kNothing) return;
    m.type = EntityType::Person;
    become_longer(mention, {m.tokens.begin, hyphen + 2});
  }

  /// A name, but for the first word of a body's: "Urban-Halden Policy Center".
  bool is_part_of_name(uint32_t token, uint32_t mention) const {
    constexpr std::string_view kPrefixes[] = {"anti", "pro", "non", "ex", "post", "pre", "trans", "inter", "mid", "pan", "neo", "ultra", "sub", "then"};
    const Mention& m = a_.mentions[mention];
    const bool begins_body = m.type == EntityType::Organisation && m.tokens.size() > 1 && token < m.tokens.begin && (a_.tokens[token].flags & kSentenceStart) == 0;
    return (a_.tokens[token].upos == Upos::PROPN || begins_body) && std::find(std::begin(kPrefixes), std::end(kPrefixes), a_.word(token)) == std::end(kPrefixes);
  }

  /// A word that is no name by itself belongs to the name that it is tied to, if no lexicon knows that one.
  void extend(uint32_t mention, uint32_t hyphen, uint32_t other) {
    const Mention& m = a_.mentions[mention];
    if (m.entry != UINT32_MAX || (m.type != EntityType::Person && m.type != EntityType::Place && m.type != EntityType::Organisation)) return;
    const Range<Token> r = {std::min({m.tokens.begin, hyphen, other}), std::max({m.tokens.end, hyphen + 1, other + 1})};
    if (r.size() == m.tokens.size() + 2) become_longer(mention, r);
  }

  void become_longer(uint32_t mention, Range<Token> tokens) {
    Mention& m = a_.mentions[mention];
    m.tokens = tokens;
    m.head = tokens.end - 1;
    m.entry = UINT32_MAX;
    m.sector = Sector::None;
    cover(mention);
  }

  const Gazetteer& gazetteer_;
  Annotations& a_;
  std::vector<uint32_t> over_;  // the name over each token, or kNothing
};

}  // namespace

void join_hyphenated_names(const Gazetteer& gazetteer, Annotations& a) { HyphenJoiner(gazetteer, a).run(); }

}  // namespace dossier
