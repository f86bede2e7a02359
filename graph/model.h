#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

/// What a mention or an entity is. Date and Nationality are mention types; in the graph a Nationality is its country.
enum class EntityType : uint8_t { Country, Organisation, Person, Place, Event, Date, Nationality };
inline constexpr int kEntityTypes = 7;

enum class MentionKind : uint8_t { Name, Nominal, Pronoun };

/// FactBank's two axes (Sauri and Pustejovsky 2009), modality widened by PLOVER's intentions.
enum class Polarity : uint8_t { Positive, Negative };
enum class Modality : uint8_t { Asserted, Probable, Possible, Hypothetical, Proposed, Desired, Predicted };

/// How a state holds (membership, position): None where the text says nothing of it.
enum class Status : uint8_t { None, Current, Former, Suspended, Candidate, Founding, Observer };

enum class Stance : uint8_t { Neutral, Support, Oppose };

/// CAMEO/PLOVER actor sectors: which part of a country is meant ("Russian forces": MIL).
enum class Sector : uint8_t { None, Government, Military, Opposition, Police, Judiciary, Legislature, Civilian, Media,
                              Business, Rebel, Party, Education, Religion, Intergovernmental, NonGovernmental, Spy };

/// The names in files, JSON and queries: "Country", "name", "positive", "asserted", "former" ("" for None), "support",
/// "GOV". The parse functions accept exactly those (relation of one to one) and return nullopt for anything else.
std::string_view to_string(EntityType);
std::string_view to_string(MentionKind);
std::string_view to_string(Polarity);
std::string_view to_string(Modality);
std::string_view to_string(Status);
std::string_view to_string(Stance);
std::string_view to_string(Sector);
std::optional<EntityType> parse_entity_type(std::string_view);
std::optional<MentionKind> parse_mention_kind(std::string_view);
std::optional<Polarity> parse_polarity(std::string_view);
std::optional<Modality> parse_modality(std::string_view);
std::optional<Status> parse_status(std::string_view);
std::optional<Stance> parse_stance(std::string_view);
std::optional<Sector> parse_sector(std::string_view);

}  // namespace dossier
