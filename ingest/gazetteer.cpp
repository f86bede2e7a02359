#include "ingest/gazetteer.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "graph/text.h"
#include "ingest/builtin_lexicons.h"
#include "ingest/characters.h"
#include "ingest/lexicon_reader.h"
#include "ingest/name_words.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

constexpr uint32_t kMostTokens = 12;  // of a name
constexpr uint64_t kEmpty = 0;        // no key of a name

/// What a token of the text must show to be the token of a name.
enum Case : uint32_t { kAnyCase = 0, kFirstCapital = 1, kAllCapitals = 2 };

bool is_joint(std::string_view token) { return token == "-" || token == "\u2010" || token == "\u2011" || token == "\u2013"; }

/// Hash of a token's lower-case form without diacritics and full stops: "u.s." is "us". A hyphen has none: it is passed
/// over, so that "Guinea Bissau" is "Guinea-Bissau".
uint64_t token_key(std::string_view lower) {
  if (is_joint(lower)) return kEmpty;
  const bool plain = std::all_of(lower.begin(), lower.end(), [](char c) { return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'); });
  if (plain) return hash64(lower) | 1;
  std::string folded = lower.size() < 3 ? std::string(lower) : fold_name(lower);
  if (folded.empty()) folded = lower;
  if (folded.size() > 1) std::erase(folded, '.');
  return hash64(folded) | 1;
}

uint64_t extend(uint64_t key, uint64_t token) {
  key = (key ^ token) * 0x9E3779B97F4A7C15ull;
  return (key ^ (key >> 29)) | 1;
}

}  // namespace

/// Names are found through the 64-bit hash of their tokens, and so is each beginning of a name, which tells the longest
/// match when to stop. The hash stands for the name: among some 100,000 names a wrong match is expected once in 10^14
/// lookups. Postings of one key are contiguous, first those that demand more capitals.
struct Gazetteer::Table {
  struct Name {
    uint64_t key;
    uint32_t entry;
    uint32_t cases;  // two bits a token
    uint8_t own;     // 0: of the user, 1: built in
  };
  struct Group {
    uint32_t begin, end;  // postings
    uint32_t cases;
  };
  struct Slot {
    uint64_t key = kEmpty;
    uint32_t begin = 0, end = 0;  // groups; none for the mere beginning of a name
  };

  std::vector<std::unique_ptr<std::string>> texts;
  std::vector<LexiconEntry> entries;
  std::vector<Name> names;
  std::vector<uint64_t> beginnings;
  std::vector<uint32_t> postings;
  std::vector<Group> groups;
  std::vector<Slot> slots;
  std::vector<uint32_t> by_ref;
  Annotations scratch;              // of the names while they are read: one vocabulary for all
  std::vector<uint64_t> word_keys;  // of its words

  void read(std::string_view tsv, const std::string& source, uint8_t own) {
    const size_t lines = static_cast<size_t>(std::count(tsv.begin(), tsv.end(), '\n'));
    if (entries.capacity() < entries.size() + lines) entries.reserve(std::max(2 * entries.capacity(), entries.size() + lines));
    read_lexicon(tsv, source, [&](const LexiconEntry& entry, const std::vector<std::string_view>& all) {
      entries.push_back(entry);
      for (std::string_view name : all) add_name(name, static_cast<uint32_t>(entries.size() - 1), own);
    });
  }

  void add_name(std::string_view name, uint32_t entry, uint8_t own) {
    tokenize(name, scratch);
    for (auto w = static_cast<uint32_t>(word_keys.size()); w < scratch.vocabulary.size(); ++w) word_keys.push_back(token_key(scratch.vocabulary.view(w)));
    if (scratch.tokens.size() > kMostTokens) return;
    uint64_t key = kEmpty;
    uint32_t cases = 0, count = 0;
    for (uint32_t i = 0; i < scratch.tokens.size(); ++i) {
      const uint64_t token = word_keys[scratch.tokens[i].word];
      const bool full_stop = count > 0 && i + 1 == scratch.tokens.size() && scratch.vocabulary.view(scratch.tokens[i].word) == ".";  // of "Sen.", which ends no sentence
      if (token == kEmpty || full_stop) continue;
      if (count > 0) beginnings.push_back(key);
      key = extend(key, token);
      cases |= required_case(scratch.tokens[i], entries[entry]) << (2 * count++);
    }
    if (key != kEmpty) names.push_back({key, entry, cases, own});
  }

  static uint32_t required_case(const Token& token, const LexiconEntry& entry) {
    const uint32_t length = token.end - token.begin;
    if ((token.flags & kAllCaps) && (length <= 3 || (entry.flags & kAmbiguous))) return kAllCapitals;
    return token.flags & kCapitalised ? kFirstCapital : kAnyCase;
  }

  void build() {
    std::sort(names.begin(), names.end(), [&](const Name& a, const Name& b) { return order(a) < order(b); });
    names.erase(std::unique(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.key == b.key && a.entry == b.entry && a.cases == b.cases; }),
                names.end());
    std::sort(beginnings.begin(), beginnings.end());
    beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
    size_t capacity = 1024;
    while (capacity * 3 < 4 * (names.size() + beginnings.size())) capacity *= 2;
    slots.assign(capacity, {});
    postings.clear();
    groups.clear();
    for (size_t i = 0; i < names.size();) {
      Slot& slot = place(names[i].key);
      slot.begin = static_cast<uint32_t>(groups.size());
      for (const uint64_t key = names[i].key; i < names.size() && names[i].key == key;) i = add_group(i);
      slot.end = static_cast<uint32_t>(groups.size());
    }
    for (uint64_t key : beginnings) place(key);
    by_ref.resize(entries.size());
    std::iota(by_ref.begin(), by_ref.end(), 0u);
    std::erase_if(by_ref, [&](uint32_t e) { return entries[e].ref.empty(); });
    std::stable_sort(by_ref.begin(), by_ref.end(), [&](uint32_t a, uint32_t b) {
      const bool of_people_a = entries[a].type == NameClass::Demonym, of_people_b = entries[b].type == NameClass::Demonym;
      return std::tie(entries[a].ref, of_people_a) < std::tie(entries[b].ref, of_people_b);
    });
    scratch = {};
    word_keys = {};
  }

  /// Keys together, stricter case first, the user's entries before ours, then by class and weight.
  std::tuple<uint64_t, uint32_t, uint8_t, NameClass, uint32_t, uint32_t> order(const Name& n) const {
    const LexiconEntry& e = entries[n.entry];
    return {n.key, ~n.cases, n.own, e.type, ~e.weight, n.entry};
  }

  size_t add_group(size_t i) {
    Group group{static_cast<uint32_t>(postings.size()), 0, names[i].cases};
    const uint64_t key = names[i].key;
    for (; i < names.size() && names[i].key == key && names[i].cases == group.cases; ++i)
      if (postings.size() == group.begin || postings.back() != names[i].entry) postings.push_back(names[i].entry);
    group.end = static_cast<uint32_t>(postings.size());
    groups.push_back(group);
    return i;
  }

  Slot& place(uint64_t key) {
    size_t i = key & (slots.size() - 1);
    while (slots[i].key != kEmpty && slots[i].key != key) i = (i + 1) & (slots.size() - 1);
    slots[i].key = key;
    return slots[i];
  }

  const Slot* lookup(uint64_t key) const {
    size_t i = key & (slots.size() - 1);
    while (slots[i].key != kEmpty && slots[i].key != key) i = (i + 1) & (slots.size() - 1);
    return slots[i].key == kEmpty ? nullptr : &slots[i];
  }

  std::span<const uint32_t> entries_of(const Group& group) const { return {postings.data() + group.begin, group.end - group.begin}; }

  /// The first group of the slot whose demands the tokens' capitals meet; `cases` has two bits a token.
  const Group* fitting(const Slot& slot, uint32_t cases, uint32_t tokens) const {
    for (uint32_t g = slot.begin; g < slot.end; ++g) {
      bool fits = true;
      for (uint32_t t = 0; t < tokens && fits; ++t) fits = ((groups[g].cases >> (2 * t)) & 3) <= ((cases >> (2 * t)) & 3);
      if (fits) return &groups[g];
    }
    return nullptr;
  }
};

