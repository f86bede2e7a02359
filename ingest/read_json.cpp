#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "graph/error.h"
#include "graph/text.h"
#include "ingest/formats.h"
#include "ingest/published_date.h"

namespace dossier {
namespace {

using Json = rapidjson::Value;

/// The first of `names` that the object has as a non-empty string.
std::string string_field(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = object.FindMember(name);
    if (found != object.MemberEnd() && found->value.IsString() && found->value.GetStringLength() > 0)
      return {found->value.GetString(), found->value.GetStringLength()};
  }
  return {};
}

std::string id_field(const Json& object) {
  const auto found = object.FindMember("id");
  if (found == object.MemberEnd()) return {};
  if (found->value.IsInt64()) return std::to_string(found->value.GetInt64());
  if (found->value.IsUint64()) return std::to_string(found->value.GetUint64());
  return found->value.IsString() ? std::string(found->value.GetString(), found->value.GetStringLength())
                                 : std::string();
}

/// Authors are a string, or an array of strings.
std::string author_field(const Json& object) {
  const auto found = object.FindMember("authors");
  if (found == object.MemberEnd() || !found->value.IsArray())
    return string_field(object, {"author", "authors", "byline"});
  std::string all;
  for (const Json& name : found->value.GetArray())
    if (name.IsString()) all += (all.empty() ? "" : ", ") + std::string(name.GetString(), name.GetStringLength());
  return all;
}

/// Documents of one JSON Lines file. A line is the unit of reading, so that a file of any size takes the memory of its
/// longest line, and a damaged line costs only itself.
class JsonLinesReader : public DocumentReader {
 public:
  JsonLinesReader(std::unique_ptr<ByteSource> source, Origin origin)
      : source_(std::move(source)), origin_(std::move(origin)) {}

  bool next(Document& document) override {
    for (;;) {
      const ByteSource::Line got = source_->read_line(line_, origin_.limit);
      if (got == ByteSource::Line::End) {
        if (found_any_) return false;
        found_any_ = true;
        throw input_error(origin_.path + ": empty file; it should hold one JSON object a line");
      }
      ++number_;
      const std::string place = origin_.path + ":" + std::to_string(number_);
      if (got == ByteSource::Line::TooLong) {
        found_any_ = true;
        throw input_error(place + ": the line is longer than " + format_mebibytes(origin_.limit) +
                          ", the limit for one document; split it");
      }
      if (number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
      if (line_.find_first_not_of(" \t") == std::string::npos) continue;
      found_any_ = true;
      document = document_from_json(line_, place, origin_.path + "#L" + std::to_string(number_));
      document.path = origin_.path;
      return true;
    }
  }

 private:
  std::unique_ptr<ByteSource> source_;
  Origin origin_;
  std::string line_;
  uint64_t number_ = 0;
  bool found_any_ = false;
};

/// The objects of one JSON array, or several objects that each run over many lines. They are cut apart by counting
/// brackets outside of strings, so that only one is in memory at a time.
class JsonValuesReader : public DocumentReader {
 public:
  JsonValuesReader(std::unique_ptr<ByteSource> source, Origin origin)
      : source_(std::move(source)), origin_(std::move(origin)) {}

  bool next(Document& document) override {
    if (done_ || !read_object()) return false;
    ++number_;
    const std::string place = origin_.path + ":" + std::to_string(object_line_);
    document = document_from_json(object_, place,
                                  origin_.path + (number_ > 1 || in_array_ ? "#" + std::to_string(number_) : ""));
    document.path = origin_.path;
    return true;
  }

 private:
  /// Fills object_ with the next {...}; false at the end. Commas and the brackets of the array are skipped.
  bool read_object() {
    object_.clear();
    int depth = 0;
    bool in_string = false, escaped = false, too_long = false;
    for (;;) {
      if (position_ >= line_.size() && !read_line(depth > 0)) return false;
      for (; position_ < line_.size(); ++position_) {
        const char c = line_[position_];
        if (depth == 0) {
          if (c == '[') in_array_ = true;
          if (c != '{') {
            if (std::string_view(" \t\r\n,[]").find(c) == std::string_view::npos)
              stop("expected an object of an article");
            continue;
          }
          object_line_ = line_number_;
        }
        if (object_.size() >= origin_.limit)
          too_long = true;
        else
          object_ += c;
        if (escaped)
          escaped = false;
        else if (in_string && c == '\\')
          escaped = true;
        else if (c == '"')
          in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
          ++depth;
        else if (!in_string && (c == '}' || c == ']') && --depth == 0) {
          ++position_;
          if (too_long) {
            ++number_;
            throw input_error(origin_.path + ":" + std::to_string(object_line_) + ": the object is larger than " +
                              format_mebibytes(origin_.limit) + ", the limit for one document; split it");
          }
          return true;
        }
      }
      if (depth > 0 && object_.size() < origin_.limit) object_ += '\n';
    }
  }

