#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "graph/document.h"
#include "graph/extraction.h"
#include "graph/schema.h"

namespace dossier {

/// Why something was not taken, and how often. Ordered by the reason's text.
using Refusals = std::map<std::string, uint64_t>;

/// Reads one line of an extraction by anybody (a language model, another library, ourselves) and leaves out what has no
/// evidence: offsets outside of the text, an "evidence" that the text does not have, a type that the vocabulary does
/// not have, a reference to something that is not listed or was itself left out. A claim whose speaker's statement is
/// left out goes as well, since without it the claim would be the article's own. What is left out is counted.
///
/// Offsets may be missing where an exact quotation stands under "evidence" (of a mention: "text"): then its first
/// occurrence is taken. Throws Error(Input) when the line as a whole is not of the contract.
Extraction checked_extraction(std::string_view line, const Document&, const Schema&, Refusals&);

}  // namespace dossier
