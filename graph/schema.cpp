#include "graph/schema.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

#include "graph/error.h"
#include "graph/text.h"

extern "C" const unsigned char dossier_schema_json[], dossier_schema_json_end[];

namespace dossier {
namespace {

using Json = rapidjson::Value;

std::string text_field(const Json& object, const char* key, const std::string& where) {
  const auto it = object.FindMember(key);
  if (it == object.MemberEnd()) return "";
  if (!it->value.IsString()) throw input_error("schema: " + where + "." + key + " must be a string");
  return it->value.GetString();
}

std::vector<EntityType> type_list(const Json& object, const char* key, const std::string& where) {
  std::vector<EntityType> types;
  const auto it = object.FindMember(key);
  if (it == object.MemberEnd()) return types;
  if (!it->value.IsArray()) throw input_error("schema: " + where + "." + key + " must be a list of entity types");
  for (const Json& v : it->value.GetArray()) {
    const auto type = v.IsString() ? parse_entity_type(v.GetString()) : std::nullopt;
    if (!type)
      throw input_error("schema: " + where + "." + key + " names an unknown entity type; known are Country, Organisation, "
                        "Person, Place, Event, Date, Nationality");
    types.push_back(*type);
  }
  return types;
}

const Json* list_field(const Json& root, const char* key) {
  const auto it = root.FindMember(key);
  if (it == root.MemberEnd()) return nullptr;
  if (!it->value.IsArray()) throw input_error(std::string("schema: \"") + key + "\" must be a list");
  return &it->value;
}

RelationType relation_from(const Json& object, size_t position) {
  const std::string where = "relations[" + std::to_string(position) + "]";
  if (!object.IsObject()) throw input_error("schema: " + where + " must be an object");
  RelationType r;
  r.name = text_field(object, "name", where);
  if (r.name.empty()) throw input_error("schema: " + where + " has no name");
  r.label = text_field(object, "label", where);
  r.inverse = text_field(object, "inverse", where);
  r.group = text_field(object, "group", where);
  r.plover = text_field(object, "plover", where);
  const auto symmetric = object.FindMember("symmetric");
  r.symmetric = symmetric != object.MemberEnd() && symmetric->value.IsTrue();
  r.source = type_list(object, "source", where);
  r.target = type_list(object, "target", where);
  return r;
}

}  // namespace

const Schema& Schema::builtin() {
  static const Schema schema = parse({reinterpret_cast<const char*>(dossier_schema_json),
                                      static_cast<size_t>(dossier_schema_json_end - dossier_schema_json)});
  return schema;
}

Schema Schema::parse(std::string_view json, const Schema* base) {
  rapidjson::Document root;
  root.Parse(json.data(), json.size());
  if (root.HasParseError())
    throw input_error(std::string("schema: not JSON: ") + rapidjson::GetParseError_En(root.GetParseError()) +
                      " at byte " + std::to_string(root.GetErrorOffset()));
  if (!root.IsObject()) throw input_error("schema: must be an object with \"relations\" and \"events\"");
  Schema schema;
  if (base) schema = *base;
  if (const Json* list = list_field(root, "relations"))
    for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
      RelationType r = relation_from((*list)[i], i);
      if (schema.find(r.name)) throw input_error("schema: relation type " + r.name + " is defined twice");
      schema.relations_.push_back(std::move(r));
    }
  if (const Json* list = list_field(root, "events"))
    for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
      const Json& e = (*list)[i];
      const std::string where = "events[" + std::to_string(i) + "]";
      if (!e.IsObject()) throw input_error("schema: " + where + " must be an object");
      schema.events_.push_back({text_field(e, "name", where), text_field(e, "label", where), text_field(e, "quad", where),
                                text_field(e, "cameo", where), text_field(e, "relation", where)});
    }
  return schema;
}

std::optional<TypeId> Schema::find(std::string_view name) const {
  const auto equal = [&](const RelationType& r) {
    return std::equal(r.name.begin(), r.name.end(), name.begin(), name.end(), [](char a, char b) {
      return a == (b >= 'a' && b <= 'z' ? static_cast<char>(b - 32) : b);
    });
  };
  const auto it = std::find_if(relations_.begin(), relations_.end(), equal);
  if (it == relations_.end()) return std::nullopt;
  return TypeId(static_cast<uint32_t>(it - relations_.begin()));
}

TypeId Schema::at(std::string_view name) const {
  if (const auto id = find(name)) return *id;
  std::string nearest;
  size_t best = 5;
  std::string upper(name);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  for (const RelationType& r : relations_)
    if (const size_t d = edit_distance(r.name, upper, best - 1); d < best) best = d, nearest = r.name;
  throw input_error("unknown relation type '" + std::string(name) + "'" +
                    (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

const EventType* Schema::find_event(std::string_view name) const {
  const auto it = std::find_if(events_.begin(), events_.end(), [&](const EventType& e) { return e.name == name; });
  return it == events_.end() ? nullptr : &*it;
}

}  // namespace dossier
