#include "export/archive.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <map>

#include "graph/error.h"
#include "graph/extraction.h"

// One line a document keeps memory bounded, lets a file be cut, sorted and compared with line tools, and makes the
// texts readable; the extraction inside is the contract of `dossier extract`, so whatever reads that reads this.
// Offsets are code points, as in all JSON that leaves the program, except `pieces`, which are bytes of text and page.
namespace dossier {
namespace {

constexpr std::string_view kFirstLine = "{\"dossier\": \"archive\", \"version\": 1}";

class ArchiveWriter {
 public:
  explicit ArchiveWriter(Sink& sink) : sink_(sink) {}

  void write(const StoredDocument& stored) {
    sink_ << "{\"document\": ";
    write_document(stored.document);
    sink_ << ", \"entities\": [";
    write_numbers(stored.resolution.entities);
    sink_ << "], \"event_nodes\": [";
    write_numbers(stored.resolution.event_nodes);
    sink_ << "], \"new\": [";
    const char* separator = "";
    for (const StoredEntity* entity : fresh_) {
      sink_ << separator;
      separator = ", ";
      write_entity(*entity);
    }
    fresh_.clear();
    sink_ << "], \"extraction\": " << to_json(stored.document, stored.extraction) << "}\n";
  }

 private:
  void write_document(const Document& d) {
    sink_ << "{\"id\": ";
    write_json_string(sink_, d.id);
    const std::pair<const char*, const std::string*> fields[] = {{"title", &d.title}, {"author", &d.author}, {"source", &d.outlet},
                                                                 {"url", &d.url}, {"path", &d.path}};
    for (const auto& [name, text] : fields) {
      if (text->empty()) continue;
      sink_ << ", \"" << name << "\": ";
      write_json_string(sink_, *text);
    }
    if (d.date.known()) sink_ << ", \"date\": \"" << format_date(d.date) << '"';
    sink_ << ", \"text\": ";
    write_json_string(sink_, d.text);
    if (!d.page.empty()) {
      sink_ << ", \"page\": ";
      write_json_string(sink_, d.page);
    }
    if (!d.pieces.empty()) {
      sink_ << ", \"pieces\": [";
      for (size_t i = 0; i < d.pieces.size(); ++i)
        sink_ << (i > 0 ? ", [" : "[") << d.pieces[i].text_begin << ", " << d.pieces[i].page_begin << ", " << d.pieces[i].length << ']';
      sink_ << ']';
    }
    sink_ << '}';
  }

  void write_numbers(const std::vector<StoredEntity>& entities) {
    for (size_t i = 0; i < entities.size(); ++i) {
      const auto [number, is_new] = numbers_.try_emplace(entities[i].id, numbers_.size() + 1);
      if (is_new) fresh_.push_back(&entities[i]);
      sink_ << (i > 0 ? ", " : "") << number->second;
    }
  }

  void write_entity(const StoredEntity& entity) {
    sink_ << "{\"number\": " << numbers_.at(entity.id) << ", \"type\": \"" << to_string(entity.type) << "\", \"name\": ";
    write_json_string(sink_, entity.name);
    if (!entity.ref.empty()) {
      sink_ << ", \"ref\": ";
      write_json_string(sink_, entity.ref);
    }
    if (!entity.kind.empty()) {
      sink_ << ", \"kind\": ";
      write_json_string(sink_, entity.kind);
    }
    sink_ << '}';
  }

