#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "graph/corrections.h"
#include "graph/error.h"
#include "graph/store.h"
#include "graph/store_connection.h"
#include "graph/store_judgements.h"
#include "graph/store_load.h"

namespace dossier {
namespace {

template <class F>
auto guarded(const std::string& path, F f) -> decltype(f()) {
  try {
    return f();
  } catch (const SQLite::Exception& e) {
    throw translate(path, e);
  }
}

std::vector<int64_t> current_numbers(SQLite::Database& db) {
  std::vector<int64_t> numbers;
  SQLite::Statement rows(db, std::string("SELECT id ") + kCurrentEntities);
  while (rows.executeStep()) numbers.push_back(rows.getColumn(0).getInt64());
  return numbers;
}

/// "a", "b" and "c"
std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : i + 1 < items.size() ? ", " : " and ") + items[i];
  return text;
}

}  // namespace

struct Corrections::State {
  explicit State(std::string file) : path(std::move(file)), db(open_to_write(path)) {
    db.exec("PRAGMA foreign_keys=ON");
    db.exec("BEGIN IMMEDIATE");  // until the object ends: what a name means cannot change in between
    graph.emplace(load_graph(db, Schema::builtin()));
    numbers = current_numbers(db);
  }

  int64_t number_of(std::string_view name) const {
    if (name.starts_with('#')) {
      int64_t number = 0;
      const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
      if (error == std::errc() && end == name.data() + name.size() && std::ranges::find(numbers, number) != numbers.end()) return number;
      throw input_error("no entity has the number " + std::string(name) + "; 'dossier sql \"SELECT id, name FROM entities\"' lists them");
    }
    return numbers[graph->resolve(name).value];
  }
  std::string name_of(int64_t number) const {
    const auto position = std::ranges::lower_bound(numbers, number) - numbers.begin();
    return std::string(graph->name(EntityId(static_cast<uint32_t>(position))));
  }
  std::string identity(int64_t number) {
    SQLite::Statement row(db, "SELECT json_object('id',id,'type',coalesce(automatic_type,type),'name',coalesce(automatic_name,name),'ref',ref) "
                              "FROM entities WHERE id=?");
    row.bind(1, number);
    row.executeStep();
    return row.getColumn(0).getString();
  }
  void decide(const char* kind, const std::string& subject, const std::string& object) {
    SQLite::Statement insert(db, "INSERT INTO judgements(kind,subject,object) VALUES(?,?,?)");
    insert.bind(1, kind);
    insert.bind(2, subject);
    insert.bind(3, object);
    insert.exec();
    finish();
  }
  void finish() {
    reapply_judgements(db);
    db.exec("COMMIT");
  }

  std::string path;
  SQLite::Database db;
  std::optional<KnowledgeGraph> graph;
  std::vector<int64_t> numbers;  // of the snapshot's entities, ascending
};

Corrections::Corrections(const std::string& path) {
  Store(path, Store::Mode::Read);   // nothing is made where nothing was
  Store(path, Store::Mode::Write);  // brings an older file to the present format
  state_ = guarded(path, [&] { return std::make_unique<State>(path); });
}
Corrections::~Corrections() = default;

std::string Corrections::merge(std::string_view kept, std::string_view merged) {
  return guarded(state_->path, [&] {
    const int64_t a = state_->number_of(kept), b = state_->number_of(merged);
    if (a == b) throw input_error("'" + std::string(kept) + "' and '" + std::string(merged) + "' are one entity already: " + state_->name_of(a));
    std::string line = state_->name_of(b) + " is " + state_->name_of(a);
    state_->decide("merge", state_->identity(a), state_->identity(b));
    return line;
  });
}

std::string Corrections::split(std::string_view entity, const std::vector<std::string>& documents, std::string_view name) {
  return guarded(state_->path, [&] {
    SQLite::Database& db = state_->db;
    const int64_t id = state_->number_of(entity);
    if (documents.empty()) throw usage_error("name the documents in which it is somebody else: --documents ID");
    for (const std::string& document : documents) {
      SQLite::Statement found(db, "SELECT count(*) FROM chains c JOIN documents d ON d.id=c.document WHERE c.entity=? AND d.key=?");
      found.bind(1, id);
      found.bind(2, document);
      found.executeStep();
      if (found.getColumn(0).getInt64() == 0) throw input_error("no document '" + document + "' mentions " + state_->name_of(id));
    }
    SQLite::Statement make(db, "INSERT INTO entities(id,type,name,ref,kind) SELECT (SELECT max(id)+1 FROM entities), type, ?2, '', kind "
                               "FROM entities WHERE id=?1");
    const std::string called = name.empty() ? state_->name_of(id) : std::string(name);
    make.bind(1, id);
    make.bind(2, called);
    make.exec();
    SQLite::Statement object(db, "SELECT json_object('id',?1,'name',?2)");
    object.bind(1, static_cast<int64_t>(db.getLastInsertRowid()));
    object.bind(2, called);
    object.executeStep();
    std::string json = object.getColumn(0).getString();
    for (const std::string& document : documents) {
      SQLite::Statement add(db, "SELECT json_insert(json_insert(?1,'$.documents',json('[]')),'$.documents[#]',?2)");
      add.bind(1, json);
      add.bind(2, document);
      add.executeStep();
      json = add.getColumn(0).getString();
    }
    state_->decide("split", state_->identity(id), json);
    return called + " of " + listed(documents) + " is apart from " + state_->name_of(id);
  });
}

