#include "graph/model.h"

#include <array>
#include <cstddef>

namespace dossier {
namespace {

constexpr std::array<std::string_view, 7> kEntityNames = {"Country", "Organisation", "Person", "Place",
                                                          "Event",   "Date",         "Nationality"};
constexpr std::array<std::string_view, 3> kMentionKindNames = {"name", "nominal", "pronoun"};
constexpr std::array<std::string_view, 2> kPolarityNames = {"positive", "negative"};
constexpr std::array<std::string_view, 7> kModalityNames = {"asserted", "probable", "possible", "hypothetical",
                                                            "proposed", "desired",  "predicted"};
constexpr std::array<std::string_view, 7> kStatusNames = {"",          "current",  "former",  "suspended",
                                                          "candidate", "founding", "observer"};
constexpr std::array<std::string_view, 3> kStanceNames = {"neutral", "support", "oppose"};
constexpr std::array<std::string_view, 17> kSectorNames = {"",    "GOV", "MIL", "OPP", "COP", "JUD", "LEG", "CVL", "MED",
                                                           "BUS", "REB", "PTY", "EDU", "REL", "IGO", "NGO", "SPY"};

template <class Enum, size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& names, std::string_view name) {
  for (size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(EntityType v) { return kEntityNames[static_cast<size_t>(v)]; }
std::string_view to_string(MentionKind v) { return kMentionKindNames[static_cast<size_t>(v)]; }
std::string_view to_string(Polarity v) { return kPolarityNames[static_cast<size_t>(v)]; }
std::string_view to_string(Modality v) { return kModalityNames[static_cast<size_t>(v)]; }
std::string_view to_string(Status v) { return kStatusNames[static_cast<size_t>(v)]; }
std::string_view to_string(Stance v) { return kStanceNames[static_cast<size_t>(v)]; }
std::string_view to_string(Sector v) { return kSectorNames[static_cast<size_t>(v)]; }

std::optional<EntityType> parse_entity_type(std::string_view s) { return parse<EntityType>(kEntityNames, s); }
std::optional<MentionKind> parse_mention_kind(std::string_view s) { return parse<MentionKind>(kMentionKindNames, s); }
std::optional<Polarity> parse_polarity(std::string_view s) { return parse<Polarity>(kPolarityNames, s); }
std::optional<Modality> parse_modality(std::string_view s) { return parse<Modality>(kModalityNames, s); }
std::optional<Status> parse_status(std::string_view s) { return parse<Status>(kStatusNames, s); }
std::optional<Stance> parse_stance(std::string_view s) { return parse<Stance>(kStanceNames, s); }
std::optional<Sector> parse_sector(std::string_view s) { return parse<Sector>(kSectorNames, s); }

}  // namespace dossier
