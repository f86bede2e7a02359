#include "ingest/mention_pairs.h"

#include <algorithm>
#include <array>

#include "graph/text.h"
#include "ingest/feature_hash.h"
#include "ingest/relation_classes.h"

namespace dossier {

namespace {

constexpr uint32_t kFarthest = 40;    // tokens between the heads
constexpr uint32_t kLongestGap = 12;  // tokens between that are looked at one by one
constexpr size_t kLongestPath = 8;    // tokens, with both heads

/// Words of names that tell what the named thing is.
constexpr std::array<std::string_view, 24> kNameNouns{"academy", "association", "bank", "college", "co", "committee", "company", "conservatory",
                                                      "corp", "corporation", "council", "foundation", "group", "inc", "institute", "ltd",
                                                      "ministry", "party", "club", "school", "seminary", "studio", "team", "university"};

std::string_view bucket(uint32_t n) {
  return n == 0 ? "0" : n == 1 ? "1" : n == 2 ? "2" : n <= 4 ? "3 or 4" : n <= 7 ? "5 to 7" : n <= 12 ? "8 to 12" : n <= 20 ? "13 to 20" : "more than 20";
}

/// What hangs on these is another matter: "Rahm, Petra Lund said, ...", "speaking to students at the college, Rahm ..."
bool parts(Deprel label) {
  switch (label) {
    case Deprel::parataxis: case Deprel::advcl: case Deprel::ccomp: case Deprel::csubj: case Deprel::discourse: case Deprel::vocative:
    case Deprel::dep: case Deprel::list: case Deprel::orphan: case Deprel::reparandum: return true;
    default: return false;
  }
}

/// Pronouns that mostly have one possible antecedent; "they" and "we" do not.
bool is_clear(std::string_view pronoun) {
  static constexpr std::array<std::string_view, 11> kClear{"he", "him", "his", "she", "her", "who", "whose", "whom", "it", "its", "which"};
  return std::ranges::find(kClear, pronoun) != kClear.end();
}

}  // namespace

MentionPairs::MentionPairs(const ClaimReader& reader, const ClusterTable& clusters)
    : reader_(reader), a_(reader.annotations()), clusters_(clusters), lemma_(a_.tokens.size()), heads_name_(a_.tokens.size(), kNoToken), in_name_(a_.tokens.size()) {
  for (uint32_t t = 0; t < a_.tokens.size(); ++t) lemma_[t] = hash64(reader_.syntax().lemma(t));
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    const Mention& mention = a_.mentions[m];
    if (heads_name_[mention.head] == kNoToken || mention.kind == MentionKind::Name) heads_name_[mention.head] = m;
    if (mention.kind == MentionKind::Name) std::fill(in_name_.begin() + mention.tokens.begin, in_name_.begin() + mention.tokens.end, true);
  }
}

std::vector<MentionPair> MentionPairs::all() {
  std::vector<MentionPair> pairs;
  const auto takes_part = [&](const Mention& m) {
    return m.chain != UINT32_MAX && (m.kind == MentionKind::Name || (m.kind == MentionKind::Pronoun && is_clear(a_.word(m.head))));
  };
  std::vector<uint32_t> here;
  uint32_t next = 0;
  for (const Sentence& sentence : a_.sentences) {
    here.clear();
    for (; next < a_.mentions.size() && a_.mentions[next].tokens.begin < sentence.tokens.end; ++next)
      if (takes_part(a_.mentions[next])) here.push_back(next);
    for (const uint32_t s : here)
      for (const uint32_t t : here) {
        const Mention &source = a_.mentions[s], &target = a_.mentions[t];
        if (source.chain == target.chain || source.tokens.contains(target.head) || target.tokens.contains(source.head)) continue;
        if (std::max(source.head, target.head) - std::min(source.head, target.head) > kFarthest) continue;
        if (!joins_any(a_.chains[source.chain].type, a_.chains[target.chain].type)) continue;
        if (find_path({s, t}) && is_within_reach()) pairs.push_back({s, t});
      }
  }
  return pairs;
}

MentionPairs::Value MentionPairs::label(uint32_t t) const {
  const std::string_view text = to_string(a_.tokens[t].label);
  return {hash64(text), text};
}

