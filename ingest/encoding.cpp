#include "ingest/encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>

#include "graph/text.h"

namespace dossier {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes, encoding;
};
// UTF-32LE stands before UTF-16LE, whose mark is the start of its own.
constexpr std::array kMarks = {Mark{"\xEF\xBB\xBF"sv, "UTF-8"}, Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                               Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
                               Mark{"\xFE\xFF"sv, "UTF-16BE"}};

const Mark* find_mark(std::string_view bytes) {
  for (const Mark& mark : kMarks)
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return &mark;
  return nullptr;
}

/// What browsers mean by a label (WHATWG Encoding Standard): the superset that pages really use.
std::string canonical_label(std::string_view label) {
  std::string name = to_lower(label);
  constexpr std::pair<std::string_view, const char*> kSupersets[] = {
      {"ascii", "windows-1252"},      {"us-ascii", "windows-1252"},
      {"iso-8859-1", "windows-1252"}, {"latin1", "windows-1252"},
      {"iso8859-1", "windows-1252"},  {"iso-8859-9", "windows-1254"},
      {"gb2312", "gb18030"},          {"gbk", "gb18030"},
      {"euc-kr", "windows-949"},      {"ks_c_5601-1987", "windows-949"},
      {"shift_jis", "windows-31j"},   {"utf8", "utf-8"}};
  for (const auto& [from, to] : kSupersets)
    if (name == from) return to;
  return name;
}

/// UTF-16 without a mark: of Latin, Cyrillic or Greek text every other byte is one of a few small values.
std::string_view unmarked_utf16(std::string_view bytes) {
  const size_t sample = std::min<size_t>(bytes.size() & ~size_t{1}, 4096);
  if (sample < 8) return {};
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < sample; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  const size_t enough = sample / 16;
  if (odd >= enough && even * 20 < odd) return "UTF-16LE";
  if (even >= enough && odd * 20 < even) return "UTF-16BE";
  return {};
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                                                uchardet_delete);
  const std::string_view sample = bytes.substr(0, 256 * 1024);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// Empty result and false when ICU does not know the encoding.
bool convert(std::string_view bytes, const std::string& encoding, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return false;
  out.resize(bytes.size() * 3 + 16);
  const auto capacity = static_cast<int32_t>(std::min<size_t>(out.size(), INT32_MAX));
  const int32_t length = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), capacity, bytes.data(),
                                            static_cast<int32_t>(bytes.size()), &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    out.resize(static_cast<size_t>(length) + 1);
    ucnv_reset(converter.get());
    ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                       static_cast<int32_t>(bytes.size()), &status);
  }
  if (U_FAILURE(status)) return false;
  out.resize(static_cast<size_t>(length));
  return true;
}

struct Utf8Evidence {
  size_t multibyte = 0, invalid = 0;
};

Utf8Evidence utf8_evidence(std::string_view bytes) {
  Utf8Evidence evidence;
  for (size_t i = 0; i < bytes.size();) {
    const bool ascii = static_cast<unsigned char>(bytes[i]) < 0x80;
    const size_t begin = i;
    decode_utf8(bytes, i);
    if (!ascii) ++(i - begin > 1 ? evidence.multibyte : evidence.invalid);
  }
  return evidence;
}

std::string clean(std::string text) {
  if (text.find('\0') != std::string::npos) {
    std::string out;
    for (char c : text) c ? out += c : out += "\uFFFD";
    text = std::move(out);
  }
  return sanitize_utf8(text);
}

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view declared) {
  std::string out;
  if (const Mark* mark = find_mark(bytes)) {
    bytes.remove_prefix(mark->bytes.size());
    if (mark->encoding != "UTF-8" && convert(bytes, std::string(mark->encoding), out)) return clean(std::move(out));
    return clean(std::string(bytes));
  }
  if (const std::string_view utf16 = unmarked_utf16(bytes); !utf16.empty() && convert(bytes, std::string(utf16), out))
    return clean(std::move(out));

  const std::string label = declared.empty() ? std::string() : canonical_label(declared);
  const Utf8Evidence evidence = utf8_evidence(bytes);
  const bool has_escape = bytes.find('\x1B') != std::string_view::npos;  // ISO-2022 is ASCII with escapes
  // A few damaged bytes among many whole letters are damage, not another encoding; a page that declares UTF-8 is
  // believed unless nothing in it is.
  const bool looks_utf8 = evidence.invalid * 8 <= evidence.multibyte || (label == "utf-8" && evidence.multibyte > 0);
  if (looks_utf8 && !(has_escape && !label.empty() && label != "utf-8")) return clean(std::string(bytes));

  if (!label.empty() && label != "utf-8" && convert(bytes, label, out)) return clean(std::move(out));
  const std::string detected = detect(bytes);
  if (!detected.empty() && convert(bytes, canonical_label(detected), out)) return clean(std::move(out));
  if (convert(bytes, "windows-1252", out)) return clean(std::move(out));
  return clean(std::string(bytes));
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = to_lower(bytes.substr(0, 4096));
  for (std::string_view key : {"charset="sv, "encoding="sv}) {
    for (size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      // Only inside a tag: the text of a page may speak about charsets, too.
      const size_t open = head.rfind('<', at), close = head.rfind('>', at);
      if (open == std::string::npos || (close != std::string::npos && close > open)) continue;
      size_t begin = at + key.size();
      while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
      size_t end = begin;
      while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' ||
                                   head[end] == '_' || head[end] == ':'))
        ++end;
      if (end > begin) return head.substr(begin, end - begin);
    }
  }
  return {};
}

bool is_binary(std::string_view bytes) {
  bytes = bytes.substr(0, 64 * 1024);
  const Mark* mark = find_mark(bytes);
  if ((mark && mark->encoding != "UTF-8") || !unmarked_utf16(bytes).empty()) return false;
  size_t controls = 0;
  for (char c : bytes) {
    if (c == '\0') return true;
    const auto u = static_cast<unsigned char>(c);
    controls += u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B' && c != '\v';
  }
  return controls * 20 > bytes.size();
}

}  // namespace dossier
