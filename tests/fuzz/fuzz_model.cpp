#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#include "graph/error.h"
#include "ingest/clusters.h"
#include "ingest/feature_hash.h"
#include "ingest/linear_model.h"
#include "ingest/model_file.h"

namespace {

using namespace dossier;

// The size that a header names is made right, so that damage behind the header is reached.
std::vector<unsigned char> with_right_size(const uint8_t* data, size_t size) {
  std::vector<unsigned char> bytes(data, data + size);
  if (size >= sizeof(ModelHeader)) {
    const uint64_t right = size;
    std::memcpy(bytes.data() + offsetof(ModelHeader, size), &right, sizeof right);
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<unsigned char> bytes = with_right_size(data, size);
  try {
    const LinearModel model(bytes, "test", 0x1234);
    LinearModel::Scores scores;
    const std::vector<uint64_t> features = {feature(1, 7), feature(1, 8), feature(2, 7), 0, ~uint64_t{0}};
    model.score(features, scores);
  } catch (const Error&) {
  }
  try {
    const ClusterTable clusters(bytes);
    static_cast<void>(clusters.find("word"));
  } catch (const Error&) {
  }
  return 0;
}
