#include "export/sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>

#include "graph/error.h"

namespace dossier {
namespace {

constexpr size_t kBufferSize = size_t{1} << 18;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_continuation(unsigned char c) { return (c & 0xC0) == 0x80; }

/// Length of the valid UTF-8 sequence at `p`, or 0 (RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF).
size_t sequence_length(const unsigned char* p, const unsigned char* end) {
  const auto left = static_cast<size_t>(end - p);
  const unsigned char lead = p[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return left >= 2 && is_continuation(p[1]) ? 2 : 0;
  if (lead < 0xF0) {
    if (left < 3 || !is_continuation(p[1]) || !is_continuation(p[2])) return 0;
    if ((lead == 0xE0 && p[1] < 0xA0) || (lead == 0xED && p[1] > 0x9F)) return 0;
    return 3;
  }
  if (left < 4 || !is_continuation(p[1]) || !is_continuation(p[2]) || !is_continuation(p[3])) return 0;
  if ((lead == 0xF0 && p[1] < 0x90) || (lead == 0xF4 && p[1] > 0x8F)) return 0;
  return 4;
}

/// What each byte becomes: "" stands for itself; bytes of 0x80 and above are looked at as whole sequences.
using Escapes = std::array<std::string_view, 128>;

constexpr Escapes xml_escapes() {
  Escapes table{};
  for (size_t c = 0; c < 0x20; ++c) table[c] = kReplacement;
  // Written as references, since a parser turns them into blanks inside of attributes.
  table['\t'] = "&#9;";
  table['\n'] = "&#10;";
  table['\r'] = "&#13;";
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  return table;
}

constexpr std::array<std::array<char, 6>, 32> control_names() {
  std::array<std::array<char, 6>, 32> names{};
  for (size_t c = 0; c < 32; ++c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    names[c] = {'\\', 'u', '0', '0', kHex[c / 16], kHex[c % 16]};
  }
  return names;
}
constexpr auto kControlNames = control_names();

constexpr Escapes json_escapes() {
  Escapes table{};
  for (size_t c = 0; c < 0x20; ++c) table[c] = {kControlNames[c].data(), kControlNames[c].size()};
  table['\b'] = "\\b";
  table['\f'] = "\\f";
  table['\n'] = "\\n";
  table['\r'] = "\\r";
  table['\t'] = "\\t";
  table['"'] = "\\\"";
  table['\\'] = "\\\\";
  table['<'] = "\\u003c";
  return table;
}

constexpr Escapes csv_escapes() {
  Escapes table{};
  table['\0'] = kReplacement;  // Python's csv and many others stop at NUL
  table['"'] = "\"\"";
  return table;
}

constexpr Escapes kXml = xml_escapes();
constexpr Escapes kJson = json_escapes();
constexpr Escapes kCsv = csv_escapes();

void put(Sink& sink, std::string_view bytes) { sink.write(bytes); }
void put(std::string& out, std::string_view bytes) { out += bytes; }

/// Copies `text` in runs between the characters that need an escape.
template <class Out>
void write_escaped(Out& out, std::string_view text, const Escapes& escapes, bool drop_noncharacters) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = p + text.size();
  const auto* run = p;
  const auto copy_run = [&](const unsigned char* until) {
    if (until != run) put(out, {reinterpret_cast<const char*>(run), static_cast<size_t>(until - run)});
  };
  while (p < end) {
    if (*p < 0x80) {
      const std::string_view escape = escapes[*p];
      if (!escape.empty()) {
        copy_run(p);
        put(out, escape);
        run = p + 1;
      }
      ++p;
      continue;
    }
    const size_t length = sequence_length(p, end);
    const bool noncharacter = drop_noncharacters && length == 3 && p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE;
    if (length == 0 || noncharacter) {
      copy_run(p);
      put(out, kReplacement);
      run = p + std::max<size_t>(length, 1);
    }
    p += std::max<size_t>(length, 1);
  }
  copy_run(end);
}

std::string system_reason(int error) { return std::strerror(error); }

}  // namespace

Sink::Sink() : buffer_(kBufferSize, '\0') {}

Sink::Sink(Sink&& other) noexcept
    : buffer_(std::move(other.buffer_)),
      used_(std::exchange(other.used_, 0)),
      total_(other.total_),
      fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      out_(std::exchange(other.out_, nullptr)) {
  other.temporary_.clear();
  other.path_.clear();
}

Sink::~Sink() {
  if (fd_ >= 0 && !path_.empty()) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

// A device or a pipe ("/dev/stdout") is written in place; a symbolic link is followed, so that it stays a link.
Sink Sink::file(const std::string& path, bool overwrite) {
  namespace fs = std::filesystem;
  Sink sink;
  sink.path_ = path;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::is_directory(status)) throw usage_error("cannot write " + path + ": it is a folder; give the name of a file");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    sink.fd_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (sink.fd_ < 0) throw input_error("cannot write " + path + ": " + system_reason(errno));
    return sink;
  }
  if (fs::exists(status)) {
    if (!overwrite) throw usage_error(path + " exists already; give another name, or --force to replace it");
    const fs::path target = fs::canonical(path, ignored);
    if (!ignored) sink.path_ = target.string();
  }
  const std::string temporary = sink.path_ + "." + std::to_string(::getpid()) + ".tmp";
  sink.fd_ = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (sink.fd_ < 0) throw input_error("cannot write " + path + ": " + system_reason(errno));
  sink.temporary_ = temporary;
  return sink;
}