  /// Takes the next line, or a part of a very long one.
  bool read_line(bool inside_object) {
    const ByteSource::Line got = source_->read_line(line_, 4 * origin_.limit);
    position_ = 0;
    if (got == ByteSource::Line::Read) {
      ++line_number_;
      if (line_number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) position_ = 3;
      return true;
    }
    done_ = true;
    if (got == ByteSource::Line::TooLong)
      throw input_error(origin_.path + ":" + std::to_string(line_number_ + 1) + ": the line is longer than " +
                        format_mebibytes(4 * origin_.limit) + "; write one article a line");
    if (inside_object)
      throw input_error(origin_.path + ":" + std::to_string(object_line_) +
                        ": the object that begins here has no end (truncated file?)");
    return false;
  }

  [[noreturn]] void stop(const std::string& what) {
    done_ = true;
    throw input_error(origin_.path + ":" + std::to_string(line_number_) + ": not JSON: " + what + " at column " +
                      std::to_string(position_ + 1));
  }

  std::unique_ptr<ByteSource> source_;
  Origin origin_;
  std::string line_, object_;
  size_t position_ = 0;
  uint64_t line_number_ = 0, object_line_ = 0, number_ = 0;
  bool in_array_ = false, done_ = false;
};

/// True when the first line is a whole object, or looks like a damaged one rather than the start of a printed one.
bool is_one_object_a_line(std::string_view start) {
  const size_t begin = start.find_first_not_of(" \t\r\n");
  if (begin == start.npos) return true;
  if (start[begin] != '{') return start[begin] != '[';
  const std::string_view first = start.substr(begin, start.find('\n', begin) - begin);
  return first.find_first_not_of("{ \t\r") != first.npos &&
         (first.find("\":") != first.npos || first.find("\" :") != first.npos) &&
         (first.find_last_not_of(" \t\r") == first.npos || first[first.find_last_not_of(" \t\r")] != ',');
}

}  // namespace

Document document_from_json(std::string_view json, const std::string& place, const std::string& id) {
  const std::string valid = find_invalid_utf8(json) == std::string_view::npos ? std::string(json) : sanitize_utf8(json);
  rapidjson::Document root;
  // Iterative: a line of a million brackets must not exhaust the stack.
  root.Parse<rapidjson::kParseIterativeFlag>(valid.data(), valid.size());
  if (root.HasParseError())
    throw input_error(place + ": not JSON: " + rapidjson::GetParseError_En(root.GetParseError()) + " (column " +
                      std::to_string(root.GetErrorOffset() + 1) + ")");
  if (!root.IsObject()) throw input_error(place + ": expected a JSON object with \"text\", found another value");

  Document document;
  document.id = id_field(root);
  if (document.id.empty()) document.id = id;
  document.text = string_field(root, {"text", "content", "body", "articleBody", "maintext"});
  if (document.text.empty())
    throw input_error(place + ": the object has no \"text\"; give the article's text as a string");
  // NUL would end the text for programs that read the store in C.
  for (size_t at = document.text.find('\0'); at != std::string::npos; at = document.text.find('\0', at))
    document.text.replace(at, 1, "\uFFFD");
  document.title = string_field(root, {"title", "headline"});
  document.author = author_field(root);
  document.outlet = string_field(root, {"source", "outlet", "publisher"});
  document.url = string_field(root, {"url", "link"});
  document.date = parse_metadata_date(string_field(root, {"date", "published", "datePublished", "date_publish"}));
  return document;
}

std::unique_ptr<DocumentReader> open_json(std::unique_ptr<ByteSource> source, Origin origin) {
  if (is_one_object_a_line(source->peek()))
    return std::make_unique<JsonLinesReader>(std::move(source), std::move(origin));
  return std::make_unique<JsonValuesReader>(std::move(source), std::move(origin));
}

}  // namespace dossier
