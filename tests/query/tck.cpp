#include "query/tck.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "graph/query/run.h"

namespace dossier {
namespace {

using Json = rapidjson::Value;

std::string text(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
}

bool flag(const Json& object, const char* name, bool fallback) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsBool() ? found->value.GetBool() : fallback;
}

std::vector<std::string> texts(const Json& array) {
  std::vector<std::string> result;
  if (array.IsArray())
    for (const Json& element : array.GetArray()) result.emplace_back(element.GetString(), element.GetStringLength());
  return result;
}

TckScenario parse_scenario(const std::string& line) {
  rapidjson::Document json;
  json.Parse(line.c_str());
  if (json.HasParseError() || !json.IsObject()) throw std::runtime_error("not a scenario: " + line.substr(0, 80));
  TckScenario scenario;
  scenario.id = text(json, "id");
  scenario.file = text(json, "file");
  scenario.query = text(json, "query");
  if (json.HasMember("setup")) scenario.setup = texts(json["setup"]);
  scenario.read_only = flag(json, "read_only", true);
  scenario.procedure = flag(json, "procedure", false);
  if (json.HasMember("parameters") && json["parameters"].IsObject())
    for (const auto& member : json["parameters"].GetObject()) scenario.parameters[member.name.GetString()] = member.value.GetString();
  if (json.HasMember("expect") && json["expect"].IsObject()) {
    const Json& expect = json["expect"];
    scenario.expect.present = true;
    scenario.expect.ordered = flag(expect, "ordered", false);
    scenario.expect.lists_unordered = flag(expect, "lists_unordered", false);
    if (expect.HasMember("columns")) scenario.expect.columns = texts(expect["columns"]);
    if (expect.HasMember("rows"))
      for (const Json& row : expect["rows"].GetArray()) scenario.expect.rows.push_back(texts(row));
  }
  if (json.HasMember("error") && json["error"].IsObject())
    scenario.error = {true, text(json["error"], "type"), text(json["error"], "phase"), text(json["error"], "detail")};
  return scenario;
}

/// The TCK's notation put into one form: members of maps and properties sorted, labels sorted, floats as we write
/// them, lists sorted when their order does not count. A small recursive descent of its own, so that what is compared
/// does not depend on the parser under test.
class Canonical {
 public:
  Canonical(std::string_view text, bool sort_lists) : text_(text), sort_lists_(sort_lists) {}
  std::string run() { return value(); }

 private:
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) ++at_;
  }
  bool accept(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool at(char c) {
    skip();
    return at_ < text_.size() && text_[at_] == c;
  }

  std::string value() {
    skip();
    if (at_ >= text_.size()) return "";
    const char c = text_[at_];
    if (c == '\'') return string();
    if (c == '{') return map();
    if (c == '(') return node();
    if (c == '<') return path();
    if (c == '[') return text_.substr(at_ + 1, 1) == ":" ? relationship() : list();
    return word();
  }

  std::string string() {
    std::string result = "'";
    for (++at_; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\'' || text_[at_ + 1] == '\\')) ++at_;
      result += text_[at_] == '\'' ? '"' : text_[at_];
    }
    ++at_;
    return result + "'";
  }

  std::string word() {
    const size_t begin = at_;
    while (at_ < text_.size() && std::string_view(",]})>: ").find(text_[at_]) == std::string_view::npos) ++at_;
    const std::string word(text_.substr(begin, at_ - begin));
    if (word.find_first_of(".eE") == std::string::npos || word.find_first_not_of("0123456789+-.eE") != std::string::npos) return word;
    return format_float(std::stod(word));
  }

  std::string joined(std::vector<std::string> parts, bool sorted) {
    if (sorted) std::sort(parts.begin(), parts.end());
    std::string result;
    for (const std::string& part : parts) result += (result.empty() ? "" : ", ") + part;
    return result;
  }

  std::string list() {
    ++at_;
    std::vector<std::string> parts;
    while (!at(']') && at_ < text_.size()) {
      parts.push_back(value());
      accept(',');
    }
    accept(']');
    return "[" + joined(std::move(parts), sort_lists_) + "]";
  }

  std::string map() {
    accept('{');
    std::vector<std::string> parts;
    while (!at('}') && at_ < text_.size()) {
      skip();
      const size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != ':') ++at_;
      const std::string key(text_.substr(begin, at_ - begin));
      accept(':');
      parts.push_back(key + ": " + value());
      accept(',');
    }
    accept('}');
    return "{" + joined(std::move(parts), true) + "}";
  }

  /// Labels or a type, then properties.
  std::string inside(char end) {
    std::vector<std::string> labels;
    while (accept(':')) {
      const size_t begin = at_;
      while (at_ < text_.size() && std::string_view(": {)]").find(text_[at_]) == std::string_view::npos) ++at_;
      labels.push_back(":" + std::string(text_.substr(begin, at_ - begin)));
    }
    std::string result = joined(std::move(labels), true);
    if (at('{')) result += " " + map();
    accept(end);
    return result;
  }
  std::string node() {
    accept('(');
    return "(" + inside(')') + ")";
  }
  std::string relationship() {
    accept('[');
    return "[" + inside(']') + "]";
  }

  std::string path() {
    accept('<');
    std::string result = "<";
    while (!at('>') && at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '(') {
        result += node();
      } else if (c == '[') {
        result += relationship();
      } else {
        result += c;
        ++at_;
        if (c == '-' && at('>') ) {
          result += '>';
          ++at_;
        }
      }
    }
    return result + ">";
  }

  std::string_view text_;
  bool sort_lists_;
  size_t at_ = 0;
};

