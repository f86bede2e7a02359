#pragma once
#include <string_view>

#include "ingest/annotations.h"

namespace dossier {

/// Groups the tokens of tokenize() into sentences and paragraphs, and sets kSentenceStart. Each token is in exactly one
/// sentence, each sentence in one paragraph, in order.
///
/// A blank line ends a paragraph. A single line break does so too, except inside a block of lines that were wrapped at
/// one width, where it is a blank. A paragraph's end ends its sentence. Closing quotes and brackets after the final
/// punctuation stay with their sentence. No sentence ends after an abbreviation that is followed by a name.
void split_sentences(std::string_view text, Annotations& annotations);

}  // namespace dossier
