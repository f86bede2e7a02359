#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dossier {

/// Where an export goes: a buffer of fixed size in front of a file, standard output, a string or a function. A file is written under a temporary
/// name and gets its own by commit(); a sink that is destroyed before leaves nothing behind. Not thread-safe.
class Sink {
 public:
  static Sink file(const std::string& path, bool overwrite);  ///< throws Error(Usage) when it exists and !overwrite
  static Sink descriptor(int fd);                             ///< not closed
  static Sink memory(std::string& out);                       ///< `out` must outlive the sink
  static Sink function(std::function<void(std::string_view)> out);  ///< called with one full buffer after the other
  Sink(Sink&&) noexcept;
  Sink& operator=(Sink&&) = delete;
  ~Sink();

  void write(std::string_view bytes) {
    if (bytes.size() > buffer_.size() - used_) return write_slow(bytes);
    bytes.copy(buffer_.data() + used_, bytes.size());
    used_ += bytes.size();
  }
  Sink& operator<<(std::string_view bytes) { write(bytes); return *this; }
  Sink& operator<<(char c) { write({&c, 1}); return *this; }
  Sink& operator<<(uint64_t number);
  Sink& operator<<(int64_t number);
  Sink& operator<<(uint32_t number) { return *this << uint64_t{number}; }
  Sink& operator<<(int32_t number) { return *this << int64_t{number}; }
  Sink& operator<<(double number);  ///< shortest form that reads back equal

  /// Writes what is buffered and, for a file, syncs and renames. Throws Error(Input) naming the path and the system's reason.
  void commit();
  uint64_t written() const { return total_ + used_; }

 private:
  Sink();
  void write_slow(std::string_view bytes);
  void flush();
  std::string buffer_;
  size_t used_ = 0;
  uint64_t total_ = 0;
  int fd_ = -1;
  std::string path_, temporary_;
  std::function<void(std::string_view)> out_;
};

/// Escapes for XML text and attributes: & < > " and, as character references, tab and line ends; other C0 controls,
/// U+FFFE, U+FFFF and invalid bytes become U+FFFD, since XML 1.0 has no form for them.
void write_xml(Sink&, std::string_view text);
/// The inside of a JSON string (RFC 8259), also safe inside an HTML script element (no "<" in it).
void write_json(Sink&, std::string_view text);
/// The same with its quotation marks.
void write_json_string(Sink&, std::string_view text);
/// The same, for a short text that is put together first.
void append_json(std::string& out, std::string_view text);
/// One field of RFC 4180, quoted where needed; with `guard`, a text that a spreadsheet would take for a formula
/// (= + - @ tab or return at its start) gets an apostrophe in front.
void write_csv(Sink&, std::string_view text, bool guard = true);

}  // namespace dossier
