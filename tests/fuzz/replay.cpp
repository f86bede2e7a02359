// Runs a fuzz target over the files and directories given, so that the corpus is part of the normal test run. With
// clang the same target links to libFuzzer instead: see README.md.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

/// Each file as it is, cut off at many places, and with bytes changed: what a fuzzer tries first.
void run_variants(const std::string& bytes) {
  run(bytes);
  const size_t step = bytes.size() / 40 + 1;
  for (size_t n = 0; n < bytes.size(); n += step) run(bytes.substr(0, n));
  for (size_t n = 0; n < bytes.size(); n += step) {
    for (char c : {'\0', '\xFF', '<', '"', '\n', '{'}) {
      std::string changed = bytes;
      changed[n] = c;
      run(changed);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  size_t files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      run_variants({std::istreambuf_iterator<char>(in), {}});
      ++files;
    }
  }
  std::printf("%zu files\n", files);
  return files > 0 ? 0 : 1;
}
