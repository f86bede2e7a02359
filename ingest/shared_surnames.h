#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Names that the text has not in one place, by mention: "Ilse Rahm" of "Ilse" in "Ilse and Goran Rahm".
using CompletedNames = std::map<uint32_t, std::string>;

/// Given names that share the surname of the name behind them, unless the document has another person of that name or calls
/// somebody so by surname. REQUIRES: tokens and mentions, sorted.
CompletedNames complete_names(std::string_view text, const Gazetteer&, const Annotations&);

}  // namespace dossier
