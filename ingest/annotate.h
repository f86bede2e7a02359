#pragma once
#include "graph/document.h"
#include "graph/extraction.h"
#include "ingest/annotations.h"
#include "ingest/models.h"

namespace dossier {

/// Runs all stages over one document. Pure: the same document gives the same annotations.
/// Thread-safe for const Models.
Annotations annotate(const Document& document, const Models& models);

/// The stages after the tokenizer and the sentence splitter, over the tokens and sentences that `annotations` holds.
void annotate_words(const Document& document, const Models& models, Annotations& annotations);

/// What the annotations say, in the form that leaves the program: entities in the order of their first mention,
/// relations, statements and events in the order of the text.
Extraction to_extraction(const Document& document, const Annotations& annotations);

}  // namespace dossier
