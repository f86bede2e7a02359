#include "graph/near_duplicates.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "graph/text.h"

namespace dossier {
namespace {

constexpr size_t kShingle = 5;       // words
constexpr size_t kBandSize = 4;      // positions: at a resemblance of a half, two texts meet in one of 16 bands with 64 %, at 0.7 with 99 %
constexpr double kSameText = 0.5;
constexpr size_t kBands = kSignatureSize / kBandSize;

/// The finalizer of splitmix64 (Steele, Lea and Flood 2014): one family of hash functions, a seed each.
uint64_t mix(uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9U;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// Words are what stands between white space and punctuation of ASCII.
std::vector<uint64_t> hashed_words(std::string_view text) {
  const std::string folded = fold_name(text);
  const auto is_word = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
  std::vector<uint64_t> words;
  for (size_t i = 0, begin = 0; i <= folded.size(); ++i) {
    if (i < folded.size() && is_word(folded[i])) continue;
    if (i > begin) words.push_back(hash64(std::string_view(folded).substr(begin, i - begin)));
    begin = i + 1;
  }
  return words;
}

uint32_t root(std::vector<uint32_t>& parents, uint32_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

/// The smaller position becomes the root: a group is called after its first text.
void unite(std::vector<uint32_t>& parents, uint32_t a, uint32_t b) {
  a = root(parents, a);
  b = root(parents, b);
  parents[std::max(a, b)] = std::min(a, b);
}

}  // namespace

std::optional<TextSignature> text_signature(std::string_view text) {
  const std::vector<uint64_t> words = hashed_words(text);
  if (words.size() < kShingle) return std::nullopt;
  TextSignature signature;
  signature.fill(UINT32_MAX);
  for (size_t i = 0; i + kShingle <= words.size(); ++i) {
    uint64_t shingle = 0;
    for (size_t k = 0; k < kShingle; ++k) shingle = mix(shingle + words[i + k] + k);
    for (size_t k = 0; k < kSignatureSize; ++k) {
      const auto value = static_cast<uint32_t>(mix(shingle + 0x9e3779b97f4a7c15U * (k + 1)) >> 32);
      signature[k] = std::min(signature[k], value);
    }
  }
  return signature;
}

std::string encode_signature(const std::optional<TextSignature>& signature) {
  std::string out;
  if (!signature) return out;
  for (const uint32_t v : *signature)
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(v >> shift & 255);
  return out;
}

std::optional<TextSignature> decode_signature(std::string_view bytes) {
  if (bytes.size() != 4 * kSignatureSize) return std::nullopt;
  TextSignature signature{};
  for (size_t i = 0; i < bytes.size(); ++i) signature[i / 4] |= uint32_t{static_cast<unsigned char>(bytes[i])} << 8 * (i % 4);
  return signature;
}

double resemblance(const TextSignature& a, const TextSignature& b) {
  size_t equal = 0;
  for (size_t k = 0; k < kSignatureSize; ++k) equal += a[k] == b[k];
  return static_cast<double>(equal) / kSignatureSize;
}

std::vector<uint32_t> group_near_duplicates(std::span<const std::optional<TextSignature>> signatures) {
  std::vector<uint32_t> parents(signatures.size());
  std::iota(parents.begin(), parents.end(), 0U);
  // Copies first, so that a bucket holds one text of each wording.
  std::map<TextSignature, uint32_t> wordings;
  for (uint32_t i = 0; i < signatures.size(); ++i)
    if (signatures[i]) unite(parents, i, wordings.try_emplace(*signatures[i], i).first->second);
  using Band = std::array<uint32_t, kBandSize>;
  std::vector<std::pair<Band, uint32_t>> keys;
  for (size_t band = 0; band < kBands; ++band) {
    keys.clear();
    for (const auto& [signature, i] : wordings) {
      Band key;
      std::copy_n(signature.begin() + static_cast<std::ptrdiff_t>(band * kBandSize), kBandSize, key.begin());
      keys.emplace_back(key, i);
    }
    std::ranges::sort(keys);
    for (size_t i = 0; i < keys.size(); ++i)
      for (size_t j = i + 1; j < keys.size() && keys[j].first == keys[i].first; ++j) {
        const uint32_t a = keys[i].second, b = keys[j].second;
        if (root(parents, a) != root(parents, b) && resemblance(*signatures[a], *signatures[b]) >= kSameText) unite(parents, a, b);
      }
  }
  for (uint32_t i = 0; i < parents.size(); ++i) parents[i] = root(parents, i);
  return parents;
}

}  // namespace dossier
