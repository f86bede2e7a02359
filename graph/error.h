#pragma once
#include <stdexcept>
#include <string>

namespace dossier {

/// The one exception type that leaves the libraries: something in the input, the store, a query or the usage makes it
/// impossible to go on. The message says what, where and what to do, in one line (a query error adds a caret line).
class Error : public std::runtime_error {
 public:
  enum class Kind { Input, Store, Query, Usage };

  Error(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

inline Error input_error(const std::string& message) { return {Error::Kind::Input, message}; }
inline Error store_error(const std::string& message) { return {Error::Kind::Store, message}; }
inline Error query_error(const std::string& message) { return {Error::Kind::Query, message}; }
inline Error usage_error(const std::string& message) { return {Error::Kind::Usage, message}; }

}  // namespace dossier
