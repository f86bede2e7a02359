#include "ingest/document_names.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "ingest/mentions.h"

namespace dossier {
namespace {

bool is_full_name(const Mention& m) { return m.kind == MentionKind::Name && m.type != EntityType::Date && m.tokens.size() > 1; }

class RepeatedNames {
 public:
  explicit RepeatedNames(Annotations& a) : a_(a) {
    for (const Mention& m : a.mentions)
      if (is_full_name(m) && is_capital(m.tokens.begin) && is_capital(m.tokens.end - 1)) full_[a.tokens[m.tokens.begin].word].push_back(m);
    for (auto& [word, names] : full_)
      std::stable_sort(names.begin(), names.end(), [](const Mention& x, const Mention& y) { return x.tokens.size() > y.tokens.size(); });
  }

  void unite() {
    std::vector<Mention> added;
    for (const Sentence& s : a_.sentences)
      for (uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
        const auto names = full_.find(a_.tokens[t].word);
        if (names == full_.end()) continue;
        const auto name = std::find_if(names->second.begin(), names->second.end(), [&](const Mention& m) { return is_written(m.tokens, t, s.tokens.end) && is_free(m, t); });
        if (name == names->second.end()) continue;
        added.push_back(moved(*name, t));
        t = added.back().tokens.end - 1;
      }
    for (const Mention& m : added) {
      std::erase_if(a_.mentions, [&](const Mention& inner) { return m.tokens.begin <= inner.tokens.begin && inner.tokens.end <= m.tokens.end; });
      a_.mentions.push_back(m);
    }
    sort_mentions(a_);
  }

 private:
  bool is_capital(uint32_t t) const { return (a_.tokens[t].flags & (kCapitalised | kAllCaps)) != 0; }

  /// The words of `name` stand at `t` too, with its capitals.
  bool is_written(Range<Token> name, uint32_t t, uint32_t limit) const {
    if (t + name.size() > limit) return false;
    for (uint32_t i = 0; i < name.size(); ++i)
      if (a_.tokens[t + i].word != a_.tokens[name.begin + i].word || is_capital(t + i) != is_capital(name.begin + i)) return false;
    return true;
  }

  /// Nothing stands there but mentions that are shorter and no name of a document's own.
  bool is_free(const Mention& name, uint32_t t) const {
    const Range<Token> r{t, t + name.tokens.size()};
    return std::none_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& m) {
      const bool overlaps = m.tokens.begin < r.end && r.begin < m.tokens.end;
      const bool shorter = r.begin <= m.tokens.begin && m.tokens.end <= r.end && m.tokens.size() < r.size();
      return overlaps && !shorter;
    });
  }

  static Mention moved(const Mention& name, uint32_t t) {
    Mention m = name;
    m.head = t + (name.head - name.tokens.begin);
    m.tokens = {t, t + name.tokens.size()};
    return m;
  }

  Annotations& a_;
  std::unordered_map<uint32_t, std::vector<Mention>> full_;  // by their first word, the longest first
};

/// Surnames of the people that the document names in full, but for those that open another name ("Ford Motor Company").
std::set<uint32_t> surnames(const Annotations& a) {
  std::set<uint32_t> words;
  for (const Mention& m : a.mentions)
    if (is_full_name(m) && m.type == EntityType::Person) words.insert(a.tokens[m.tokens.end - 1].word);
  for (const Mention& m : a.mentions)
    if (is_full_name(m) && m.type != EntityType::Person) words.erase(a.tokens[m.tokens.begin].word);
  return words;
}

/// However the tagger took it, as it does a rare word at the beginning of a sentence.
void be_name(Token& token) {
  token.upos = Upos::PROPN;
  token.xpos = Xpos::NNP;
}

/// A surname that the recogniser passed over: "Rahm continued: ...". At the beginning of a sentence, where any word has a
/// capital, it must be what a verb says something of.
void add_missed_surnames(Annotations& a, const std::set<uint32_t>& people) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const size_t before = a.mentions.size();
  for (uint32_t t = 0; t + 1 < a.tokens.size(); ++t) {
    const Token &token = a.tokens[t], &next = a.tokens[t + 1];
    if (taken[t] || !people.contains(token.word) || (token.flags & kCapitalised) == 0 || (token.upos != Upos::PROPN && token.upos != Upos::NOUN)) continue;
    const bool opens = (token.flags & kSentenceStart) != 0;
    if ((next.flags & kCapitalised) != 0 || taken[t + 1] || (t > 0 && !opens && (a.tokens[t - 1].flags & kCapitalised) != 0)) continue;
    const bool subject = token.label == Deprel::nsubj && token.head > static_cast<int32_t>(t) && (is_finite(next.xpos) || next.upos == Upos::AUX || next.upos == Upos::ADV);
    if (opens ? !subject : token.upos != Upos::PROPN) continue;
    Mention& m = a.mentions.emplace_back();
    m.tokens = {t, t + 1};
    m.head = t;
    m.type = EntityType::Person;
    m.score = 0.5F;
    be_name(a.tokens[t]);
  }
  if (a.mentions.size() > before) sort_mentions(a);
}

}  // namespace

void unite_repeated_names(Annotations& a) {
  RepeatedNames(a).unite();
  const std::set<uint32_t> people = surnames(a);
  add_missed_surnames(a, people);
  for (Mention& m : a.mentions) {
    const Token& only = a.tokens[m.tokens.begin];
    const bool article = m.tokens.begin > 0 && a.word(m.tokens.begin - 1) == "the";
    if (m.kind == MentionKind::Name && m.entry != UINT32_MAX && m.type == EntityType::Organisation && m.tokens.size() == 1 && only.label == Deprel::nsubj && !(only.flags & kAllCaps) && !article && people.contains(only.word))
      m.entry = UINT32_MAX;  // "Guardian said", where Goran Guardian has been named, and not the paper
    const bool unsure = m.kind == MentionKind::Name && m.entry == UINT32_MAX && m.tokens.size() == 1;
    const bool other = m.type == EntityType::Organisation || m.type == EntityType::Place || m.type == EntityType::Event;
    if (unsure && other && (a.tokens[m.tokens.begin].flags & kCapitalised) && people.contains(a.tokens[m.tokens.begin].word)) m.type = EntityType::Person;
    if (unsure && m.type == EntityType::Person && people.contains(a.tokens[m.tokens.begin].word)) be_name(a.tokens[m.tokens.begin]);
  }
}

}  // namespace dossier
