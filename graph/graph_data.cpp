#include "graph/graph_data.h"

#include "graph/text.h"

namespace dossier {

StringId StringPool::intern(std::string_view s) {
  if (s.empty() && size() > 0) return StringId(0);
  const uint64_t hash = hash64(s);
  const auto [first, last] = index_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (view(StringId(it->second)) == s) return StringId(it->second);
  const StringId id(static_cast<uint32_t>(size()));
  bytes_.append(s);
  begins_.push_back(bytes_.size());
  index_.emplace(hash, id.value);
  return id;
}

}  // namespace dossier
