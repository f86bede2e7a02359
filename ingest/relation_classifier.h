#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/claims.h"
#include "ingest/clusters.h"
#include "ingest/linear_model.h"
#include "ingest/mention_pairs.h"
#include "ingest/relation_classes.h"

namespace dossier {

/// Adds relations that no rule found: a logistic regression for each class over pairs of mentions of one sentence. A class says
/// something only above the score at which it was right often enough on texts it had not seen. Const, shared by threads.
class RelationClassifier {
 public:
  static constexpr std::string_view kKind = "relations";
  static constexpr std::string_view kRulePrefix = "trained-";
  static constexpr double kUnit = 1024;  ///< of weights and thresholds, in a model file: log odds of 1

  /// A class of a model file and what was measured of it on held-out texts: the least score, in units, at which it speaks, and the
  /// log odds of being right as a line over scores.
  struct Trained {
    RelationClass relation;
    int32_t threshold = 0;
    double slope = 1, offset = 0;
    std::string to_line() const;  ///< the class's name in the model file
  };

  /// `bytes` and `clusters` must outlive it. Throws Error(Input) as LinearModel does.
  RelationClassifier(std::span<const unsigned char> bytes, const ClusterTable& clusters);
  static uint64_t fingerprint(const ClusterTable& clusters);

  const ClusterTable& clusters() const { return clusters_; }
  const std::vector<Trained>& classes() const { return classes_; }
  void score(std::span<const uint64_t> features, LinearModel::Scores& scores) const { model_.score(features, scores); }

  /// Claims about pairs that no relation of the annotations says as much of; in the order of the text. REQUIRES: all that
  /// extract_relations() needs, and its relations.
  std::vector<ExtractedRelation> classify(const ClaimReader& reader) const;

  /// What weighed in a claim of classify(): features in words with their weights in log odds, the heaviest first, at most `most`.
  struct Reason {
    std::string feature;
    double weight = 0;
  };
  std::vector<Reason> reasons(const ClaimReader& reader, const ExtractedRelation& relation, size_t most) const;

 private:
  const ClusterTable& clusters_;
  LinearModel model_;
  std::vector<Trained> classes_;  // as the model numbers them
};

/// Whether the pair can be a claim of the class: types and, of two orders that say the same, the first.
bool is_candidate(const RelationClass& relation, const Annotations& annotations, MentionPair pair);
/// Whether readers could tell whom a claim about the pair is of: one is named, neither is only "it".
bool is_worth_saying(const ClaimReader& reader, MentionPair pair);
/// The two entities as a key: of a symmetric relation the same in both orders.
std::pair<uint32_t, uint32_t> sides(const RelationClass& relation, uint32_t source, uint32_t target);
/// Whether a relation of the annotations between the two says as much as the class would, or makes it impossible.
bool is_said(const RelationClass& relation, const Annotations& annotations, MentionPair pair);

/// Appends the classifier's claims to Annotations::relations. Pure, deterministic.
void add_classified_relations(const RelationClassifier& classifier, Annotations& annotations);

}  // namespace dossier
