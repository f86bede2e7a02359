#include "ingest/train/relation_corpus.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/annotate.h"
#include "ingest/clusters.h"
#include "ingest/gazetteer.h"
#include "ingest/lemmatizer.h"
#include "ingest/ner.h"
#include "ingest/parser.h"
#include "ingest/reader.h"
#include "ingest/relation_classifier.h"
#include "ingest/tagger.h"

namespace dossier {
namespace {

constexpr size_t kClasses = kRelationClasses.size();

/// The corpus's annotations of a text. Spans are code points.
struct GoldRelation {
  size_t relation = 0;
  ByteSpan source, target;
};
struct GoldText {
  std::vector<GoldRelation> relations;
  std::array<bool, kClasses> exhaustive{};
};

GoldText gold_text(const rapidjson::Document& line) {
  const auto corpus_type = [](const rapidjson::Value& type) { return std::string_view(type.GetString()).substr(3); };  // "kn:"
  GoldText text;
  std::map<std::string, ByteSpan> spans;  // each mention is an entity of its own there
  for (const auto& m : line["mentions"].GetArray()) spans[m["entity"].GetString()] = {m["start"].GetUint(), m["end"].GetUint()};
  for (size_t c = 0; c < kClasses; ++c) {
    const RelationClass& relation = kRelationClasses[c];
    for (const auto& type : line["exhaustive"].GetArray()) text.exhaustive[c] |= corpus_type(type) == relation.corpus_type;
    for (const auto& r : line["relations"].GetArray()) {
      if (corpus_type(r["type"]) != relation.corpus_type) continue;
      ByteSpan source = spans[r["source"].GetString()], target = spans[r["target"].GetString()];
      if (relation.reversed) std::swap(source, target);
      text.relations.push_back({c, source, target});
    }
  }
  return text;
}

std::map<std::string, GoldText> read_gold(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw input_error(path + ": cannot open the relations");
  std::map<std::string, GoldText> texts;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document json;
    if (json.Parse(line.c_str()).HasParseError() || !json.IsObject() || !json.HasMember("exhaustive")) throw input_error(path + ": not a line of KnowledgeNet");
    texts[json["id"].GetString()] = gold_text(json);
  }
  return texts;
}

/// Half of both together is common, or one is the end of the other ("Ada Rahm", "Rahm").
bool same_span(ByteSpan a, ByteSpan b) {
  if (!a.overlaps(b)) return false;
  const uint32_t common = std::min(a.end, b.end) - std::max(a.begin, b.begin);
  return 2 * common >= a.size() + b.size() - common || (a.end == b.end && a.begin >= b.begin);
}

/// Relations of the corpus that one pair can have both.
bool go_together(std::string_view a, std::string_view b) {
  using Both = std::array<std::string_view, 2>;
  static constexpr std::array<Both, 7> kTogether{{{"residence", "birthplace"}, {"affiliation", "party"}, {"affiliation", "leader"}, {"leader", "founder"},
                                                  {"affiliation", "founder"}, {"nationality", "residence"}, {"nationality", "birthplace"}}};
  return std::ranges::any_of(kTogether, [&](const Both& both) { return both == Both{a, b} || both == Both{b, a}; });
}

/// The examples of one text.
class Alignment {
 public:
  Alignment(const Document& document, const Annotations& a, const GoldText& gold, const ClusterTable& clusters)
      : a_(a), gold_(gold), index_(document.text), reader_(a), pairs_(reader_, clusters) {}

  void append(std::vector<RelationExample>& examples, uint32_t document, char fold) {
    for (const MentionPair pair : pairs_.all()) {
      RelationExample example;
      example.document = document;
      example.fold = fold;
      example.source = a_.mentions[pair.source].chain;
      example.target = a_.mentions[pair.target].chain;
      const auto features = pairs_.features(pair);
      example.features.assign(features.begin(), features.end());
      const bool nobody = !is_worth_saying(reader_, pair);
      for (size_t c = 0; c < kClasses; ++c) {
        if (!is_candidate(kRelationClasses[c], a_, pair)) continue;
        label(c, pair, example);
        example.said[c] = nobody || is_said(kRelationClasses[c], a_, pair);
      }
      examples.push_back(std::move(example));
    }
  }

