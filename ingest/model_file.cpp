#include "ingest/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::string_view kMagic = "dossierM";

std::string kind_of(const ModelHeader& header) {
  return std::string(header.kind, strnlen(header.kind, sizeof header.kind));
}

}  // namespace

ModelHeader read_model_header(std::span<const unsigned char> bytes, std::string_view kind, uint64_t fingerprint) {
  const std::string model = "model '" + std::string(kind) + "': ";
  ModelHeader header;
  if (bytes.size() < sizeof header) {
    throw input_error(model + "truncated: " + std::to_string(bytes.size()) + " bytes, the header alone has " +
                      std::to_string(sizeof header) + "; build it again with dossier-train");
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kMagic) {
    throw input_error(model + "not a model file of dossier");
  }
  if (header.version != kModelVersion) {
    throw input_error(model + "the file has version " + std::to_string(header.version) + ", this program reads version " +
                      std::to_string(kModelVersion) + "; build it again with dossier-train");
  }
  if (kind_of(header) != kind) throw input_error(model + "the file holds a '" + kind_of(header) + "' model");
  if (header.size != bytes.size()) {
    throw input_error(model + "truncated: " + std::to_string(bytes.size()) + " bytes of " + std::to_string(header.size) +
                      "; build it again with dossier-train");
  }
  if (header.fingerprint != fingerprint) {
    throw input_error(model + "the file has fingerprint " + hex64(header.fingerprint) + ", this program needs " +
                      hex64(fingerprint) + "; build it again with dossier-train");
  }
  return header;
}

ModelHeader make_model_header(std::string_view kind, uint64_t fingerprint) {
  ModelHeader header{};
  std::memcpy(header.magic, kMagic.data(), sizeof header.magic);
  header.version = kModelVersion;
  header.fingerprint = fingerprint;
  std::memcpy(header.kind, kind.data(), std::min(kind.size(), sizeof header.kind - 1));
  return header;
}

MappedFile::MappedFile(const std::string& path) {
  const auto fail = [&](const char* what) { return input_error(path + ": " + what + ": " + std::strerror(errno)); };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw fail("cannot open");
  struct stat info {};
  if (::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(file);
    throw input_error(path + ": not a regular file");
  }
  size_ = static_cast<size_t>(info.st_size);
  void* const map = size_ == 0 ? nullptr : ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (map == MAP_FAILED) throw fail("cannot map");
  data_ = static_cast<const unsigned char*>(map);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<unsigned char*>(data_), size_);
}

}  // namespace dossier
