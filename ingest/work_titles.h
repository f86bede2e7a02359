#pragma once
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/quote_scanner.h"

namespace dossier {

/// Titles of programmes, books and songs in quotation marks: "on NBC's "Meet the Nation"", "a book called "The Road to
/// Berlin"". The words have capitals, and what stands before the mark tells that they are no speech.

/// The marked spans of a text, but for the marks inside names ("Marta "Coco" Reed"); sets MarkedSpan::is_title.
std::vector<MarkedSpan> scan_speech(std::string_view text, const Annotations&);

/// "Nation" in "Meet the Nation" is no place: takes away the names inside of titles, other than people's and what fills one.
void drop_names_in_titles(std::string_view text, Annotations&);

}  // namespace dossier
