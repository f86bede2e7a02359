#include "ingest/evidence_check.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <optional>
#include <set>

#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

using Json = rapidjson::Value;

class EvidenceChecker {
 public:
  EvidenceChecker(const Document& document, const Schema& schema, Refusals& refusals)
      : document_(document), schema_(schema), refusals_(refusals), index_(document.text) {}

  Extraction check(std::string_view line) {
    json_.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
    if (json_.HasParseError()) {
      throw input_error(std::string("not JSON: ") + rapidjson::GetParseError_En(json_.GetParseError()) + " (byte " +
                        std::to_string(json_.GetErrorOffset()) + ")");
    }
    if (!json_.IsObject()) throw input_error("not a JSON object; each line must be one");
    name_all("entities", 'e');
    name_all("statements", 's');
    name_all("events", 'v');
    keep("entities", ids_["entities"], [&](Json& e) { return entity(e); });
    keep("mentions", ids_["mentions"], [&](Json& m) { return located(m, "mention", "text") && refers(m, "entity", "entities", "mention", true); });
    keep("statements", ids_["statements"], [&](Json& s) { return statement(s); });
    drop_orphans("statements");
    keep("events", ids_["events"], [&](Json& e) { return event(e); });
    keep("relations", ids_["relations"], [&](Json& r) { return relation(r); });
    return extraction_from_json(serialize(), document_);
  }

 private:
  using Ids = std::set<std::string>;

  bool refuse(const std::string& what) {
    ++refusals_[what];
    return false;
  }

  static const Json* find(const Json& object, const char* key) {
    const auto it = object.FindMember(key);
    return it == object.MemberEnd() || it->value.IsNull() ? nullptr : &it->value;
  }
  static std::string text(const Json& object, const char* key) {
    const Json* value = find(object, key);
    return value != nullptr && value->IsString() ? std::string(value->GetString(), value->GetStringLength()) : std::string();
  }

  /// Gives each element of a list its implied id ("e1" ...), so that taking some out does not shift the others.
  void name_all(const char* list, char letter) {
    const auto it = json_.FindMember(list);
    if (it == json_.MemberEnd() || !it->value.IsArray()) return;
    for (rapidjson::SizeType i = 0; i < it->value.Size(); ++i) {
      Json& element = it->value[i];
      if (!element.IsObject() || !text(element, "id").empty()) continue;
      const std::string id = letter + std::to_string(i + 1);
      element.RemoveMember("id");
      element.AddMember("id", Json(id.c_str(), json_.GetAllocator()), json_.GetAllocator());
    }
  }

  template <class Accept>
  void keep(const char* list, Ids& ids, Accept accept) {
    const auto it = json_.FindMember(list);
    if (it == json_.MemberEnd() || !it->value.IsArray()) return;
    for (auto element = it->value.Begin(); element != it->value.End();) {
      if (element->IsObject() && accept(*element)) {
        ids.insert(text(*element, "id"));
        ++element;
      } else {
        element = it->value.Erase(element);
      }
    }
  }

  /// Statements may be attributed to later ones, so who refers to a lost one is seen at the end, until nothing changes.
  void drop_orphans(const char* list) {
    for (size_t before = SIZE_MAX; before != ids_[list].size();) {
      before = ids_[list].size();
      const Ids known = std::move(ids_[list]);
      ids_[list].clear();
      keep(list, ids_[list], [&](const Json& s) {
        const std::string speaker = text(s, "attributed_to");
        if (speaker.empty() || speaker == "narrator" || known.contains(speaker)) return true;
        return refuse("statement: the statement that it is attributed to is missing or was refused");
      });
    }
  }

  bool refers(const Json& object, const char* key, const char* list, const std::string& what, bool required) {
    const std::string id = text(object, key);
    if (id.empty() && !required) return true;
    return ids_[list].contains(id) || refuse(what + ": its " + key + " is missing or was refused");
  }

  bool attributed(const Json& object, const std::string& what) {
    const std::string id = text(object, "attributed_to");
    if (id.empty() || id == "narrator" || ids_["statements"].contains(id)) return true;
    return refuse(what + ": the statement that it is attributed to is missing or was refused");
  }

