#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/document.h"
#include "graph/extraction.h"
#include "graph/graph_data.h"
#include "graph/person_evidence.h"
#include "graph/schema.h"

namespace dossier {

/// An entity as the store keeps it. Ids are given by the resolver, from 1.
struct StoredEntity {
  int64_t id = 0;
  EntityType type = EntityType::Person;
  std::string name, ref, kind;
};

/// A mention of an event with a time, as the resolver has to know it again. Entities are ids of StoredEntity.
struct KnownEvent {
  std::string type;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  DateInterval time;
  std::vector<std::pair<std::string, int64_t>> roles;
};

/// What the resolver needs to know of an entity again: its names, and what it appeared with.
struct KnownEntity {
  StoredEntity entity;
  std::vector<std::string> names;  ///< all forms in all documents, each once, sorted
  PersonEvidence evidence;         ///< of a person
  std::vector<KnownEvent> events;  ///< of the node of an event: its mentions
};

/// Which entity each ExtractedEntity is, and which Event node each ExtractedEvent belongs to.
struct Resolution {
  std::vector<StoredEntity> entities, event_nodes;
};

/// All that the store holds of one document: what Store::add was given.
struct StoredDocument {
  Document document;
  Extraction extraction;
  Resolution resolution;
};

struct StoreProblem {
  std::string document, what;  ///< the document's id, and one line
};

/// Of the text and of what is known about it; where it was read from is left out.
uint64_t content_digest(const Document&);

/// One SQLite file with all documents, what they say, and the resolution. Only one object writes at a time; a second
/// writer waits five seconds and then fails with a clear error. An object belongs to one thread.
///
/// A document is committed whole or not at all: after a crash, the documents that a finished commit() covered are
/// there, and nothing of the others.
class Store {
 public:
  enum class Mode { Read, Write };  ///< Write creates the file when it is missing, and migrates an older one

  /// Throws Error(Store) when the file is missing (Read), of another program, of a newer version, not readable or
  /// not writable.
  Store(const std::string& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;

  enum class Known { No, Same, Changed };
  Known known(const Document&) const;  ///< is a document of that id there, with the same content?
  /// The content_digest of each document, by id.
  std::unordered_map<std::string, uint64_t> content_digests() const;

  /// Adds a document, or replaces the one with the same id. Throws Error(Input) when a span of the extraction is not in
  /// the text: no claim is stored whose evidence does not stand in the source. REQUIRES: one resolution entry for each
  /// entity and event.
  void add(const Document&, const Extraction&, const Resolution&);
  /// Removes a document, with everything that only it supported. False when there is none of that id.
  bool remove(std::string_view document_id);
  /// Ends the transaction that the first add or remove since the last commit began.
  void commit();

  std::vector<KnownEntity> entities() const;
  int64_t next_entity_id() const;
  std::vector<std::string> document_ids() const;  ///< in the order in which they were added
  Document document(std::string_view id) const;   ///< throws Error(Input) when there is none
  StoredDocument read(std::string_view id) const;  ///< the same, with what was extracted from it

  /// Everything, in the order of ids. Throws Error(Store) for a relation type that `schema` does not have.
  GraphData load(const Schema& schema = Schema::builtin()) const;

  /// Reads every stored span again from its document, and compares. Empty: all is well.
  std::vector<StoreProblem> verify() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier
