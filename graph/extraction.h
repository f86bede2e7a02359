#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/document.h"
#include "graph/model.h"
#include "graph/span.h"

namespace dossier {

/// What one document says, apart from how it was found: the output of `dossier extract`, the input of `dossier load`
/// and of the store. Indices are positions in the vectors of the same Extraction; spans are bytes of Document::text.
/// Everything is in the order of the text, so that equal documents give equal extractions.

inline constexpr int32_t kNarrator = -1;  ///< attribution to the article itself
inline constexpr int32_t kNobody = -1;    ///< a statement whose speaker is not an entity of the document

struct ExtractedMention {
  ByteSpan span;
  EntityType type = EntityType::Person;
  MentionKind kind = MentionKind::Name;
  uint32_t entity = 0;
  Sector sector = Sector::None;  ///< "Russian forces" mentions the country Russia, sector MIL
  DateInterval time;             ///< of a Date
};

/// A fact about an entity that is not a link: role, title, degree, gender, population ... as the text words it.
struct ExtractedProperty {
  std::string key, value;
  ByteSpan evidence;
};

struct ExtractedEntity {
  EntityType type = EntityType::Person;
  std::string name;                  ///< the fullest form in the document, or the standard name of the lexicon
  std::vector<std::string> aliases;  ///< other forms in the document, by first appearance
  std::string ref;                   ///< "iso3166:KG", "geonames:1528675", "lexicon:csto", or ""
  std::string kind;                  ///< organisations: intergovernmental, alliance, government, company, media, ...
  std::vector<ExtractedProperty> properties;
};

struct ExtractedRelation {
  std::string type;  ///< a relation type of the schema, in capitals
  uint32_t source = 0, target = 0;
  ByteSpan span;  ///< the sentence that says it, or the clause where the sentence is very long
  ByteSpan cue;   ///< the word that carries it; empty for a purely structural pattern
  ByteSpan source_words, target_words;  ///< the words that stand for its two sides there; empty when unknown
  Status status = Status::None;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  DateInterval time;
  int32_t attributed_to = kNarrator;  ///< a statement
  std::string role;                   ///< the position, the kinship, the kind of location
  float confidence = 0;               ///< probability of being right, 0 to 1
  std::string rule;                   ///< which rule or model made it
  int32_t event = -1;                 ///< the event it is projected from
  int32_t statement = -1;             ///< the statement it is projected from (COMMENTED_ON)
};

struct ExtractedAbout {
  uint32_t entity = 0;
  Stance stance = Stance::Neutral;
  float strength = 0;  ///< 0 to 1
  ByteSpan words;      ///< the words that carry the stance; empty for Neutral
};

struct ExtractedStatement {
  int32_t speaker = kNobody;          ///< an entity
  ByteSpan source, cue;               ///< empty when the text has none
  std::vector<ByteSpan> content;      ///< ascending; one per paragraph or part, without the outer quotation marks
  bool direct = false;                ///< at least its greater part stands in quotation marks
  int32_t attributed_to = kNarrator;  ///< the statement that this one is reported inside
  Modality certainty = Modality::Asserted;
  Polarity polarity = Polarity::Positive;  ///< negative: "did not say that ..."
  std::vector<ExtractedAbout> about;
};

struct ExtractedParticipant {
  uint32_t entity = 0;
  std::string role;  ///< actor, recipient, place, instrument
};

/// How many people an event killed, wounded ..., as one passage says.
struct ExtractedCasualties {
  std::string kind;          ///< killed, wounded, missing, displaced or captured; "casualties" when only their absence is stated
  uint32_t least = 0, most = 0;  ///< "at least 14" is 14 to kNoLimit, "up to 30" 0 to 30, "12" 12 to 12, "none" 0 to 0
  ByteSpan words;            ///< "at least 14 people"
  int32_t attributed_to = kNarrator;
  static constexpr uint32_t kNoLimit = UINT32_MAX;
};

struct ExtractedEvent {
  std::string type;    ///< PLOVER type: AGREE ... ASSAULT; or "NAMED" for a named event (war, summit, treaty)
  std::string mode;    ///< PLOVER mode, or ""
  std::string cameo;   ///< CAMEO root code, "01" to "20", or ""
  int32_t entity = -1; ///< the Event entity when the event has a name of its own
  ByteSpan span, cue;
  std::vector<ExtractedParticipant> participants;
  std::vector<ExtractedCasualties> casualties;
  Polarity polarity = Polarity::Positive;
  Modality modality = Modality::Asserted;
  DateInterval time;
  int32_t attributed_to = kNarrator;
  float confidence = 0;
  std::string rule;
};

struct Extraction {
  std::vector<ExtractedMention> mentions;
  std::vector<ExtractedEntity> entities;
  std::vector<ExtractedRelation> relations;
  std::vector<ExtractedStatement> statements;
  std::vector<ExtractedEvent> events;
};

/// One line of the `extract` contract, without a line break; offsets are code points of `document.text`.
std::string to_json(const Document& document, const Extraction&);

/// Reads one line of `extract` output, ours or another extractor's. Throws Error(Input) that names the field when the
/// line is not of the contract; offsets are checked against `document.text`.
Extraction extraction_from_json(std::string_view line, const Document& document);

/// Reads one line of `extract` input: {"id", "text", "title"?, "date"?, "source"?, "url"?}. Throws Error(Input).
Document document_from_json(std::string_view line);

}  // namespace dossier
