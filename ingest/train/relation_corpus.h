#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ingest/model_file.h"
#include "ingest/models.h"
#include "ingest/relation_classes.h"

namespace dossier {

/// The models of a folder up to the parser and the names, as a trainer of later stages needs them.
class ModelFolder {
 public:
  explicit ModelFolder(const std::string& folder);  ///< throws Error(Input)
  const Models& models() const { return models_; }

 private:
  std::vector<std::unique_ptr<MappedFile>> files_;  // outlive the models
  Models models_;
};

/// What is known of a pair and a class.
enum class Truth : uint8_t { None, Unknown, No, Yes };  // None: the class does not join such types

/// A pair of mentions of a text of KnowledgeNet, as the program sees it.
struct RelationExample {
  using Labels = std::array<Truth, kRelationClasses.size()>;
  std::vector<uint64_t> features;
  Labels mentions{};  // the two mentions are those that the corpus links
  Labels entities{};  // or other mentions of the same two are: as good for a claim, no example to learn from
  std::array<bool, kRelationClasses.size()> said{};  // rules say as much, or nobody is named
  uint32_t document = 0, source = 0, target = 0;     // chains
  char fold = 0;                                     // of the corpus, which keeps texts about the same things together
};

/// Annotates the texts of `base`.input.jsonl and aligns them with `base`.gold.jsonl. A relation is known of the texts that are
/// exhaustively annotated for it; of the others only that a pair of one relation is not of another that excludes it.
/// Throws Error(Input).
std::vector<RelationExample> read_relation_corpus(const std::string& base, const Models& models);

}  // namespace dossier
