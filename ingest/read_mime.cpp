#include <array>
#include <optional>
#include <string>
#include <vector>

#include "graph/text.h"
#include "ingest/article.h"
#include "ingest/encoding.h"
#include "ingest/formats.h"
#include "ingest/published_date.h"

namespace dossier {
namespace {

constexpr int kDeepestPart = 8;  // multipart inside multipart

bool equal_ignoring_case(std::string_view a, std::string_view b) { return to_lower(a) == to_lower(b); }

std::string_view trim(std::string_view s) {
  const size_t begin = s.find_first_not_of(" \t\r\n");
  return begin == s.npos ? std::string_view() : s.substr(begin, s.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// Header fields and body of a message or part; folded header lines are joined.
struct Part {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string_view body;

  std::string field(std::string_view name) const {
    for (const auto& [key, value] : fields)
      if (equal_ignoring_case(key, name)) return value;
    return {};
  }
};

Part parse_part(std::string_view bytes) {
  Part part;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const size_t colon = line.find(':');
    if ((line[0] == ' ' || line[0] == '\t') && !part.fields.empty()) {
      part.fields.back().second += ' ';
      part.fields.back().second += trim(line);
    } else if (colon != line.npos) {
      part.fields.emplace_back(line.substr(0, colon), trim(line.substr(colon + 1)));
    }
  }
  part.body = bytes;
  return part;
}

/// A parameter of a header field: parameter("text/html; charset=\"x\"", "charset") is "x".
std::string parameter(std::string_view field, std::string_view name) {
  const std::string lower = to_lower(field);
  for (size_t at = lower.find(name); at != lower.npos; at = lower.find(name, at + 1)) {
    size_t i = at + name.size();
    if (i >= field.size() || field[i] != '=' || (at > 0 && lower[at - 1] != ' ' && lower[at - 1] != ';')) continue;
    const bool quoted = ++i < field.size() && field[i] == '"';
    if (quoted) ++i;
    return std::string(field.substr(i, field.find_first_of(quoted ? "\"" : "; \t", i) - i));
  }
  return {};
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string decode_base64(std::string_view s) {
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (char c : s) {
    const int value = base64_value(c);
    if (c == '=') break;
    if (value < 0) continue;
    bits = bits << 6 | static_cast<uint32_t>(value);
    if (++count % 4 == 0) {
      for (int shift : {16, 8, 0}) out += static_cast<char>(bits >> shift & 0xFF);
      bits = 0;
    }
  }
  if (count % 4 == 2) out += static_cast<char>(bits >> 4 & 0xFF);
  if (count % 4 == 3) {
    out += static_cast<char>(bits >> 10 & 0xFF);
    out += static_cast<char>(bits >> 2 & 0xFF);
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// RFC 2045; in header words (RFC 2047) an underscore is a blank.
std::string decode_quoted_printable(std::string_view s, bool in_header) {
  std::string out;
  for (size_t i = 0; i < s.size(); ++i) {
    if (in_header && s[i] == '_') {
      out += ' ';
    } else if (s[i] != '=') {
      out += s[i];
    } else if (i + 2 < s.size() && hex_value(s[i + 1]) >= 0 && hex_value(s[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(s[i + 1]) * 16 + hex_value(s[i + 2]));
      i += 2;
    } else if (i + 1 < s.size() && s[i + 1] == '\n') {
      ++i;
    } else if (i + 2 < s.size() && s[i + 1] == '\r' && s[i + 2] == '\n') {
      i += 2;
    }
  }
  return out;
}

/// "=?utf-8?B?...?=" words of a header field as text.
std::string decode_header(std::string_view field) {
  std::string out;
  while (!field.empty()) {
    const size_t begin = field.find("=?");
    const size_t charset_end = begin == field.npos ? begin : field.find('?', begin + 2);
    const size_t end = charset_end == field.npos ? field.npos : field.find("?=", charset_end + 3);
    if (end == field.npos) break;
    const std::string_view before = field.substr(0, begin);
    if (out.empty() || !trim(before).empty()) out += before;
    const std::string_view charset = field.substr(begin + 2, charset_end - begin - 2);
    const std::string_view data = field.substr(charset_end + 3, end - charset_end - 3);
    const bool base64 = field[charset_end + 1] == 'B' || field[charset_end + 1] == 'b';
    out += to_utf8(base64 ? decode_base64(data) : decode_quoted_printable(data, true), charset);
    field.remove_prefix(end + 2);
  }
  out += field;
  return squeeze(to_utf8(out));
}

/// The text that a reader of the message sees.
struct Content {
  std::string bytes, charset;
  bool is_html = false;
};

/// The first HTML part, else the first plain text, of a message with parts in parts.
std::optional<Content> find_content(const Part& part, int depth) {
  const std::string type = part.field("Content-Type"), lower = to_lower(type);
  if (lower.starts_with("multipart/") && depth < kDeepestPart) {
    const std::string boundary = "--" + parameter(type, "boundary");
    std::optional<Content> best;
    std::string_view rest = part.body;
    size_t at = rest.find(boundary);
    while (boundary.size() > 2 && at != rest.npos) {
      rest.remove_prefix(at + boundary.size());
      if (rest.starts_with("--")) break;
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1 - (rest.empty() ? 1 : 0));
      at = rest.find(boundary);
      std::optional<Content> found = find_content(parse_part(rest.substr(0, at)), depth + 1);
      if (found && (!best || (found->is_html && !best->is_html))) best = std::move(found);
    }
    return best;
  }
  const bool is_html = lower.starts_with("text/html") || lower.starts_with("application/xhtml");
  if (!is_html && !lower.empty() && !lower.starts_with("text/plain")) return std::nullopt;
  const std::string coding = to_lower(part.field("Content-Transfer-Encoding"));
  std::string bytes = coding == "base64"             ? decode_base64(part.body)
                      : coding == "quoted-printable" ? decode_quoted_printable(part.body, false)
                                                     : std::string(part.body);
  return Content{std::move(bytes), parameter(type, "charset"), is_html};
}

}  // namespace

Document document_from_mime(std::string_view bytes) {
  const Part message = parse_part(bytes);
  Document document;
  if (const std::optional<Content> content = find_content(message, 0)) {
    document = extract_article(content->is_html ? page_from_html(content->bytes, content->charset)
                                                : page_from_text(to_utf8(content->bytes, content->charset)));
  }
  const bool is_web_archive = !message.field("Snapshot-Content-Location").empty();
  if (document.title.empty()) document.title = decode_header(message.field("Subject"));
  if (document.url.empty()) document.url = message.field("Snapshot-Content-Location");
  if (!is_web_archive) {  // an archive's date is the day it was saved
    if (!document.date.known()) document.date = parse_metadata_date(message.field("Date"));
    const std::string from = decode_header(message.field("From"));
    if (document.author.empty()) document.author = squeeze(std::string_view(from).substr(0, from.find('<')));
  }
  return document;
}

}  // namespace dossier