  Sink& sink_;
  std::map<int64_t, uint64_t> numbers_;      // of entities by their id in the store
  std::vector<const StoredEntity*> fresh_;  // numbered in the line at hand
};

using Json = rapidjson::Value;

const Json& member(const Json& object, const char* name) {
  const auto it = object.FindMember(name);
  if (it == object.MemberEnd()) throw input_error(std::string("\"") + name + "\" is missing");
  return it->value;
}

const Json& list(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.IsArray()) throw input_error(std::string("\"") + name + "\" must be a list");
  return value;
}

std::string text(const Json& object, const char* name) {
  const auto it = object.FindMember(name);
  if (it == object.MemberEnd()) return "";
  if (!it->value.IsString()) throw input_error(std::string("\"") + name + "\" must be a text");
  return {it->value.GetString(), it->value.GetStringLength()};
}

uint64_t number(const Json& value, const char* name) {
  if (!value.IsUint64()) throw input_error(std::string("\"") + name + "\" must hold whole numbers");
  return value.GetUint64();
}

std::string serialize(const Json& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

Document read_document(const Json& json) {
  Document d;
  d.id = text(json, "id");
  d.title = text(json, "title");
  d.author = text(json, "author");
  d.outlet = text(json, "source");
  d.url = text(json, "url");
  d.path = text(json, "path");
  d.text = text(json, "text");
  d.page = text(json, "page");
  if (d.id.empty()) throw input_error("\"id\" is missing");
  if (const std::string date = text(json, "date"); !date.empty()) {
    const auto parsed = parse_date(date);
    if (!parsed) throw input_error("\"date\": '" + date + "' is not a date");
    d.date = *parsed;
  }
  if (!json.HasMember("pieces")) return d;
  for (const Json& piece : list(json, "pieces").GetArray()) {
    if (!piece.IsArray() || piece.Size() != 3) throw input_error("\"pieces\" must hold triples of numbers");
    uint32_t values[3];
    for (rapidjson::SizeType i = 0; i < 3; ++i) values[i] = static_cast<uint32_t>(number(piece[i], "pieces"));
    d.pieces.push_back({values[0], values[1], values[2]});
  }
  return d;
}

}  // namespace

bool is_archive(std::string_view first_line) { return first_line.starts_with("{\"dossier\": \"archive\""); }

StoredDocument ArchiveReader::read(const std::string& line) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError()) {
    throw input_error(std::string("not JSON: ") + rapidjson::GetParseError_En(json.GetParseError()) + " (byte " +
                      std::to_string(json.GetErrorOffset()) + ")");
  }
  if (!json.IsObject()) throw input_error("not a JSON object");
  StoredDocument stored;
  if (!member(json, "document").IsObject()) throw input_error("\"document\" must be an object");
  stored.document = read_document(member(json, "document"));
  for (const Json& value : list(json, "new").GetArray()) {
    if (!value.IsObject()) throw input_error("\"new\" must hold objects");
    StoredEntity entity;
    const uint64_t n = number(member(value, "number"), "number");
    const auto type = parse_entity_type(text(value, "type"));
    if (!type) throw input_error("\"type\": '" + text(value, "type") + "' is not a type of entity");
    entity = {static_cast<int64_t>(n), *type, text(value, "name"), text(value, "ref"), text(value, "kind")};
    entities_[n] = std::move(entity);
  }
  const auto resolved = [&](const char* name) {
    std::vector<StoredEntity> out;
    for (const Json& value : list(json, name).GetArray()) {
      const auto it = entities_.find(number(value, name));
      if (it == entities_.end()) throw input_error(std::string("\"") + name + "\" names entity " + serialize(value) + ", which no line before describes");
      out.push_back(it->second);
    }
    return out;
  };
  stored.resolution = {resolved("entities"), resolved("event_nodes")};
  stored.extraction = extraction_from_json(serialize(member(json, "extraction")), stored.document);
  if (stored.resolution.entities.size() != stored.extraction.entities.size() ||
      stored.resolution.event_nodes.size() != stored.extraction.events.size())
    throw input_error("\"entities\" and \"event_nodes\" must have one number for each entity and event of the extraction");
  return stored;
}

bool ArchiveReader::next(StoredDocument& stored) {
  std::string line;
  while (std::getline(in_, line)) {
    ++line_;
    if (line.empty() || is_archive(line)) continue;
    try {
      stored = read(line);
    } catch (const Error& error) {
      throw input_error("line " + std::to_string(line_) + ": " + error.what());
    }
    return true;
  }
  return false;
}

void write_archive(const Store& store, Sink& sink) {
  sink << kFirstLine << '\n';
  ArchiveWriter writer(sink);
  for (const std::string& id : store.document_ids()) writer.write(store.read(id));
}

}  // namespace dossier
