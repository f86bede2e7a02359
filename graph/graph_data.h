#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/date.h"
#include "graph/ids.h"
#include "graph/model.h"
#include "graph/span.h"

namespace dossier {

/// Interned strings, each stored once in one buffer. Id 0 is the empty string. Not thread-safe while interning.
/// A view stays valid until the next intern().
class StringPool {
 public:
  StringPool() { intern(""); }
  StringId intern(std::string_view s);
  std::string_view view(StringId id) const {
    return std::string_view(bytes_).substr(begins_[id.value], begins_[id.value + 1] - begins_[id.value]);
  }
  size_t size() const { return begins_.size() - 1; }

 private:
  std::string bytes_;
  std::vector<uint64_t> begins_{0};
  std::unordered_multimap<uint64_t, uint32_t> index_;  // hash64 of the string -> id
};

struct DocumentRecord {
  StringId id{0}, title{0}, author{0}, outlet{0}, url{0};
  PartialDate date;
  uint64_t text_begin = 0, text_size = 0;  ///< in GraphData::texts
  uint32_t source_group = 0;               ///< near-duplicates of one article share a group: one independent source
};

struct PropertyRecord {
  StringId key{0}, value{0};
  DocumentId document;
  ByteSpan evidence;
};

struct EntityRecord {
  EntityType type = EntityType::Person;
  StringId name{0}, ref{0}, kind{0};
  Range<StringId> aliases;           // of GraphData::aliases; other names than `name`
  Range<PropertyRecord> properties;  // of GraphData::properties
  uint32_t mentions = 0;             ///< in all documents
};

/// One edge as one document says it. What it means is in extraction.h, field by field.
struct ClaimRecord {
  uint64_t key = 0;  ///< content hash: the id that the user sees, "c" + 16 hex digits
  TypeId type;       ///< of the schema's relation types
  EntityId source, target;
  DocumentId document;
  StatementId attributed_to;  ///< none: the narrator
  StatementId statement;      ///< the statement that it is projected from, or none
  uint32_t event = UINT32_MAX;  ///< position in GraphData::events of the event it is projected from, or none
  ByteSpan span, cue;
  DateInterval time;
  StringId role{0}, rule{0};
  float confidence = 0;
  Status status = Status::None;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
};

struct AboutRecord {
  EntityId entity;
  Stance stance = Stance::Neutral;
  float strength = 0;
  ByteSpan words;
};

struct StatementRecord {
  uint64_t key = 0;  ///< "s" + 16 hex digits
  DocumentId document;
  EntityId speaker;  ///< none: nobody that the graph knows
  ByteSpan source, cue;
  Range<ByteSpan> content;   // of GraphData::contents
  Range<AboutRecord> about;  // of GraphData::abouts
  StatementId attributed_to;
  bool direct = false;
  Modality certainty = Modality::Asserted;
  Polarity polarity = Polarity::Positive;
};

struct RoleRecord {
  EntityId entity;
  StringId role{0};
};

/// How many people an event killed, wounded ..., as one passage says: see ExtractedCasualties.
struct CasualtyRecord {
  static constexpr uint32_t kNoLimit = UINT32_MAX;
  StringId kind{0};
  uint32_t least = 0, most = kNoLimit;
  ByteSpan words;
  StatementId attributed_to;
};

/// One mention of an event; mentions of the same event share `node`, an entity of type Event.
struct EventRecord {
  uint64_t key = 0;  ///< "v" + 16 hex digits
  EntityId node;
  StringId type{0}, mode{0}, cameo{0}, rule{0};
  DocumentId document;
  ByteSpan span, cue;
  Range<RoleRecord> roles;  // of GraphData::roles
  Range<CasualtyRecord> casualties;  // of GraphData::casualties
  DateInterval time;
  StatementId attributed_to;
  float confidence = 0;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
};

/// How often a document mentions an entity. Sorted by document, then entity.
struct Appearance {
  DocumentId document;
  EntityId entity;
  uint32_t mentions = 0;
};

/// All that is known, as plain arrays: what Store::load returns and GraphBuilder makes. Ids are positions in them.
/// A StringId that nothing was put into is 0, the empty string.
struct GraphData {
  StringPool strings;
  std::string texts;  ///< the documents' texts, one after the other
  std::vector<DocumentRecord> documents;
  std::vector<EntityRecord> entities;
  std::vector<StringId> aliases;
  std::vector<PropertyRecord> properties;
  std::vector<ClaimRecord> claims;
  std::vector<StatementRecord> statements;
  std::vector<ByteSpan> contents;
  std::vector<AboutRecord> abouts;
  std::vector<EventRecord> events;
  std::vector<RoleRecord> roles;
  std::vector<CasualtyRecord> casualties;
  std::vector<Appearance> appearances;
};

}  // namespace dossier
