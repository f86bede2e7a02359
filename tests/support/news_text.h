#pragma once
#include <cstdint>
#include <string>

namespace dossier {

/// The `i`-th article of an endless, reproducible corpus of plausible news: some 500 words in paragraphs, with states,
/// organisations, officials, accusations, denials, proposals and quotations of several paragraphs. Few names are in many
/// articles and many in few.
std::string news_title(uint64_t i);
std::string news_body(uint64_t i);

/// The same article as a web page with a menu, links, a footer and metadata.
std::string news_page(uint64_t i);

/// The same article as one line of JSON.
std::string news_json(uint64_t i);

}  // namespace dossier
