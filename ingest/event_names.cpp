#include "ingest/event_names.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "ingest/mentions.h"
#include "ingest/name_words.h"
#include "ingest/word_features.h"

namespace dossier {
namespace {

bool is_year(std::string_view word) {
  return word.size() == 4 && word >= "1500" && word <= "2100" &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Finds the words before an event noun that belong to its name. A noun for a chamber too needs a year.
class EventDescription {
 public:
  EventDescription(const Annotations& a, uint32_t noun, uint32_t sentence_begin, bool is_chamber) : a_(a), noun_(noun), begin_(noun), is_chamber_(is_chamber) {
    constexpr uint32_t kLongest = 9;
    const uint32_t limit = std::max(sentence_begin, noun > kLongest ? noun - kLongest : 0);
    uint32_t start = noun;
    while (start > limit && belongs(start - 1)) {
      --start;
      if (is_year(a_.word(start))) break;
    }
    while (start < noun && !opens(start)) ++start;  // the name begins with a year or a capital
    begin_ = start;
    for (uint32_t t = begin_; t < noun_; ++t) count(t);
  }

  /// A year and a word more; or a proper noun and a capitalised noun; or whose poll it is and of what kind.
  bool is_name() const {
    if (begin_ == noun_) return false;
    const bool poll = a_.lemma(noun_) == "election" || a_.lemma(noun_) == "referendum" || a_.lemma(noun_) == "primary";
    if (year_) return capitals_ + kinds_ > 0;
    if (is_chamber_) return false;
    if (a_.tokens[noun_].flags & kCapitalised) return capitals_ > 0;
    return poll && capitals_ > 0 && kinds_ > 0;
  }

  bool has_year() const { return year_; }

  Range<Token> tokens() const {
    uint32_t end = noun_ + 1;
    // "Norland referendum, 2003"
    if (end + 1 < a_.tokens.size() && a_.word(end) == "," && is_year(a_.word(end + 1)) && !year_) end += 2;
    return {begin_, end};
  }

 private:
  bool belongs(uint32_t t) const {
    const Token& token = a_.tokens[t];
    if (is_year(a_.word(t))) return true;
    if (token.upos == Upos::DET || token.upos == Upos::PRON || is_possessive(a_, t)) return false;
    if (is_proper(token)) return true;  // also "United", which the treebanks call a verb with the fine tag of a name
    if (token.flags & kCapitalised) return token.upos != Upos::VERB && token.upos != Upos::ADP && token.upos != Upos::ADV;
    if (a_.word(t) == "-") return t > 0 && !(token.flags & kSpaceBefore);  // "Task Force - Operation Quiet Tide"
    return is_kind(t);
  }
  /// "general", and "state" in "state election".
  bool is_kind(uint32_t t) const {
    const Token& token = a_.tokens[t];
    return token.upos == Upos::ADJ || (token.upos == Upos::NOUN && token.label == Deprel::compound && token.head == static_cast<int32_t>(noun_));
  }
  bool opens(uint32_t t) const { return is_year(a_.word(t)) || (a_.tokens[t].flags & kCapitalised); }
  void count(uint32_t t) {
    if (is_year(a_.word(t))) year_ = true;
    else if (a_.tokens[t].flags & kCapitalised) ++capitals_;
    else if (is_kind(t)) ++kinds_;
  }

  const Annotations& a_;
  uint32_t noun_, begin_;
  bool is_chamber_;  // "the National Congress" sits all year
  bool year_ = false;
  int capitals_ = 0, kinds_ = 0;
};

/// False when a mention sticks out of the range, or covers it as an event already.
bool is_free_for_event(const Annotations& a, Range<Token> r) {
  return std::none_of(a.mentions.begin(), a.mentions.end(), [&](const Mention& m) {
    const bool overlaps = m.tokens.begin < r.end && r.begin < m.tokens.end;
    const bool inside = r.begin <= m.tokens.begin && m.tokens.end <= r.end;
    return overlaps && !inside;
  });
}

/// "the Oslo Summit": in a headline, where all words have capitals, the place tells that it is a name.
bool holds_location(const Annotations& a, Range<Token> r) {
  return std::any_of(a.mentions.begin(), a.mentions.end(), [&](const Mention& m) {
    const bool location = m.type == EntityType::Country || m.type == EntityType::Nationality || m.type == EntityType::Place;
    return location && r.begin <= m.tokens.begin && m.tokens.end <= r.end;
  });
}

void put_event(Annotations& a, Range<Token> r, uint32_t head) {
  std::erase_if(a.mentions, [&](const Mention& m) { return r.begin <= m.tokens.begin && m.tokens.end <= r.end; });
  Mention m;
  m.tokens = r;
  m.head = head;
  m.type = EntityType::Event;
  m.score = 0.8f;
  a.mentions.push_back(m);
}

void add_described_events(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) {
  for (const Sentence& s : a.sentences) {
    const bool plain = sentence_case(a, s.tokens) == SentenceCase::Normal;
    for (uint32_t noun = s.tokens.begin; noun < s.tokens.end; ++noun) {
      const bool is_town_too = has(names[noun], NameClass::Place) && names[noun].begins && names[noun].ends;  // Summit, New Jersey
      if (!has(names[noun], NameClass::EventNoun) && !(is_town_too && may_be(gazetteer, a.word(noun), NameClass::EventNoun))) continue;
      const EventDescription event(a, noun, s.tokens.begin, may_be(gazetteer, a.word(noun), NameClass::Body));
      if (!event.is_name() || (!plain && !event.has_year() && !holds_location(a, event.tokens())) || !is_free_for_event(a, event.tokens())) continue;
      put_event(a, event.tokens(), noun);
    }
  }
}

/// Nouns that stand before the name of an event.
bool names_what_follows(std::string_view noun) {
  constexpr std::string_view kNouns[] = {"cyclone", "exercise", "hurricane", "operation", "storm", "typhoon"};
  return std::find(std::begin(kNouns), std::end(kNouns), noun) != std::end(kNouns);
}

/// Words of the text with capitals up to the first without: "Quiet Tide" after "Operation".
uint32_t end_of_capitals(const Annotations& a, uint32_t t, uint32_t limit) {
  constexpr uint32_t kLongest = 4;
  const uint32_t first = t;
  while (t < limit && t < first + kLongest && (a.tokens[t].flags & (kCapitalised | kAllCaps)) && a.tokens[t].upos != Upos::VERB && a.tokens[t].upos != Upos::AUX) ++t;
  return t;
}

/// The events so named, and after them their names alone.
void add_titled_events(Annotations& a) {
  std::set<uint32_t> named;  // single words
  for (const Sentence& s : a.sentences)
    for (uint32_t noun = s.tokens.begin; noun + 1 < s.tokens.end; ++noun) {
      if (!(a.tokens[noun].flags & kCapitalised) || !names_what_follows(a.word(noun))) continue;
      const Range<Token> r{noun, end_of_capitals(a, noun + 1, s.tokens.end)};
      if (r.size() < 2 || !is_free_for_event(a, r)) continue;
      if (r.size() == 2) named.insert(a.tokens[noun + 1].word);
      put_event(a, r, noun);
    }
  for (Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.tokens.size() == 1 && m.entry == UINT32_MAX && m.type != EntityType::Date && named.contains(a.tokens[m.tokens.begin].word))
      m.type = EntityType::Event;
}

}  // namespace

void add_event_names(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  add_described_events(gazetteer, token_names(gazetteer, matches, a.tokens.size()), a);
  add_titled_events(a);
  sort_mentions(a);
}

}  // namespace dossier
