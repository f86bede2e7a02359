#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <charconv>
#include <cmath>
#include <map>

#include "graph/error.h"
#include "graph/extraction.h"
#include "graph/text.h"

// The contract of `dossier extract`: JSON Lines, one object a document, offsets in code points. Other extractors write
// it too, so reading is strict about what must hold (offsets, references, vocabulary) and silent about unknown fields.

namespace dossier {
namespace {

using Json = rapidjson::Value;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

class ExtractionWriter {
 public:
  ExtractionWriter(const Document& document, const Extraction& x)
      : document_(document), x_(x), index_(document.text), writer_(buffer_) {}

  std::string write() {
    writer_.StartObject();
    field("id", document_.id);
    list("mentions", x_.mentions.size(), [&](size_t i) { mention(i); });
    list("entities", x_.entities.size(), [&](size_t i) { entity(i); });
    list("relations", x_.relations.size(), [&](size_t i) { relation(x_.relations[i]); });
    list("statements", x_.statements.size(), [&](size_t i) { statement(i); });
    list("events", x_.events.size(), [&](size_t i) { event(i); });
    writer_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  void string(std::string_view s) { writer_.String(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void key(std::string_view s) { writer_.Key(s.data(), static_cast<rapidjson::SizeType>(s.size())); }
  void field(std::string_view k, std::string_view v) { key(k); string(v); }
  void field_or_null(std::string_view k, std::string_view v) {
    key(k);
    if (v.empty()) writer_.Null(); else string(v);
  }
  void optional_field(std::string_view k, std::string_view v) { if (!v.empty()) field(k, v); }
  /// The shortest form that reads back as the same float: an archive loses nothing.
  void number(std::string_view k, float v) {
    key(k);
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, std::isfinite(v) ? v : 0.0f).ptr;
    writer_.RawValue(digits, static_cast<size_t>(end - digits), rapidjson::kNumberType);
  }
  void reference(std::string_view k, char prefix, int64_t i) { field(k, prefix + std::to_string(i + 1)); }
  void attribution(int32_t statement) {
    if (statement == kNarrator) field("attributed_to", "narrator"); else reference("attributed_to", 's', statement);
  }
  void offsets(ByteSpan s) {
    key("start"); writer_.Uint(index_.code_point(s.begin));
    key("end"); writer_.Uint(index_.code_point(s.end));
  }
  void span(std::string_view k, ByteSpan s) {
    key(k);
    if (s.empty()) return void(writer_.Null());
    writer_.StartObject(); offsets(s); writer_.EndObject();
  }
  void optional_span(std::string_view k, ByteSpan s) { if (!s.empty()) span(k, s); }
  template <class F>
  void list(std::string_view k, size_t n, F element) {
    key(k);
    writer_.StartArray();
    for (size_t i = 0; i < n; ++i) { element(i); }
    writer_.EndArray();
  }

  void mention(size_t i) {
    const ExtractedMention& m = x_.mentions[i];
    writer_.StartObject();
    reference("id", 'm', static_cast<int64_t>(i));
    offsets(m.span);
    field("type", to_string(m.type));
    field("kind", to_string(m.kind));
    reference("entity", 'e', m.entity);
    optional_field("sector", to_string(m.sector));
    optional_field("time", format_interval(m.time));
    writer_.EndObject();
  }
  void entity(size_t i) {
    const ExtractedEntity& e = x_.entities[i];
    writer_.StartObject();
    reference("id", 'e', static_cast<int64_t>(i));
    field("type", to_string(e.type));
    field("name", e.name);
    list("aliases", e.aliases.size(), [&](size_t k) { string(e.aliases[k]); });
    field_or_null("ref", e.ref);
    optional_field("kind", e.kind);
    if (!e.properties.empty())
      list("properties", e.properties.size(), [&](size_t k) {
        writer_.StartObject();
        field("key", e.properties[k].key);
        field("value", e.properties[k].value);
        optional_span("evidence", e.properties[k].evidence);
        writer_.EndObject();
      });
    writer_.EndObject();
  }
  void relation(const ExtractedRelation& r) {
    writer_.StartObject();
    field("type", r.type);
    reference("source", 'e', r.source);
    reference("target", 'e', r.target);
    offsets(r.span);
    optional_span("cue", r.cue);
    field_or_null("status", to_string(r.status));
    field("polarity", to_string(r.polarity));
    field("modality", to_string(r.modality));
    field_or_null("time", format_interval(r.time));
    attribution(r.attributed_to);
    optional_field("role", r.role);
    number("confidence", r.confidence);
    field("rule", r.rule);
    if (r.event >= 0) reference("event", 'v', r.event);
    if (r.statement >= 0) reference("statement", 's', r.statement);
    writer_.EndObject();
  }
  void statement(size_t i) {
    const ExtractedStatement& s = x_.statements[i];
    writer_.StartObject();
    reference("id", 's', static_cast<int64_t>(i));
    if (s.speaker == kNobody) { key("speaker"); writer_.Null(); } else reference("speaker", 'e', s.speaker);
    span("source", s.source);
    span("cue", s.cue);
    list("content", s.content.size(), [&](size_t k) { writer_.StartObject(); offsets(s.content[k]); writer_.EndObject(); });
    key("direct"); writer_.Bool(s.direct);
    attribution(s.attributed_to);
    field("certainty", to_string(s.certainty));
    field("polarity", to_string(s.polarity));
    list("about", s.about.size(), [&](size_t k) {
      writer_.StartObject();
      reference("entity", 'e', s.about[k].entity);
      field("stance", to_string(s.about[k].stance));
      number("strength", s.about[k].strength);
      optional_span("words", s.about[k].words);
      writer_.EndObject();
    });
    writer_.EndObject();
  }
  void event(size_t i) {
    const ExtractedEvent& e = x_.events[i];
    writer_.StartObject();
    reference("id", 'v', static_cast<int64_t>(i));
    field("type", e.type);
    field("plover", e.type);
    optional_field("mode", e.mode);
    optional_field("cameo", e.cameo);
    if (e.entity >= 0) reference("entity", 'e', e.entity);
    offsets(e.span);
    optional_span("cue", e.cue);
    list("participants", e.participants.size(), [&](size_t k) {
      writer_.StartObject();
      reference("entity", 'e', e.participants[k].entity);
      field("role", e.participants[k].role);
      writer_.EndObject();
    });
    if (!e.casualties.empty())
      list("casualties", e.casualties.size(), [&](size_t k) {
        const ExtractedCasualties& c = e.casualties[k];
        writer_.StartObject();
        field("kind", c.kind);
        key("least"); writer_.Uint(c.least);
        if (c.most != ExtractedCasualties::kNoLimit) { key("most"); writer_.Uint(c.most); }
        offsets(c.words);
        attribution(c.attributed_to);
        writer_.EndObject();
      });
    field("polarity", to_string(e.polarity));
    field("modality", to_string(e.modality));
    field_or_null("time", format_interval(e.time));
    attribution(e.attributed_to);
    number("confidence", e.confidence);
    field("rule", e.rule);
    writer_.EndObject();
  }

  const Document& document_;
  const Extraction& x_;
  CodePointIndex index_;
  rapidjson::StringBuffer buffer_;
  Writer writer_;
};

void parse_object(rapidjson::Document& root, std::string_view line) {
  root.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (root.HasParseError())
    throw input_error(std::string("not JSON: ") + rapidjson::GetParseError_En(root.GetParseError()) + " (byte " +
                      std::to_string(root.GetErrorOffset()) + ")");
  if (!root.IsObject()) throw input_error("not a JSON object; each line must be one");
}

class ExtractionReader {
 public:
  explicit ExtractionReader(const Document& document) : index_(document.text) {}

  Extraction read(std::string_view line) {
    rapidjson::Document root;
    parse_object(root, line);
    number_ids(root, "entities", entity_ids_);
    number_ids(root, "statements", statement_ids_);
    number_ids(root, "events", event_ids_);
    each(root, "entities", [&](const Json& v) { x_.entities.push_back(entity(v)); });
    each(root, "mentions", [&](const Json& v) { x_.mentions.push_back(mention(v)); });
    each(root, "statements", [&](const Json& v) { x_.statements.push_back(statement(v)); });
    each(root, "events", [&](const Json& v) { x_.events.push_back(event(v)); });
    each(root, "relations", [&](const Json& v) { x_.relations.push_back(relation(v)); });
    return std::move(x_);
  }

 private:
  using Ids = std::map<std::string, uint32_t, std::less<>>;

  [[noreturn]] void fail(const std::string& what) const { throw input_error(where_ + ": " + what); }

  void number_ids(const Json& root, const char* key, Ids& ids) {
    each(root, key, [&](const Json& v) {
      const std::string id = text(v, "id");
      if (id.empty()) {
        ids.emplace("#" + std::to_string(ids.size()), static_cast<uint32_t>(ids.size()));
        return;
      }
      if (!ids.emplace(id, static_cast<uint32_t>(ids.size())).second) fail("id \"" + id + "\" is given twice");
    });
  }
  template <class F>
  void each(const Json& object, const char* key, F element) {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd() || it->value.IsNull()) return;
    const std::string outer = where_;
    const std::string path = (outer.empty() ? "" : outer + ".") + key;
    where_ = path;
    if (!it->value.IsArray()) fail("must be a list");
    for (rapidjson::SizeType i = 0; i < it->value.Size(); ++i) {
      where_ = path + "[" + std::to_string(i) + "]";
      if (!it->value[i].IsObject()) fail("must be an object");
      element(it->value[i]);
    }
    where_ = outer;
  }
  const Json* find(const Json& object, const char* key) const {
    const auto it = object.FindMember(key);
    return it == object.MemberEnd() || it->value.IsNull() ? nullptr : &it->value;
  }
  std::string text(const Json& object, const char* key) const {
    const Json* v = find(object, key);
    if (!v) return "";
    if (!v->IsString()) fail(std::string("\"") + key + "\" must be a string");
    return std::string(v->GetString(), v->GetStringLength());
  }
  float number(const Json& object, const char* key, float otherwise) const {
    const Json* v = find(object, key);
    if (!v) return otherwise;
    if (!v->IsNumber()) fail(std::string("\"") + key + "\" must be a number");
    return static_cast<float>(v->GetDouble());
  }
  template <class E, class Parse>
  E word(const Json& object, const char* key, E otherwise, Parse parse) const {
    const std::string value = text(object, key);
    if (value.empty()) return otherwise;
    const auto parsed = parse(value);
    if (!parsed) fail(std::string("\"") + key + "\" has the unknown value \"" + value + "\"");
    return *parsed;
  }
  int64_t reference(const Json& object, const char* key, const Ids& ids, int64_t otherwise) const {
    const std::string id = text(object, key);
    if (id.empty()) return otherwise;
    const auto it = ids.find(id);
    if (it == ids.end()) fail(std::string("\"") + key + "\" refers to \"" + id + "\", which is not listed");
    return it->second;
  }
  uint32_t entity_reference(const Json& object, const char* key) const {
    const int64_t i = reference(object, key, entity_ids_, -1);
    if (i < 0) fail(std::string("\"") + key + "\" is missing");
    return static_cast<uint32_t>(i);
  }
  int32_t attribution(const Json& object) const {
    if (text(object, "attributed_to") == "narrator") return kNarrator;
    return static_cast<int32_t>(reference(object, "attributed_to", statement_ids_, kNarrator));
  }
  DateInterval time(const Json& object) const {
    return word(object, "time", DateInterval{}, [](const std::string& s) { return parse_interval(s); });
  }
  ByteSpan offsets(const Json& object) const {
    const Json* start = find(object, "start");
    const Json* end = find(object, "end");
    if (!start || !end || !start->IsUint() || !end->IsUint()) fail("\"start\" and \"end\" must be whole numbers");
    if (start->GetUint() >= end->GetUint() || end->GetUint() > index_.size())
      fail("offsets " + std::to_string(start->GetUint()) + " to " + std::to_string(end->GetUint()) +
           " are not in the text, which has " + std::to_string(index_.size()) + " code points");
    return {index_.byte(start->GetUint()), index_.byte(end->GetUint())};
  }
  ByteSpan span(const Json& object, const char* key) const {
    const Json* v = find(object, key);
    if (!v) return {};
    if (!v->IsObject()) fail(std::string("\"") + key + "\" must be an object with start and end");
    return offsets(*v);
  }

  ExtractedMention mention(const Json& v) {
    ExtractedMention m;
    m.span = offsets(v);
    m.type = word(v, "type", EntityType::Person, parse_entity_type);
    m.kind = word(v, "kind", MentionKind::Name, parse_mention_kind);
    m.entity = entity_reference(v, "entity");
    m.sector = word(v, "sector", Sector::None, parse_sector);
    m.time = time(v);
    return m;
  }
  ExtractedEntity entity(const Json& v) {
    ExtractedEntity e;
    e.type = word(v, "type", EntityType::Person, parse_entity_type);
    e.name = text(v, "name");
    if (e.name.empty()) fail("\"name\" is missing");
    e.ref = text(v, "ref");
    e.kind = text(v, "kind");
    if (const Json* aliases = find(v, "aliases"); aliases && aliases->IsArray())
      for (const Json& a : aliases->GetArray())
        if (a.IsString()) e.aliases.emplace_back(a.GetString(), a.GetStringLength());
    each(v, "properties", [&](const Json& p) { e.properties.push_back({text(p, "key"), text(p, "value"), span(p, "evidence")}); });
    return e;
  }
  ExtractedRelation relation(const Json& v) {
    ExtractedRelation r;
    r.type = text(v, "type");
    for (char& c : r.type)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (r.type.empty()) fail("\"type\" is missing");
    r.source = entity_reference(v, "source");
    r.target = entity_reference(v, "target");
    r.span = offsets(v);
    r.cue = span(v, "cue");
    r.status = word(v, "status", Status::None, parse_status);
    r.polarity = word(v, "polarity", Polarity::Positive, parse_polarity);
    r.modality = word(v, "modality", Modality::Asserted, parse_modality);
    r.time = time(v);
    r.attributed_to = attribution(v);
    r.role = text(v, "role");
    r.confidence = number(v, "confidence", 0.5f);
    r.rule = text(v, "rule");
    r.event = static_cast<int32_t>(reference(v, "event", event_ids_, -1));
    r.statement = static_cast<int32_t>(reference(v, "statement", statement_ids_, -1));
    return r;
  }
  ExtractedStatement statement(const Json& v) {
    ExtractedStatement s;
    s.speaker = static_cast<int32_t>(reference(v, "speaker", entity_ids_, kNobody));
    s.source = span(v, "source");
    s.cue = span(v, "cue");
    each(v, "content", [&](const Json& c) { s.content.push_back(offsets(c)); });
    if (s.content.empty()) fail("a statement needs \"content\"");
    const Json* direct = find(v, "direct");
    s.direct = direct && direct->IsTrue();
    s.attributed_to = attribution(v);
    s.certainty = word(v, "certainty", Modality::Asserted, parse_modality);
    s.polarity = word(v, "polarity", Polarity::Positive, parse_polarity);
    each(v, "about", [&](const Json& a) {
      s.about.push_back({entity_reference(a, "entity"), word(a, "stance", Stance::Neutral, parse_stance),
                         number(a, "strength", 0), span(a, "words")});
    });
    return s;
  }
  ExtractedCasualties casualties(const Json& v) {
    ExtractedCasualties c;
    c.kind = text(v, "kind");
    if (c.kind.empty()) fail("\"kind\" is missing");
    c.least = count(v, "least", 0);
    c.most = count(v, "most", ExtractedCasualties::kNoLimit);
    if (c.most < c.least) fail("\"most\" is less than \"least\"");
    c.words = offsets(v);
    c.attributed_to = attribution(v);
    return c;
  }
  uint32_t count(const Json& object, const char* key, uint32_t otherwise) const {
    const Json* v = find(object, key);
    if (!v) return otherwise;
    if (!v->IsUint()) fail(std::string("\"") + key + "\" must be a whole number");
    return v->GetUint();
  }
  ExtractedEvent event(const Json& v) {
    ExtractedEvent e;
    e.type = text(v, "plover").empty() ? text(v, "type") : text(v, "plover");
    if (e.type.empty()) fail("\"type\" is missing");
    e.mode = text(v, "mode");
    e.cameo = text(v, "cameo");
    e.entity = static_cast<int32_t>(reference(v, "entity", entity_ids_, -1));
    e.span = offsets(v);
    e.cue = span(v, "cue");
    each(v, "participants", [&](const Json& p) { e.participants.push_back({entity_reference(p, "entity"), text(p, "role")}); });
    each(v, "casualties", [&](const Json& c) { e.casualties.push_back(casualties(c)); });
    e.polarity = word(v, "polarity", Polarity::Positive, parse_polarity);
    e.modality = word(v, "modality", Modality::Asserted, parse_modality);
    e.time = time(v);
    e.attributed_to = attribution(v);
    e.confidence = number(v, "confidence", 0.5f);
    e.rule = text(v, "rule");
    return e;
  }

  CodePointIndex index_;
  Extraction x_;
  Ids entity_ids_, statement_ids_, event_ids_;
  std::string where_;
};

}  // namespace

std::string to_json(const Document& document, const Extraction& extraction) {
  return ExtractionWriter(document, extraction).write();
}

Extraction extraction_from_json(std::string_view line, const Document& document) {
  return ExtractionReader(document).read(line);
}

Document document_from_json(std::string_view line) {
  rapidjson::Document root;
  parse_object(root, line);
  const auto text = [&](const char* key) -> std::string {
    const auto it = root.FindMember(key);
    if (it == root.MemberEnd() || it->value.IsNull()) return "";
    if (!it->value.IsString()) throw input_error(std::string("\"") + key + "\" must be a string");
    return sanitize_utf8({it->value.GetString(), it->value.GetStringLength()});
  };
  Document document;
  document.id = text("id");
  document.text = text("text");
  document.title = text("title");
  document.author = text("author");
  document.outlet = text("source");
  document.url = text("url");
  if (root.FindMember("text") == root.MemberEnd()) throw input_error("\"text\" is missing");
  if (document.id.empty()) throw input_error("\"id\" is missing");
  if (const std::string date = text("date"); !date.empty())
    if (const auto parsed = parse_date(std::string_view(date).substr(0, 10))) document.date = *parsed;
  return document;
}

}  // namespace dossier
