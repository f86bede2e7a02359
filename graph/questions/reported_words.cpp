#include "graph/questions/reported_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier {
namespace {

constexpr size_t kWidestGap = 24;  // between cue and content, in bytes

/// "does not" before "believe".
bool belongs_to_verb(std::string_view word) {
  constexpr std::array kWords{"do", "does", "did", "has", "have", "had", "is", "was", "were", "are", "will", "would", "can", "could",
                              "should", "may", "might", "cannot", "not", "never", "also"};
  return word.ends_with("n't") || word.ends_with("n\u2019t") || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// On one line, without a mark between.
bool is_plain(std::string_view between) {
  return between.size() <= kWidestGap && between.find_first_of(",;:.!?()\"\n") == std::string_view::npos;
}

}  // namespace

ByteSpan with_cue(const KnowledgeGraph& graph, StatementId id, ByteSpan part) {
  const StatementRecord& statement = graph[id];
  if (statement.direct || statement.cue.empty() || !statement.document.valid()) return part;
  const std::string_view text = graph.text(statement.document);
  if (statement.cue.end > part.begin || !is_plain(slice(text, {statement.cue.end, part.begin}))) return part;
  part.begin = statement.cue.begin;
  while (part.begin > 0 && text[part.begin - 1] == ' ') {
    uint32_t begin = part.begin - 1;
    while (begin > 0 && text[begin - 1] > ' ') --begin;
    if (!belongs_to_verb(text.substr(begin, part.begin - 1 - begin))) break;
    part.begin = begin;
  }
  return part;
}

}  // namespace dossier