  /// Are `start` and `end` in the text, and is what stands there the quoted evidence? Puts them in when only the
  /// quotation is given.
  bool located(Json& object, const std::string& what, const char* quotation) {
    const std::string quoted = text(object, quotation);
    const Json *start = find(object, "start"), *end = find(object, "end");
    if (start != nullptr && end != nullptr) {
      if (!start->IsUint() || !end->IsUint() || start->GetUint() >= end->GetUint() || end->GetUint() > index_.size())
        return refuse(what + ": its offsets are not in the text");
      const std::string_view words = slice(document_.text, {index_.byte(start->GetUint()), index_.byte(end->GetUint())});
      return quoted.empty() || words == quoted || refuse(what + ": its evidence is not what stands at its offsets");
    }
    if (quoted.empty()) return refuse(what + ": it has neither offsets nor evidence");
    const size_t found = document_.text.find(quoted);
    if (found == std::string::npos) return refuse(what + ": its evidence does not stand in the text");
    object.RemoveMember("start");
    object.RemoveMember("end");
    const auto begin = static_cast<uint32_t>(found), after = static_cast<uint32_t>(found + quoted.size());
    object.AddMember("start", index_.code_point(begin), json_.GetAllocator());
    object.AddMember("end", index_.code_point(after), json_.GetAllocator());
    return true;
  }

  /// An optional span that is wrong (a cue, a stance's words) is taken out, not the claim.
  void optional_span(Json& object, const char* key) {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd() || it->value.IsNull()) return;
    if (it->value.IsObject() && located(it->value, key, "evidence")) return;
    object.RemoveMember(key);
  }

  bool entity(Json& e) {
    if (!parse_entity_type(text(e, "type"))) return refuse("entity: type '" + text(e, "type") + "' is not in the vocabulary");
    if (text(e, "name").empty()) return refuse("entity: it has no name");
    const auto properties = e.FindMember("properties");
    if (properties != e.MemberEnd() && properties->value.IsArray())
      for (Json& property : properties->value.GetArray())
        if (property.IsObject()) optional_span(property, "evidence");
    return true;
  }

  bool statement(Json& s) {
    const auto content = s.FindMember("content");
    if (content == s.MemberEnd() || !content->value.IsArray() || content->value.Empty())
      return refuse("statement: it has no content");
    for (Json& part : content->value.GetArray())
      if (!part.IsObject() || !located(part, "statement", "evidence")) return false;
    if (!refers(s, "speaker", "entities", "statement", false)) return false;
    optional_span(s, "source");
    optional_span(s, "cue");
    const auto about = s.FindMember("about");
    if (about == s.MemberEnd() || !about->value.IsArray()) return true;
    for (auto a = about->value.Begin(); a != about->value.End();) {
      if (!a->IsObject() || !refers(*a, "entity", "entities", "subject of a statement", true)) {
        a = about->value.Erase(a);
        continue;
      }
      optional_span(*a, "words");
      ++a;
    }
    return true;
  }

  bool event(Json& e) {
    const std::string type = text(e, "plover").empty() ? text(e, "type") : text(e, "plover");
    if (schema_.find_event(type) == nullptr && type != "NAMED") return refuse("event: type '" + type + "' is not in the vocabulary");
    if (!located(e, "event", "evidence") || !refers(e, "entity", "entities", "event", false) || !attributed(e, "event")) return false;
    optional_span(e, "cue");
    const auto participants = e.FindMember("participants");
    if (participants == e.MemberEnd() || !participants->value.IsArray()) return true;
    for (const Json& p : participants->value.GetArray())
      if (!p.IsObject() || !refers(p, "entity", "entities", "event", true)) return false;
    return true;
  }

  bool relation(Json& r) {
    const std::string type = text(r, "type");
    if (!schema_.find(type)) return refuse("relation: type '" + type + "' is not in the vocabulary");
    if (!refers(r, "source", "entities", "relation", true) || !refers(r, "target", "entities", "relation", true)) return false;
    if (!located(r, "relation", "evidence") || !attributed(r, "relation")) return false;
    if (!refers(r, "event", "events", "relation", false) || !refers(r, "statement", "statements", "relation", false)) return false;
    optional_span(r, "cue");
    return true;
  }

  std::string serialize() const {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    json_.Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
  }

  const Document& document_;
  const Schema& schema_;
  Refusals& refusals_;
  CodePointIndex index_;
  rapidjson::Document json_;
  std::map<std::string, Ids, std::less<>> ids_;
};

}  // namespace

Extraction checked_extraction(std::string_view line, const Document& document, const Schema& schema, Refusals& refusals) {
  return EvidenceChecker(document, schema, refusals).check(line);
}

}  // namespace dossier
