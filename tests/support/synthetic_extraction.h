#pragma once
#include <cstdint>

#include "graph/document.h"
#include "graph/extraction.h"

namespace dossier {

/// The `i`-th document of an endless, reproducible corpus, with an extraction of the size of a news article's: about 3 kB
/// of text, 60 mentions of 20 entities, 12 claims, 4 statements, 3 events. Few entities are in many documents and many in
/// few, as in the news (Zipf).
Document synthetic_document(uint64_t i);
Extraction synthetic_extraction(const Document&, uint64_t i);

/// Resident memory of this process at its highest, in MiB.
double peak_memory_mib();

}  // namespace dossier
