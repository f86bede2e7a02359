#include "graph/content_key.h"

#include <cstring>

#include "graph/text.h"

namespace dossier {
namespace {

/// Feeds fields into one hash; each string with its length, so that ("ab", "c") and ("a", "bc") differ.
class KeyHash {
 public:
  explicit KeyHash(std::string_view kind) : hash_(hash64(kind)) {}
  KeyHash& operator<<(uint64_t value) {
    char bytes[8];
    std::memcpy(bytes, &value, 8);
    hash_ = hash64({bytes, 8}, hash_);
    return *this;
  }
  KeyHash& operator<<(std::string_view s) {
    hash_ = hash64(s, hash_);
    return *this << uint64_t{s.size()};
  }
  KeyHash& operator<<(ByteSpan span) { return *this << (uint64_t{span.begin} << 32 | span.end); }
  uint64_t value() const { return hash_; }

 private:
  uint64_t hash_;
};

}  // namespace

uint64_t claim_content_key(std::string_view document, std::string_view type, std::string_view source, std::string_view target,
                           ByteSpan span, ByteSpan cue, std::string_view role, Status status, Polarity polarity, Modality modality) {
  KeyHash hash("claim");
  hash << document << type << source << target << span << cue << role;
  hash << (uint64_t(status) << 16 | uint64_t(polarity) << 8 | uint64_t(modality));
  return hash.value();
}

uint64_t statement_content_key(std::string_view document, std::string_view speaker, const std::vector<ByteSpan>& content,
                               ByteSpan source, ByteSpan cue) {
  KeyHash hash("statement");
  hash << document << speaker << source << cue;
  for (const ByteSpan span : content) hash << span;
  return hash.value();
}

uint64_t event_content_key(std::string_view document, std::string_view type, ByteSpan span, ByteSpan cue) {
  return (KeyHash("event") << document << type << span << cue).value();
}

}  // namespace dossier
