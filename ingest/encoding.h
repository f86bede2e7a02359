#pragma once
#include <string>
#include <string_view>

namespace dossier {

/// The text of `bytes` as UTF-8 without a byte order mark. What tells the encoding, best first: a byte order mark;
/// UTF-8 that is valid and says so by its multi-byte letters; `declared` (a name as in HTTP or <meta charset>, empty
/// when nothing declares one); detection; windows-1252. Never fails: bytes that the encoding does not know become
/// U+FFFD, and so do NUL bytes.
std::string to_utf8(std::string_view bytes, std::string_view declared = {});

/// The charset that the first kilobytes of an HTML or XML file declare for themselves; empty when they do not.
std::string declared_charset(std::string_view bytes);

/// True when `bytes` cannot be text in any encoding: NUL bytes outside UTF-16/32, or many control characters.
bool is_binary(std::string_view bytes);

}  // namespace dossier
