#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dossier {

/// The bytes of a file, or of standard input for "-", in order; gzip is unpacked on the way, with any number of
/// members (as `cat a.gz b.gz` makes them). Holds one buffer, whatever the size of the file. Not thread-safe.
/// All members throw Error(Input) when the file cannot be read or its gzip data is damaged; afterwards the source is
/// at its end.
class ByteSource {
 public:
  explicit ByteSource(const std::string& path);
  ~ByteSource();

  /// Up to 64 kB of what comes next, without taking it. Empty at the end.
  std::string_view peek();

  enum class Line { Read, TooLong, End };
  /// The next line, without its end. Of a line longer than `limit` bytes only the start is kept; the rest is skipped.
  Line read_line(std::string& line, size_t limit);

  /// Everything that is left. Throws Error(Input) when that is more than `limit` bytes.
  std::string read_rest(size_t limit);

 private:
  void fill();

  struct File;
  std::unique_ptr<File> file_;
  std::string path_, buffer_;
  size_t position_ = 0;
  bool at_end_ = false;
};

/// "32 MiB" for limits in messages.
std::string format_mebibytes(size_t bytes);

}  // namespace dossier
