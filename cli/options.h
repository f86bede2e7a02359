#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// What a command accepts. A thin border around the command line library, which costs 18 s to compile: commands
/// include this, and only main.cpp includes the library. The referenced variables are filled before Command::run.
class Options {
 public:
  virtual ~Options() = default;
  virtual void positional(const std::string& name, std::string& value, const std::string& help, bool required = true) = 0;
  virtual void positional(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required = true) = 0;
  /// `names` as in "-o,--output"; `choices`, when given, are the only values allowed.
  virtual void option(const std::string& names, std::string& value, const std::string& help,
                      const std::vector<std::string>& choices = {}) = 0;
  virtual void option(const std::string& names, std::vector<std::string>& values, const std::string& help) = 0;  ///< repeatable
  virtual void option(const std::string& names, uint32_t& value, const std::string& help) = 0;
  virtual void option(const std::string& names, double& value, const std::string& help) = 0;
  virtual void flag(const std::string& names, bool& value, const std::string& help) = 0;
};

}  // namespace dossier