MentionPairs::Value MentionPairs::types() const {
  const std::string_view source = to_string(a_.chains[source_->chain].type), target = to_string(a_.chains[target_->chain].type);
  return {mix(hash64(source), hash64(target)), target};
}

MentionPairs::Value MentionPairs::preposition(uint32_t t) const {
  const uint32_t marker = reader_.syntax().child(t, Deprel::case_);
  return marker == kNoToken ? Value{} : lemma(marker);
}

/// Names and numbers say nothing about other texts.
bool MentionPairs::is_content(uint32_t t) const { return !in_name_[t] && a_.tokens[t].upos != Upos::NUM && a_.tokens[t].upos != Upos::PRON; }

/// Climbs at most kLongestPath steps from either side, so that the time for a pair does not grow with the depth of the tree.
bool MentionPairs::find_path(MentionPair pair) {
  source_ = &a_.mentions[pair.source];
  target_ = &a_.mentions[pair.target];
  path_.clear();
  const Syntax& syntax = reader_.syntax();
  std::array<uint32_t, kLongestPath> above;  // the target and what governs it
  size_t height = 0;
  for (uint32_t t = target_->head; t != kNoToken && height < kLongestPath; t = syntax.head(t)) above[height++] = t;
  uint32_t t = source_->head;
  size_t common = height;
  while ((common = static_cast<size_t>(std::find(above.begin(), above.begin() + height, t) - above.begin())) == height) {
    path_.push_back(t);
    t = syntax.head(t);
    if (t == kNoToken || path_.size() >= kLongestPath) return false;
  }
  top_ = path_.size();
  for (size_t i = common + 1; i-- > 0;) path_.push_back(above[i]);
  return path_.size() <= kLongestPath;
}

bool MentionPairs::is_within_reach() const {
  bool has_word = false;
  for (size_t i = 0; i < path_.size(); ++i) {
    if (i != top_ && parts(a_.tokens[path_[i]].label)) return false;
    has_word |= !in_mention(path_[i]) && is_content(path_[i]);
  }
  return has_word;
}

TokenList MentionPairs::words(MentionPair pair) {
  TokenList inner;
  if (!find_path(pair)) return inner;
  std::ranges::copy_if(path_, std::back_inserter(inner), [&](uint32_t t) { return !in_mention(t); });
  return inner;
}

void MentionPairs::add(std::string_view name, std::span<const Value> values) {
  uint64_t hash = hash64(name);
  for (const Value& v : values) hash = mix(hash, v.hash);
  hash = mix(hash, 0xff51afd7ed558ccdull);
  features_.push_back(general_ ? hash | 1 : hash & ~uint64_t{1});
  if (words_ == nullptr) return;
  std::string text(name);
  for (const Value& v : values)
    if (!v.text.empty()) text.append(" ").append(v.text);
  words_->push_back(std::move(text));
}

void MentionPairs::read(MentionPair pair) {
  features_.clear();
  general_ = false;
  if (!find_path(pair) || !is_within_reach()) return;
  read_path();
  read_argument(*source_, {1, "of the source"});
  read_argument(*target_, {2, "of the target"});
  general_ = true;
  read_words();
  read_names_between(pair);
}

/// A word of the path as a value: of a name, only that it is one.
MentionPairs::Value MentionPairs::on_path(uint32_t t) const { return in_name_[t] ? Value{3, "NAME"} : lemma(t); }