std::string Corrections::different(std::string_view a, std::string_view b) {
  return guarded(state_->path, [&] {
    const int64_t first = state_->number_of(a), second = state_->number_of(b);
    if (first == second)
      throw input_error("'" + std::string(a) + "' and '" + std::string(b) + "' are one entity here; part them with 'dossier split'");
    std::string line = state_->name_of(first) + " and " + state_->name_of(second) + " are different";
    state_->decide("different", state_->identity(first), state_->identity(second));
    return line;
  });
}

std::string Corrections::rename(std::string_view entity, std::string_view name) {
  return guarded(state_->path, [&] {
    const int64_t id = state_->number_of(entity);
    if (name.find_first_not_of(" \t\r\n") == name.npos) throw usage_error("the new name is empty");
    SQLite::Statement object(state_->db, "SELECT json_object('name',?)");
    object.bind(1, std::string(name));
    object.executeStep();
    const std::string json = object.getColumn(0).getString();
    std::string line = state_->name_of(id) + " is called " + std::string(name);
    state_->decide("rename", state_->identity(id), json);
    return line;
  });
}

std::string Corrections::retype(std::string_view entity, std::string_view type) {
  return guarded(state_->path, [&] {
    const int64_t id = state_->number_of(entity);
    const auto parsed = parse_entity_type(type);
    if (!parsed || *parsed > EntityType::Event)
      throw usage_error("'" + std::string(type) + "' is not a type of entities; choose Country, Organisation, Person, Place or Event");
    std::string line = state_->name_of(id) + " is of type " + std::string(type);
    state_->decide("retype", state_->identity(id), "{\"type\":" + std::to_string(static_cast<int>(*parsed)) + "}");
    return line;
  });
}

std::string Corrections::undo() {
  return guarded(state_->path, [&] {
    SQLite::Statement last(state_->db, "SELECT id,kind,json_extract(subject,'$.name'),coalesce(json_extract(object,'$.name'),'') FROM judgements "
                                       "WHERE NOT undone ORDER BY id DESC LIMIT 1");
    if (!last.executeStep()) throw input_error("there is nothing to undo");
    const std::string line = "undone: " + last.getColumn(1).getString() + " " + last.getColumn(2).getString() + " " + last.getColumn(3).getString();
    SQLite::Statement mark(state_->db, "UPDATE judgements SET undone=1 WHERE id=?");
    mark.bind(1, last.getColumn(0).getInt64());
    mark.exec();
    state_->finish();
    return line.substr(0, line.find_last_not_of(' ') + 1);
  });
}

Table list_corrections(const std::string& path) {
  Store(path, Store::Mode::Read);
  return guarded(path, [&] {
    SQLite::Database db = open_to_read(path);
    SQLite::Statement rows(db, "SELECT id,kind,json_extract(subject,'$.name'),coalesce(json_extract(object,'$.name'),json_extract(object,'$.type')),"
                               "coalesce((SELECT group_concat(value,', ') FROM json_each(object,'$.documents')),''),undone FROM judgements ORDER BY id");
    Table table{{"number", "decision", "entity", "object", "documents", "undone"}, {}};
    while (rows.executeStep()) {
      const std::string kind = rows.getColumn(1).getString();
      std::string object = rows.getColumn(3).getString();
      if (kind == "retype") object = to_string(static_cast<EntityType>(rows.getColumn(3).getInt()));
      table.rows.push_back({rows.getColumn(0).getInt64(), kind, rows.getColumn(2).getString(), object, rows.getColumn(4).getString(),
                            rows.getColumn(5).getInt64() != 0});
    }
    return table;
  });
}

std::vector<int64_t> entity_numbers(const std::string& path) {
  return guarded(path, [&] {
    SQLite::Database db = open_to_read(path);
    return current_numbers(db);
  });
}

std::vector<std::pair<EntityId, EntityId>> pairs_said_different(const std::string& path) {
  return guarded(path, [&] {
    SQLite::Database db = open_to_read(path);
    const std::vector<int64_t> numbers = current_numbers(db);
    std::vector<std::pair<EntityId, EntityId>> pairs;
    const auto position = [&](const std::string& json) -> std::optional<EntityId> {
      const auto id = judged_entity(db, json);
      if (!id) return std::nullopt;
      const auto it = std::ranges::lower_bound(numbers, *id);
      if (it == numbers.end() || *it != *id) return std::nullopt;
      return EntityId(static_cast<uint32_t>(it - numbers.begin()));
    };
    SQLite::Statement rows(db, "SELECT subject,object FROM judgements WHERE kind='different' AND NOT undone ORDER BY id");
    while (rows.executeStep()) {
      const auto a = position(rows.getColumn(0).getString()), b = position(rows.getColumn(1).getString());
      if (a && b) pairs.emplace_back(std::min(*a, *b), std::max(*a, *b));
    }
    return pairs;
  });
}

}  // namespace dossier
