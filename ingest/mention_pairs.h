#pragma once
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/claims.h"
#include "ingest/clusters.h"

namespace dossier {

/// Two mentions of one sentence, as the sides of a relation that may hold: positions in Annotations::mentions.
struct MentionPair {
  uint32_t source = 0, target = 0;
};

/// The relation classifier's view of pairs of mentions, shared by classifier and trainer: which pairs there are, and what is to be
/// seen of one: the path of the tree between their heads, the words between and around, types, kinds, distance (Kambhatla 2004;
/// Zhou et al. 2005). A feature is a template with values, hashed; the values are words too, so that a claim can be explained by
/// what weighed most. Holds references to the reader and the clusters. Not thread-safe.
class MentionPairs {
 public:
  MentionPairs(const ClaimReader& reader, const ClusterTable& clusters);

  /// Ordered pairs of names and pronouns of types that some class joins, by source, then target: in one sentence, connected by a
  /// short path with a word on it and without a clause that somebody only utters.
  std::vector<MentionPair> all();

  /// REQUIRES: a pair of all(). Valid until the next call.
  std::span<const uint64_t> features(MentionPair pair);
  /// The same features in words, in the same order: "path → nsubj marry ← obj".
  std::vector<std::string> descriptions(MentionPair pair);
  /// The tokens between the two heads, from source to target, outside of both mentions. REQUIRES: a pair of all().
  TokenList words(MentionPair pair);

 private:
  struct Value {
    uint64_t hash = 0;
    std::string_view text;
  };

  Value lemma(uint32_t t) const { return {lemma_[t], reader_.syntax().lemma(t)}; }
  Value label(uint32_t t) const;
  Value types() const;
  Value preposition(uint32_t t) const;
  bool in_mention(uint32_t t) const { return source_->tokens.contains(t) || target_->tokens.contains(t); }
  bool is_content(uint32_t t) const;
  bool find_path(MentionPair pair);
  bool is_within_reach() const;
  Value on_path(uint32_t t) const;

  void add(std::string_view name, std::initializer_list<Value> values) { add(name, std::span(values.begin(), values.size())); }
  void add(std::string_view name, std::span<const Value> values);
  void read(MentionPair pair);
  void read_path();
  void read_edges(size_t first, size_t last, bool one_word);
  void read_word(uint32_t t, Value side, bool one_word);
  void read_words();
  void read_names_between(MentionPair pair);
  void read_argument(const Mention& mention, Value side);

  const ClaimReader& reader_;
  const Annotations& a_;
  const ClusterTable& clusters_;
  std::vector<uint64_t> lemma_;        // per token: hash of the lemma
  std::vector<uint32_t> heads_name_;   // per token: the mention that it heads, a name before others, or kNoToken
  std::vector<bool> in_name_;          // per token
  const Mention *source_ = nullptr, *target_ = nullptr;  // of the pair that is read
  TokenList path_;                     // between the heads, with both: up to what governs both, then down
  size_t top_ = 0;                     // of the path: the token that governs the others
  bool general_ = false;               // what is added holds of many pairs, and may only speak against a claim
  std::vector<uint64_t> features_;
  std::vector<std::string>* words_ = nullptr;  // where descriptions go, or none
};

/// Whether the feature holds of many pairs whatever they have to do with one another: its weights are never positive.
inline bool is_general(uint64_t feature) { return (feature & 1) != 0; }

/// Counts a change of the templates: models of another version are refused.
inline constexpr std::string_view kPairTemplates = "relations 1";

}  // namespace dossier
