#pragma once
#include <string>
#include <vector>

#include "graph/knowledge_graph.h"
#include "graph/store.h"

namespace dossier {

/// An article that is written sentence by sentence together with what it says, so that every claim has its evidence.
class WrittenArticle {
 public:
  WrittenArticle(std::string id, std::string outlet, PartialDate date);

  uint32_t entity(EntityType type, const std::string& name, const std::string& ref = "");
  /// Adds the sentence, and the claim that it makes. The reference is valid until the next call.
  ExtractedRelation& claim(uint32_t source, const std::string& type, uint32_t target, const std::string& sentence);
  /// Adds the sentence as a statement of `speaker` (kNobody: nobody known); returns its number.
  int32_t statement(int32_t speaker, const std::string& sentence, const std::vector<ExtractedAbout>& about = {});
  ExtractedEvent& event(const std::string& type, const std::string& sentence, const std::vector<ExtractedParticipant>& participants);
  ByteSpan sentence(const std::string& text);

  Document document;
  Extraction extraction;
};

/// Puts articles into a store. Entities of one type and name are one; those of articles given later get later numbers.
void add_articles(Store&, const std::vector<WrittenArticle>&);

/// Two outlets about the Pact and its neighbours, invented: affirmed, denied, possible, attributed, over several years.
std::vector<WrittenArticle> news_world();

/// The same as a snapshot, and a database at `path` when that is not empty.
KnowledgeGraph news_graph(const std::string& path = "");

/// A path for a database that is removed at the end of the test.
class TemporaryDatabase {
 public:
  TemporaryDatabase();
  ~TemporaryDatabase();
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string folder_, path_;
};

}  // namespace dossier