Gazetteer::Gazetteer() : table_(std::make_unique<Table>()) {
  for (const BuiltinLexicon& lexicon : builtin_lexicons()) table_->read(lexicon.tsv, std::string(lexicon.name), 1);
  table_->build();
}

Gazetteer::~Gazetteer() = default;

void Gazetteer::add(std::string tsv, const std::string& source) {
  table_->texts.push_back(std::make_unique<std::string>(std::move(tsv)));
  table_->read(*table_->texts.back(), source, 0);
  table_->build();
}

const LexiconEntry& Gazetteer::operator[](uint32_t entry) const { return table_->entries[entry]; }
size_t Gazetteer::size() const { return table_->entries.size(); }

std::vector<NameMatch> Gazetteer::match(const Annotations& a, std::string_view text) const {
  std::vector<uint64_t> keys(a.vocabulary.size());
  for (uint32_t w = 0; w < keys.size(); ++w) keys[w] = token_key(a.vocabulary.view(w));
  const auto observed = [&](const Token& t) -> uint32_t {
    const bool capital = (t.flags & kCapitalised) != 0;
    const bool single = capital && t.end - t.begin == 1;
    return (t.flags & kAllCaps) || single ? kAllCapitals : capital ? kFirstCapital : is_letter(character_at(text, t.begin).code) ? kAnyCase : kAllCapitals;
  };
  std::vector<NameMatch> matches;
  for (const Sentence& sentence : a.sentences) {
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      NameMatch best{{i, i}, {}};
      uint64_t key = kEmpty;
      uint32_t cases = 0, count = 0;
      for (uint32_t j = i; j < sentence.tokens.end && count < kMostTokens; ++j) {
        const uint64_t token = keys[a.tokens[j].word];
        if (token == kEmpty) {
          if (count == 0) break;
          continue;
        }
        key = extend(key, token);
        cases |= observed(a.tokens[j]) << (2 * count++);
        const Table::Slot* slot = table_->lookup(key);
        if (slot == nullptr) break;
        if (const Table::Group* group = table_->fitting(*slot, cases, count)) best = {{i, j + 1}, table_->entries_of(*group)};
      }
      if (!best.entries.empty()) matches.push_back(best);
      i = std::max(i + 1, best.tokens.end);
    }
  }
  return matches;
}

