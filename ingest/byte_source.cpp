#include "ingest/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr size_t kBufferSize = 64 * 1024;

std::string system_reason(int error) { return std::strerror(error); }

}  // namespace

/// zlib's gzip file: it passes plain bytes through, so that one way of reading serves both.
struct ByteSource::File {
  gzFile handle = nullptr;
  ~File() {
    if (handle) gzclose(handle);
  }
};

ByteSource::ByteSource(const std::string& path) : file_(std::make_unique<File>()), path_(path) {
  const int descriptor = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw input_error(path + ": cannot be opened (" + system_reason(errno) + "); check the path");
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    throw input_error(path + ": is a directory, where a file is expected");
  }
  file_->handle = gzdopen(descriptor, "rb");
  if (!file_->handle) {
    ::close(descriptor);
    throw input_error(path + ": cannot be read (out of memory)");
  }
  gzbuffer(file_->handle, kBufferSize);
  buffer_.reserve(kBufferSize);
}

ByteSource::~ByteSource() = default;

void ByteSource::fill() {
  if (position_ < buffer_.size() || at_end_) return;
  position_ = 0;
  buffer_.resize(kBufferSize);
  const int got = gzread(file_->handle, buffer_.data(), static_cast<unsigned>(kBufferSize));
  buffer_.resize(got > 0 ? static_cast<size_t>(got) : 0);
  if (got > 0) return;
  at_end_ = true;
  int code = Z_OK;
  const char* reason = gzerror(file_->handle, &code);
  if (code == Z_ERRNO) throw input_error(path_ + ": cannot be read (" + system_reason(errno) + ")");
  if (code == Z_BUF_ERROR)
    throw input_error(path_ + ": the gzip data stops before its end (truncated file); fetch or pack it again");
  if (got < 0) throw input_error(path_ + ": damaged gzip data (" + reason + "); fetch or pack it again");
}

std::string_view ByteSource::peek() {
  fill();
  return std::string_view(buffer_).substr(position_);
}

ByteSource::Line ByteSource::read_line(std::string& line, size_t limit) {
  line.clear();
  bool any = false, too_long = false;
  for (std::string_view ahead = peek(); !ahead.empty(); ahead = peek()) {
    any = true;
    const size_t end = ahead.find('\n');
    const std::string_view part = ahead.substr(0, end);
    if (line.size() + part.size() > limit) too_long = true;
    line += part.substr(0, limit - std::min(limit, line.size()));
    position_ += end == std::string_view::npos ? part.size() : end + 1;
    if (end != std::string_view::npos) break;
  }
  if (!any) return Line::End;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return too_long ? Line::TooLong : Line::Read;
}

std::string ByteSource::read_rest(size_t limit) {
  std::string all;
  for (std::string_view ahead = peek(); !ahead.empty(); ahead = peek()) {
    if (all.size() + ahead.size() > limit) {
      at_end_ = true;
      position_ = buffer_.size();
      throw input_error(path_ + ": larger than " + format_mebibytes(limit) + ", the limit for one document; split it");
    }
    all += ahead;
    position_ = buffer_.size();
  }
  return all;
}

std::string format_mebibytes(size_t bytes) {
  const size_t mebibytes = bytes >> 20;
  return mebibytes > 0 ? std::to_string(mebibytes) + " MiB" : std::to_string(bytes) + " bytes";
}

}  // namespace dossier