std::vector<std::string> canonical_rows(const std::vector<std::vector<std::string>>& rows, const TckScenario::Expectation& expect) {
  std::vector<std::string> result;
  for (const auto& row : rows) {
    std::string line;
    for (const std::string& cell : row) line += Canonical(cell, expect.lists_unordered).run() + " | ";
    result.push_back(std::move(line));
  }
  if (!expect.ordered) std::sort(result.begin(), result.end());
  return result;
}

template <class Writer>
void write_texts(Writer& writer, const std::vector<std::string>& values) {
  writer.StartArray();
  for (const std::string& value : values) writer.String(value.c_str(), static_cast<rapidjson::SizeType>(value.size()));
  writer.EndArray();
}

}  // namespace

std::string TckScenario::area() const {
  const std::string& name = file.empty() ? id : file;
  return name.substr(0, name.rfind('/', name.find(".feature")));
}

std::vector<TckScenario> read_tck(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<TckScenario> scenarios;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) scenarios.push_back(parse_scenario(line));
  return scenarios;
}

TckOutcome run_tck(const TckScenario& scenario) {
  TckOutcome outcome;
  const auto fail = [&](std::string type, std::string phase, std::string detail, std::string message) {
    outcome.failed = true;
    outcome.type = std::move(type);
    outcome.phase = std::move(phase);
    outcome.detail = std::move(detail);
    outcome.message = std::move(message);
  };
  try {
    MemoryGraph graph;
    for (const std::string& statement : scenario.setup) run(parse_query(statement), graph);
    QueryOptions options;
    options.limits.timeout = std::chrono::seconds(20);
    for (const auto& [name, literal] : scenario.parameters) options.parameters[name] = parse_value(literal);
    const QueryResult result = run(parse_query(scenario.query), graph, options);
    outcome.columns = result.columns;
    for (const auto& row : result.rows) {
      outcome.rows.emplace_back();
      for (const Value& value : row) outcome.rows.back().push_back(format_value(value, graph));
    }
  } catch (const QueryError& error) {
    fail(error.type(), error.phase() == QueryError::Phase::Compile ? "compile" : "run", error.detail(), error.what());
  } catch (const std::exception& error) {
    fail("InternalError", "run", "", error.what());
  }
  return outcome;
}

bool agrees(const TckScenario& scenario, const TckOutcome& outcome) {
  if (scenario.error.present) {
    const auto fits = [](const std::string& wanted, const std::string& got) { return wanted == "*" || wanted == "any" || wanted == got; };
    return outcome.failed && fits(scenario.error.type, outcome.type) && fits(scenario.error.phase, outcome.phase) &&
           fits(scenario.error.detail, outcome.detail);
  }
  if (outcome.failed) return false;
  if (!scenario.expect.present) return true;
  return outcome.columns == scenario.expect.columns &&
         canonical_rows(outcome.rows, scenario.expect) == canonical_rows(scenario.expect.rows, scenario.expect);
}

std::string to_json(const TckScenario& scenario, const TckOutcome& outcome) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.String(scenario.id.c_str());
  if (outcome.failed) {
    writer.Key("error");
    writer.StartObject();
    writer.Key("type");
    writer.String(outcome.type.c_str());
    writer.Key("phase");
    writer.String(outcome.phase.c_str());
    writer.Key("detail");
    writer.String(outcome.detail.c_str());
    writer.EndObject();
  } else {
    writer.Key("columns");
    write_texts(writer, outcome.columns);
    writer.Key("rows");
    writer.StartArray();
    for (const auto& row : outcome.rows) write_texts(writer, row);
    writer.EndArray();
  }
  writer.EndObject();
  return buffer.GetString();
}

}  // namespace dossier