std::span<const uint32_t> Gazetteer::find(std::string_view name) const {
  Annotations a;
  tokenize(name, a);
  uint64_t key = kEmpty;
  for (uint32_t i = 0; i < a.tokens.size(); ++i)
    if (const uint64_t token = token_key(a.word(i)); token != kEmpty) key = extend(key, token);
  const Table::Slot* slot = key == kEmpty ? nullptr : table_->lookup(key);
  if (slot == nullptr || slot->begin == slot->end) return {};
  const uint32_t begin = table_->groups[slot->begin].begin, end = table_->groups[slot->end - 1].end;
  return {table_->postings.data() + begin, end - begin};
}

uint32_t Gazetteer::find_ref(std::string_view ref) const {
  const auto it = std::lower_bound(table_->by_ref.begin(), table_->by_ref.end(), ref,
                                   [&](uint32_t entry, std::string_view r) { return table_->entries[entry].ref < r; });
  return it != table_->by_ref.end() && !ref.empty() && table_->entries[*it].ref == ref ? *it : UINT32_MAX;
}

std::vector<TokenNames> token_names(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, size_t tokens) {
  std::vector<TokenNames> names(tokens);
  for (const NameMatch& match : matches) {
    uint32_t classes = 0;
    bool ambiguous = false;
    for (uint32_t entry : match.entries) {
      if (is_short_state(gazetteer[entry]) && gazetteer[entry].name.back() != '.') continue;  // "OK", "IN" are mostly words
      classes |= 1u << static_cast<int>(gazetteer[entry].type);
      ambiguous |= (gazetteer[entry].flags & kAmbiguous) != 0;
    }
    for (uint32_t t = match.tokens.begin; t < match.tokens.end; ++t) names[t] = {classes, t == match.tokens.begin, t + 1 == match.tokens.end, ambiguous};
  }
  return names;
}

}  // namespace dossier
