#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// MinHash of a text's shingles of five words (Broder 1997): the share of equal positions in two signatures estimates the
/// share of shingles that two texts have in common. An agency report and its reprints share nearly all.
inline constexpr size_t kSignatureSize = 64;
using TextSignature = std::array<uint32_t, kSignatureSize>;

/// Nothing for a text of fewer words than a shingle has: too short to tell whose it is. Case, punctuation and accents do not count.
std::optional<TextSignature> text_signature(std::string_view text);

/// Little-endian, as the store keeps it; "" for none. Bytes of another length read as none.
std::string encode_signature(const std::optional<TextSignature>&);
std::optional<TextSignature> decode_signature(std::string_view bytes);

/// Share of equal positions, 0 to 1.
double resemblance(const TextSignature&, const TextSignature&);

/// For each text the position of the first one of its group. Texts that resemble each other by half or more are in one group,
/// and so are those linked through others: the groups do not depend on the order. Texts without a signature stay alone.
/// Candidates are found through bands of equal positions, in time linear in the number of texts (Leskovec, Rajaraman and
/// Ullman 2014, section 3.4).
std::vector<uint32_t> group_near_duplicates(std::span<const std::optional<TextSignature>> signatures);

}  // namespace dossier
