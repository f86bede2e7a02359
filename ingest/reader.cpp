#include "ingest/reader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/article.h"
#include "ingest/encoding.h"
#include "ingest/formats.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBlanks = " \t\r\n";

/// One file with one article.
class SingleReader : public DocumentReader {
 public:
  SingleReader(std::string bytes, InputFormat format, Origin origin)
      : bytes_(std::move(bytes)), format_(format), origin_(std::move(origin)) {}

  bool next(Document& document) override {
    if (done_) return false;
    done_ = true;
    const std::string bytes = std::move(bytes_);
    document = format_ == InputFormat::Html   ? document_from_html(bytes)
               : format_ == InputFormat::Mime ? document_from_mime(bytes)
                                              : document_from_text(bytes);
    // Texts that come through standard input have no name: their content gives them a stable one.
    document.id = origin_.path == "-" ? "stdin-" + hex64(hash64(bytes)) : origin_.path;
    document.path = origin_.path;
    require_text(document, origin_.path);
    return true;
  }

 private:
  std::string bytes_;
  InputFormat format_;
  Origin origin_;
  bool done_ = false;
};

/// A name for well-known formats that are not text, with the way to make text of them.
std::string name_binary(std::string_view start) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKnown = {{
      {"%PDF-"sv, "a PDF; make text of it with pdftotext"},
      {"PK\x03\x04"sv, "a zip archive or office document; unpack it, or save it as text or HTML"},
      {"\x89PNG"sv, "a picture, not an article"},
      {"\xFF\xD8\xFF"sv, "a picture, not an article"},
      {"GIF8"sv, "a picture, not an article"},
      {"SQLite format 3"sv, "a database; give it with --db"},
      {"\x7F"
       "ELF"sv,
       "a program, not an article"},
  }};
  for (const auto& [magic, name] : kKnown)
    if (start.starts_with(magic)) return std::string(name);
  return is_binary(start) ? "binary data, not an article; convert it to text or HTML" : std::string();
}

// The tests below see the start of a file in lower case, without white space before it.

bool looks_like_json(std::string_view start) {
  const size_t second = start.find_first_not_of(kBlanks, 1);
  if (second == start.npos) return false;
  const char c = start[second];
  return (start[0] == '{' && (c == '"' || c == '}')) || (start[0] == '[' && (c == '{' || c == ']'));
}

/// A message or web archive starts with header fields, whatever its parts hold.
bool looks_like_mime(std::string_view start) {
  const std::string head = "\n" + std::string(start.substr(0, std::min(start.find("\n\n"), start.find("\r\n\r\n"))));
  const auto has_field = [&](const char* name) { return head.find(name) != head.npos; };
  return has_field("\nmime-version:") || (has_field("\nfrom:") && has_field("\nsubject:") && has_field("\ndate:"));
}

bool looks_like_feed(std::string_view start) {
  constexpr size_t kPrologue = 2048;  // comments and style sheets may stand before the root element
  if (start[0] != '<' || start.find("<html") != start.npos) return false;
  const std::string_view prologue = start.substr(0, kPrologue);
  return prologue.find("<rss") != start.npos || prologue.find("<feed") != start.npos ||
         prologue.find("<rdf:rdf") != start.npos;
}

bool looks_like_html(std::string_view start) {
  if (start.starts_with("<!") || start.starts_with("<?xml")) return true;
  size_t tags = 0;
  for (const char* tag :
       {"<html", "<head", "<body", "<p>", "<p ", "<div", "<a ", "<br", "<span", "<h1", "<article", "<meta"})
    tags += start.find(tag) != start.npos;
  return tags >= 3 || (start[0] == '<' && tags >= 1);
}

/// The format that a name promises: a damaged first line does not make a JSON Lines file a text.
std::optional<InputFormat> format_of_name(std::string path) {
  if (path.ends_with(".gz")) path.resize(path.size() - 3);
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return InputFormat::Json;
  return std::nullopt;
}

std::unique_ptr<DocumentReader> open_file(const std::string& path, const ReaderOptions& options) {
  auto source = std::make_unique<ByteSource>(path);
  const std::string_view start = source->peek();
  if (start.empty()) throw input_error(path + ": empty file");
  if (const std::string binary = name_binary(start); !binary.empty()) throw input_error(path + ": " + binary);
  const std::optional<InputFormat> promised = options.format ? options.format : format_of_name(path);
  const InputFormat format = promised ? *promised : sniff_format(start);
  Origin origin{path, options.max_document_bytes};
  if (format == InputFormat::Json) return open_json(std::move(source), std::move(origin));
  std::string bytes = source->read_rest(options.max_document_bytes);
  if (format == InputFormat::Feed) return open_feed(std::move(bytes), std::move(origin));
  return std::make_unique<SingleReader>(std::move(bytes), format, std::move(origin));
}

