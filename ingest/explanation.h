#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/relation_classifier.h"

namespace dossier {

/// What is known of a claim from outside: the fields of a stored one that tell it from others of its document.
struct ClaimOutline {
  std::string_view type, rule;
  std::string_view source, target;  ///< names; used when a rule says several things at one cue
  ByteSpan cue;
};

/// One step from the text to the claim.
struct ExplanationStep {
  std::string step;   ///< rule, cue, source, target, path, coreference, reading, attribution,
                      ///< path and weighed of the trained classifier
  std::string words;  ///< of the text, or of the rule
  std::string note;
  ByteSpan span;      ///< where the words stand; empty when they do not
};

/// How the document's annotations lead to the claim: which rule, triggered by which word, along which path of the tree to whose
/// mention, through which earlier mention to the name, and which word makes it denied or only possible. Empty when
/// these annotations do not state the claim: it was made by another version or another extractor. A claim of the trained classifier
/// has the path and the features that weighed most instead of a rule; `classifier` is the one that made it.
std::vector<ExplanationStep> explain(const Annotations& annotations, std::string_view text, const ClaimOutline& claim,
                                     const RelationClassifier* classifier = nullptr);

}  // namespace dossier