void MentionPairs::read_path() {
  static constexpr Value kUp{11, "→"}, kDown{12, "←"}, kSource{13, "(source)"}, kTarget{14, "(target)"};
  // An end that is coordinated with another has the path of that one.
  size_t first = 0, last = path_.size() - 1;
  while (first < top_ && a_.tokens[path_[first]].label == Deprel::conj) ++first;
  while (last > top_ && a_.tokens[path_[last]].label == Deprel::conj) --last;

  std::vector<Value> full, labels{types()}, inner, like, inner_like{types()};
  for (size_t i = first; i <= last; ++i) {
    const uint32_t t = path_[i];
    const auto lead = [&](Value arrow) {
      for (std::vector<Value>* values : {&full, &labels, &like}) values->insert(values->end(), {arrow, label(t), preposition(t)});
    };
    const auto mark = [&](Value end) { for (std::vector<Value>* values : {&full, &labels, &like}) values->push_back(end); };
    if (i > top_) lead(kDown);
    if (i == top_ && i == first) mark(kSource);
    if (i == top_ && i == last) mark(kTarget);
    if (i > first && i < last && !in_mention(t)) {
      const Value word = on_path(t);
      const uint16_t cluster = in_name_[t] ? 0 : clusters_.find(word.text).fine;
      const Value similar = cluster != 0 ? Value{mix(cluster, 15), word.text} : word;
      full.push_back(word), inner.push_back(word);
      like.push_back(similar), inner_like.push_back(similar);
    }
    if (i < top_) lead(kUp);
  }
  general_ = inner.empty();
  add("path", full);
  if (!inner.empty()) {
    add("words of the path", inner);
    add("path like", like);
    add("words of the path like", inner_like);
  }
  general_ = true;
  add("labels of the path", labels);
  add("length of the path", {{last - first, bucket(static_cast<uint32_t>(last - first))}, types()});
  read_edges(first, last, inner.size() <= 1);

  const uint32_t top = path_[top_];
  if (in_mention(top) || !is_content(top)) return;
  general_ = false;
  const Value up = first < top_ ? label(path_[top_ - 1]) : Value{}, down = last > top_ ? label(path_[top_ + 1]) : Value{};
  add("top", {lemma(top), up, down});
  add("top like", {{clusters_.find(lemma(top).text).fine, lemma(top).text}, up, down, types()});
  if (const Value p = preposition(path_[last]); p.hash != 0) add("top and preposition", {lemma(top), p, types()});
}

/// The path piece by piece.
void MentionPairs::read_edges(size_t first, size_t last, bool one_word) {
  static constexpr Value kBelowSource{21, "source's side"}, kTop{22, "top"}, kAboveTarget{23, "target's side"};
  for (size_t i = first; i <= last; ++i) {
    const uint32_t t = path_[i];
    const Value side = i < top_ ? kBelowSource : i == top_ ? kTop : kAboveTarget;
    if (i != top_) {
      general_ = true;
      add("edge", {side, label(t), preposition(t), types()});
      const uint32_t up = reader_.syntax().head(t);
      general_ = false;
      if (!in_mention(up) && is_content(up)) add("edge of", {side, lemma(up), label(t), preposition(t)});
    }
    if (in_mention(t)) continue;
    general_ = true;
    // "his mother was born in Lowhill": somebody else stands between.
    if (const uint32_t m = heads_name_[t]; m != kNoToken && a_.mentions[m].chain != UINT32_MAX) {
      const uint32_t chain = a_.mentions[m].chain;
      const bool own = chain == source_->chain || chain == target_->chain;
      const std::string_view type = to_string(a_.chains[chain].type);
      add("through a mention", {side, label(t), {hash64(type), type}, own ? Value{1, "of the same"} : Value{}, types()});
    }
    if (is_content(t)) read_word(t, side, one_word);
  }
}

void MentionPairs::read_word(uint32_t t, Value side, bool one_word) {
  // One of several words of a path is weak evidence: "member" on the way to the one who spoke to the members.
  general_ = !one_word;
  const WordClusters c = clusters_.find(lemma(t).text);
  add("word", {lemma(t), types()});
  add("word at", {side, lemma(t), types()});
  if (c.fine != 0) add("word like", {{c.fine, lemma(t).text}, types()});
  for (const uint32_t child : reader_.syntax().children(t)) {
    const Deprel l = a_.tokens[child].label;
    const bool grammar = l == Deprel::punct || l == Deprel::det || l == Deprel::case_;
    if (grammar || in_mention(child) || !is_content(child) || std::ranges::find(path_, child) != path_.end()) continue;
    general_ = true;
    add("beside the path", {label(child), lemma(child)});
    general_ = false;
    add("beside the path", {lemma(t), lemma(child), types()});
  }
}

