#include "ingest/ner.h"

#include <algorithm>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/feature_hash.h"
#include "ingest/mentions.h"
#include "ingest/ner_features.h"

namespace dossier {
namespace {

constexpr uint64_t kTransition = 1000;

// The last token before a preposition or comma heads a name: "University of Dorna", "Tomas Ilin".
uint32_t name_head(const Annotations& annotations, Range<Token> tokens) {
  for (uint32_t i = tokens.begin; i + 1 < tokens.end; ++i) {
    const Upos next = annotations.tokens[i + 1].upos;
    if (next == Upos::ADP || next == Upos::CCONJ || annotations.word(i + 1) == ",") return i;
  }
  return tokens.end - 1;
}

std::vector<Mention> mentions_of(const std::vector<uint8_t>& labels, const Annotations& annotations) {
  std::vector<Mention> mentions;
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    Mention& mention = mentions.emplace_back();
    mention.tokens.begin = i;
    while (part_of(labels[i]) == NamePart::Begin || part_of(labels[i]) == NamePart::Inside) ++i;
    mention.tokens.end = i + 1;
    mention.head = name_head(annotations, mention.tokens);
    mention.type = kNameTypes[type_of(labels[i])];
    mention.score = 1;
  }
  return mentions;
}

}  // namespace

std::string to_string_label(uint8_t label) {
  if (label == kOutside) return "O";
  return std::string(1, "BILU"[static_cast<size_t>(part_of(label))]) + '-' + std::string(to_string(kNameTypes[type_of(label)]));
}

uint64_t transition_feature(uint8_t from) { return feature(kTransition, from); }

NameRecognizer::NameRecognizer(std::span<const unsigned char> first, std::span<const unsigned char> second, const ClusterTable& clusters)
    : clusters_(clusters), first_(make_pass(first, kFirstKind, clusters)), second_(make_pass(second, kSecondKind, clusters)) {}

uint64_t NameRecognizer::fingerprint(const ClusterTable& clusters) { return hash64(kNameTemplates, clusters.fingerprint()); }

NameRecognizer::Pass NameRecognizer::make_pass(std::span<const unsigned char> bytes, std::string_view kind, const ClusterTable& clusters) {
  Pass pass{LinearModel(bytes, kind, fingerprint(clusters)), {}};
  bool same = pass.model.classes() == kNameLabels;
  for (uint8_t label = 0; same && label < kNameLabels; ++label) same = pass.model.name(label) == to_string_label(label);
  if (!same) throw input_error("model '" + std::string(kind) + "': its labels are not this program's");
  LinearModel::Scores scores;
  for (uint8_t from = 0; from < kNameLabels; ++from) {
    const uint64_t feature = transition_feature(from);
    pass.model.score({&feature, 1}, scores);
    std::copy_n(scores.begin(), kNameLabels, pass.transitions[from].begin());
  }
  return pass;
}

std::vector<uint8_t> NameRecognizer::run(const Pass& pass, const Annotations& annotations, NameFeatures& features) const {
  std::vector<uint8_t> labels(annotations.tokens.size(), kOutside), decoded;
  std::vector<LabelScores> emissions;
  LinearModel::Scores scores;
  NameDecoder decoder;
  for (const Sentence& sentence : annotations.sentences) {
    emissions.clear();
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      pass.model.score(features.at(sentence, i), scores);
      emissions.emplace_back();
      std::copy_n(scores.begin(), kNameLabels, emissions.back().begin());
    }
    decoder.decode(emissions, pass.transitions, {}, decoded);
    std::copy(decoded.begin(), decoded.end(), labels.begin() + sentence.tokens.begin);
  }
  return labels;
}

std::vector<uint8_t> NameRecognizer::label(const Annotations& annotations, std::vector<TokenNames> names, int passes) const {
  NameFeatures features(annotations, clusters_, std::move(names));
  std::vector<uint8_t> labels = run(first_, annotations, features);
  if (passes == 1) return labels;
  features.set_first_pass(std::move(labels));
  return run(second_, annotations, features);
}

void NameRecognizer::recognize(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& annotations) const {
  const std::vector<uint8_t> labels = label(annotations, token_names(gazetteer, matches, annotations.tokens.size()));
  const std::vector<Mention> names = mentions_of(labels, annotations);
  annotations.mentions.insert(annotations.mentions.end(), names.begin(), names.end());
  sort_mentions(annotations);
}

}  // namespace dossier
