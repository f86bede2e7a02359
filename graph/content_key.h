#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/extraction.h"

namespace dossier {

/// The content hashes behind claim, statement and event ids. The same content in a document of the same id has the same
/// key, in a store and in a builder, in every run; whatever a key covers is a parameter.
uint64_t claim_content_key(std::string_view document, std::string_view type, std::string_view source, std::string_view target,
                           ByteSpan span, ByteSpan cue, std::string_view role, Status, Polarity, Modality);
uint64_t statement_content_key(std::string_view document, std::string_view speaker, const std::vector<ByteSpan>& content,
                               ByteSpan source, ByteSpan cue);
uint64_t event_content_key(std::string_view document, std::string_view type, ByteSpan span, ByteSpan cue);

}  // namespace dossier