 private:
  // The corpus counts code points.
  bool is_mention(uint32_t m, ByteSpan span) const {
    const ByteSpan bytes = a_.span(a_.mentions[m].tokens);
    return same_span({index_.code_point(bytes.begin), index_.code_point(bytes.end)}, span);
  }
  bool is_entity(uint32_t chain, ByteSpan span) const {
    return std::ranges::any_of(a_.chains[chain].mentions, [&](uint32_t m) { return is_mention(m, span); });
  }

  /// Annotated texts hold all pairs of their relations, so the others are none; of other relations a text is silent, except
  /// that what is a birthplace is no school.
  void label(size_t c, MentionPair pair, RelationExample& example) const {
    Truth by_mentions = gold_.exhaustive[c] ? Truth::No : Truth::Unknown, by_entities = by_mentions;
    for (const GoldRelation& r : gold_.relations) {
      const bool either = kRelationClasses[r.relation].symmetric;
      const bool mentions = (is_mention(pair.source, r.source) && is_mention(pair.target, r.target)) ||
                            (either && is_mention(pair.source, r.target) && is_mention(pair.target, r.source));
      if (r.relation != c) {
        if (mentions && by_mentions == Truth::Unknown && !go_together(kRelationClasses[c].name, kRelationClasses[r.relation].name)) by_mentions = Truth::No;
        continue;
      }
      const bool entities = (is_entity(example.source, r.source) && is_entity(example.target, r.target)) ||
                            (either && is_entity(example.source, r.target) && is_entity(example.target, r.source));
      // Another mention of the same two is linked: right as a claim, but whether these words say it too is not known.
      if (mentions) by_mentions = Truth::Yes;
      else if (entities && by_mentions == Truth::No) by_mentions = Truth::None;
      if (entities) by_entities = Truth::Yes;
    }
    example.mentions[c] = by_mentions;
    example.entities[c] = by_entities;
  }

  const Annotations& a_;
  const GoldText& gold_;
  const CodePointIndex index_;
  const ClaimReader reader_;
  MentionPairs pairs_;
};

}  // namespace

ModelFolder::ModelFolder(const std::string& folder) : models_(Models::Empty{}) {
  const auto bytes = [&](const std::string& name) { return files_.emplace_back(std::make_unique<MappedFile>(folder + "/" + name + ".bin"))->bytes(); };
  models_.clusters = std::make_unique<ClusterTable>(bytes("clusters"));
  models_.tagger = std::make_unique<Tagger>(bytes("tagger"), *models_.clusters);
  models_.lemmatizer = std::make_unique<Lemmatizer>(bytes("lemmatizer"));
  models_.parser = std::make_unique<Parser>(bytes("parser"), *models_.clusters);
  const auto first = bytes("names"), second = bytes("names_again");
  models_.names = std::make_unique<NameRecognizer>(first, second, *models_.clusters);
}

std::vector<RelationExample> read_relation_corpus(const std::string& base, const Models& models) {
  const std::map<std::string, GoldText> gold = read_gold(base + ".gold.jsonl");
  const std::unique_ptr<DocumentReader> reader = open_reader(base + ".input.jsonl");
  std::vector<RelationExample> examples;
  Document document;
  for (uint32_t n = 0; reader->next(document); ++n) {
    const auto text = gold.find(document.id);
    if (text == gold.end()) throw input_error(base + ": no relations of " + document.id);
    const Annotations annotations = annotate(document, models);
    const char fold = document.id.size() > 4 ? document.id[4] : '0';  // "kn-f1-16-716"
    Alignment(document, annotations, text->second, *models.clusters).append(examples, n, fold);
  }
  return examples;
}

}  // namespace dossier