void MentionPairs::read_argument(const Mention& mention, Value side) {
  general_ = true;
  const auto kind = [](const Mention& m) { return Value{hash64(to_string(m.kind)), to_string(m.kind)}; };
  add("kinds", {side, kind(*source_), kind(*target_), types()});
  if (mention.kind == MentionKind::Pronoun) add("pronoun", {side, lemma(mention.head), types()});
  const Chain& chain = a_.chains[mention.chain];
  if (!chain.kind.empty()) add("kind", {side, {hash64(chain.kind), chain.kind}, types()});
  add("label", {side, label(mention.head), types()});
  add("preposition", {side, preposition(mention.head), types()});
  const uint32_t up = reader_.syntax().head(mention.head);
  if (up != kNoToken && !in_mention(up) && is_content(up)) add("governor", {side, label(mention.head), lemma(up), types()});
  general_ = false;
  if (chain.type == EntityType::Organisation && mention.kind == MentionKind::Name)
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t)
      if (std::ranges::find(kNameNouns, a_.word(t)) != kNameNouns.end()) add("in the name", {side, {hash64(a_.word(t)), a_.word(t)}, types()});
  for (const uint32_t c : reader_.syntax().children(mention.head)) {
    const Deprel l = a_.tokens[c].label;
    if (in_mention(c) || l == Deprel::punct || l == Deprel::case_ || l == Deprel::det || !is_content(c)) continue;
    general_ = a_.tokens[c].upos != Upos::NOUN;
    add("modifier", {side, label(c), lemma(c), types()});
  }
}

void MentionPairs::read_words() {
  const bool forward = source_->tokens.begin < target_->tokens.begin;
  const Mention &first = forward ? *source_ : *target_, &second = forward ? *target_ : *source_;
  const Value order{forward ? 1u : 2u, forward ? "source first" : "target first"};
  const uint32_t begin = first.tokens.end, end = std::max(begin, second.tokens.begin), gap = end - begin;
  add("order", {order, types()});
  add("distance", {{hash64(bucket(gap)), bucket(gap)}, order, types()});
  for (uint32_t t = begin; t < end && gap <= kLongestGap; ++t) {
    if (in_name_[t]) continue;
    add("between", {lemma(t), order, types()});
    if (t + 1 < end && !in_name_[t + 1]) add("between", {lemma(t), lemma(t + 1), order});
    if (const WordClusters c = clusters_.find(lemma(t).text); c.fine != 0) add("between like", {{c.fine, lemma(t).text}, types()});
  }
  const Range<Token> sentence = a_.sentences[a_.sentence_of(first.head)].tokens;
  const auto beside = [&](std::string_view name, uint32_t t) { if (sentence.contains(t) && !in_name_[t]) add(name, {lemma(t), order, types()}); };
  if (first.tokens.begin > 0) beside("before the first", first.tokens.begin - 1);
  if (gap > 0) beside("after the first", begin);
  if (gap > 0) beside("before the second", end - 1);
  beside("after the second", second.tokens.end);
}

/// Mentions are sorted, so those between have positions between.
void MentionPairs::read_names_between(MentionPair pair) {
  uint32_t names = 0, like_source = 0, like_target = 0;
  for (uint32_t m = std::min(pair.source, pair.target) + 1; m < std::max(pair.source, pair.target); ++m) {
    const Mention& mention = a_.mentions[m];
    if (mention.chain == UINT32_MAX || mention.kind == MentionKind::Nominal || in_mention(mention.head)) continue;
    ++names;
    like_source += a_.chains[mention.chain].type == a_.chains[source_->chain].type;
    like_target += a_.chains[mention.chain].type == a_.chains[target_->chain].type;
  }
  const auto add_count = [&](std::string_view name, uint32_t n) { add(name, {{hash64(bucket(n)), bucket(n)}, types()}); };
  add_count("names between", names);
  add_count("names between like the source", like_source);
  add_count("names between like the target", like_target);
}

std::span<const uint64_t> MentionPairs::features(MentionPair pair) {
  words_ = nullptr;
  read(pair);
  return features_;
}

std::vector<std::string> MentionPairs::descriptions(MentionPair pair) {
  std::vector<std::string> words;
  words_ = &words;
  read(pair);
  words_ = nullptr;
  return words;
}

}  // namespace dossier
