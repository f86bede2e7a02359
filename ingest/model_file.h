#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dossier {

/// The first 64 bytes of every model file, little endian. A file is read in place, so the header holds all that is
/// needed to find its parts and to refuse a file that this program cannot use.
struct ModelHeader {
  char magic[8];          // "dossierM"
  uint32_t version;       // of the layout
  uint32_t classes;       // number of names in the name table
  uint64_t fingerprint;   // of what the model was trained to read: feature templates and cluster table
  uint64_t size;          // of the whole file
  uint32_t bucket_bits;
  uint32_t names_size;    // bytes of the name table
  char kind[16];          // "tagger", "parser" ..., padded with zeros
  uint64_t reserved;
};
static_assert(sizeof(ModelHeader) == 64);

inline constexpr uint32_t kModelVersion = 1;

/// The header of `bytes`. Throws Error(Input) that names the file's and the program's values when the file is
/// truncated, of another kind, another version or another fingerprint.
ModelHeader read_model_header(std::span<const unsigned char> bytes, std::string_view kind, uint64_t fingerprint);
ModelHeader make_model_header(std::string_view kind, uint64_t fingerprint);

/// A whole file, mapped read-only for the life of the object.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);  ///< throws Error(Input)
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::span<const unsigned char> bytes() const { return {data_, size_}; }

 private:
  const unsigned char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace dossier
