#pragma once
#include <string>

#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {

inline Annotations annotated(const std::string& text) {
  Document document;
  document.id = "example";
  document.text = text;
  document.date = {2024, 5, 3};
  return annotate(document, test_models());
}

/// "Georgia MEMBER_OF CIS former negative possible": countries by name, others by their words.
inline std::string claim_line(const Annotations& a, const std::string& text, const ExtractedRelation& r) {
  const auto side = [&](uint32_t chain, ByteSpan words) {
    return a.chains[chain].type == EntityType::Country ? a.chains[chain].name : text.substr(words.begin, words.size());
  };
  std::string line = side(r.source, r.source_words) + " " + r.type + " " + side(r.target, r.target_words);
  if (r.status != Status::None) line.append(" ").append(to_string(r.status));
  if (r.polarity == Polarity::Negative) line += " negative";
  if (r.modality != Modality::Asserted) line.append(" ").append(to_string(r.modality));
  return line;
}

/// The same with time and attribution: "... 2009/.. per Petra Lindqvist".
inline std::string full_claim_line(const Annotations& a, const std::string& text, const ExtractedRelation& r) {
  std::string line = claim_line(a, text, r);
  if (r.time.known()) line += " " + format_interval(r.time);
  if (r.attributed_to == kNarrator) return line;
  const uint32_t speaker = a.quotations[static_cast<size_t>(r.attributed_to)].speaker;
  return line + " per " + (speaker == UINT32_MAX ? "nobody" : a.chains[speaker].name);
}

}  // namespace dossier