Sink Sink::descriptor(int fd) {
  Sink sink;
  sink.fd_ = fd;
  return sink;
}

Sink Sink::memory(std::string& out) {
  return function([&out](std::string_view bytes) { out += bytes; });
}

Sink Sink::function(std::function<void(std::string_view)> out) {
  Sink sink;
  sink.out_ = std::move(out);
  return sink;
}

Sink& Sink::operator<<(uint64_t number) {
  char digits[20];
  const auto result = std::to_chars(digits, digits + sizeof digits, number);
  write({digits, static_cast<size_t>(result.ptr - digits)});
  return *this;
}

Sink& Sink::operator<<(int64_t number) {
  char digits[20];
  const auto result = std::to_chars(digits, digits + sizeof digits, number);
  write({digits, static_cast<size_t>(result.ptr - digits)});
  return *this;
}

Sink& Sink::operator<<(double number) {
  char digits[32];
  const auto result = std::to_chars(digits, digits + sizeof digits, number);
  write({digits, static_cast<size_t>(result.ptr - digits)});
  return *this;
}

void Sink::write_slow(std::string_view bytes) {
  while (!bytes.empty()) {
    if (used_ == buffer_.size()) flush();
    const size_t part = std::min(bytes.size(), buffer_.size() - used_);
    bytes.copy(buffer_.data() + used_, part);
    used_ += part;
    bytes.remove_prefix(part);
  }
}

void Sink::flush() {
  total_ += used_;
  const size_t size = std::exchange(used_, 0);
  if (out_) return out_({buffer_.data(), size});
  for (size_t done = 0; done < size;) {
    const ssize_t count = ::write(fd_, buffer_.data() + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw input_error("cannot write " + (path_.empty() ? std::string("the output") : path_) + ": " +
                        system_reason(errno));
    }
    done += static_cast<size_t>(count);
  }
}

void Sink::commit() {
  flush();
  if (temporary_.empty()) return;
  const bool synced = ::fsync(fd_) == 0;
  const int sync_error = errno;
  const bool closed = ::close(std::exchange(fd_, -1)) == 0;
  const int close_error = errno;
  if (!synced || !closed) {
    throw input_error("cannot write " + path_ + ": " + system_reason(synced ? close_error : sync_error));
  }
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw input_error("cannot write " + path_ + ": " + system_reason(errno));
  }
  temporary_.clear();
}

void write_xml(Sink& sink, std::string_view text) { write_escaped(sink, text, kXml, true); }

void write_json(Sink& sink, std::string_view text) { write_escaped(sink, text, kJson, false); }

void write_json_string(Sink& sink, std::string_view text) {
  sink << '"';
  write_json(sink, text);
  sink << '"';
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  write_escaped(out, text, kJson, false);
  out += '"';
}

void write_csv(Sink& sink, std::string_view text, bool guard) {
  const bool formula = guard && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  const bool quoted = text.find_first_of("\",;\r\n\t") != std::string_view::npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (quoted) sink << '"';
  if (formula) sink << '\'';
  write_escaped(sink, text, kCsv, false);
  if (quoted) sink << '"';
}

}  // namespace dossier
