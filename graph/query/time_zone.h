#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace dossier {

/// Seconds east of Greenwich of a zone of the system's time zone database ("Europe/Stockholm"), at an instant or at a
/// local time, both in seconds since 1970-01-01. A local time that occurs twice is taken as the first one; one that
/// does not occur, with the offset before the gap. nullopt: there is no such zone. Safe for any number of threads.
std::optional<int32_t> zone_offset_at(const std::string& zone, int64_t utc_seconds);
std::optional<int32_t> zone_offset_at_local(const std::string& zone, int64_t local_seconds);

}  // namespace dossier