/// Files below a directory that look like articles, by path. Hidden files, and what a browser saves beside a page, are
/// passed over.
std::vector<std::string> list_articles(const std::string& directory) {
  constexpr std::array kNotArticles = {".css",     ".js",   ".map", ".png",  ".jpg",   ".jpeg", ".gif",
                                       ".svg",     ".webp", ".ico", ".woff", ".woff2", ".ttf",  ".db",
                                       ".graphml", ".gexf", ".csv", ".tsv",  ".sh"};
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator entry(directory, fs::directory_options::skip_permission_denied, error);
  if (error) throw input_error(directory + ": cannot be listed (" + error.message() + "); check its permissions");
  for (const fs::recursive_directory_iterator end; entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string(),
                      extension = to_lower(entry->path().extension().string());
    if (name.starts_with('.')) {
      entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(error)) continue;
    if (std::find(kNotArticles.begin(), kNotArticles.end(), extension) != kNotArticles.end()) continue;
    paths.push_back(entry->path().generic_string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

class DirectoryReader : public DocumentReader {
 public:
  DirectoryReader(const std::string& directory, const ReaderOptions& options)
      : options_(options), paths_(list_articles(directory)) {
    std::erase_if(paths_, [](const std::string& path) { return is_not_text(path); });
    if (paths_.empty())
      throw input_error(directory +
                        ": no articles in this directory (text, HTML, JSON Lines, feeds, mail); check the path");
  }

  bool next(Document& document) override {
    for (;;) {
      if (current_) {
        if (current_->next(document)) return true;
        current_.reset();
      }
      if (next_ >= paths_.size()) return false;
      current_ = open_file(paths_[next_++], options_);
    }
  }

 private:
  /// Pictures and programs among the articles are no errors; unreadable files are, when their turn comes.
  static bool is_not_text(const std::string& path) {
    try {
      return !name_binary(ByteSource(path).peek()).empty();
    } catch (const Error&) {
      return false;
    }
  }

  ReaderOptions options_;
  std::vector<std::string> paths_;
  size_t next_ = 0;
  std::unique_ptr<DocumentReader> current_;
};

}  // namespace

InputFormat parse_input_format(std::string_view name) {
  constexpr std::pair<std::string_view, InputFormat> kNames[] = {
      {"text", InputFormat::Text},  {"html", InputFormat::Html}, {"json", InputFormat::Json},
      {"jsonl", InputFormat::Json}, {"feed", InputFormat::Feed}, {"mime", InputFormat::Mime}};
  for (const auto& [known, format] : kNames)
    if (known == name) return format;
  throw usage_error("unknown input format '" + std::string(name) + "'; use text, html, json, jsonl, feed or mime");
}

InputFormat sniff_format(std::string_view bytes) {
  constexpr size_t kEnough = 16 * 1024;
  const std::string decoded = to_utf8(bytes.substr(0, kEnough));
  const size_t begin = decoded.find_first_not_of(kBlanks);
  if (begin == std::string::npos) return InputFormat::Text;
  const std::string start = to_lower(std::string_view(decoded).substr(begin));
  if (looks_like_json(start)) return InputFormat::Json;
  if (looks_like_mime(start)) return InputFormat::Mime;
  if (looks_like_feed(start)) return InputFormat::Feed;
  return looks_like_html(start) ? InputFormat::Html : InputFormat::Text;
}

Document document_from_text(std::string_view bytes) { return extract_article(page_from_text(to_utf8(bytes))); }

Document document_from_html(std::string_view bytes) { return extract_article(page_from_html(bytes)); }

void require_text(const Document& document, const std::string& place) {
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos)
    throw input_error(place + ": no text found; an article needs at least a sentence");
}

std::unique_ptr<DocumentReader> open_reader(const std::string& path, const ReaderOptions& options) {
  if (path == "-") return open_file(path, options);
  const std::string plain = fs::path(path).lexically_normal().generic_string();
  std::error_code error;
  const fs::file_status status = fs::status(plain, error);
  if (!fs::exists(status)) throw input_error(path + ": no such file or directory; check the path");
  if (fs::is_directory(status)) return std::make_unique<DirectoryReader>(plain, options);
  return open_file(plain, options);
}

}  // namespace dossier
