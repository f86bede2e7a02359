#include "graph/store_judgements.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace dossier {

std::optional<int64_t> judged_entity(SQLite::Database& db, const std::string& json) {
  SQLite::Statement query(db,
      "WITH wanted AS (SELECT json_extract(?1,'$.id') AS id, json_extract(?1,'$.type') AS type, json_extract(?1,'$.name') AS name, "
      "json_extract(?1,'$.ref') AS ref) "
      "SELECT e.id FROM wanted w JOIN entities e ON (coalesce(e.automatic_type,e.type)=w.type AND coalesce(e.automatic_name,e.name)=w.name) "
      "OR (w.ref<>'' AND e.ref=w.ref) ORDER BY e.id<>w.id, e.ref<>w.ref, e.id LIMIT 1");
  query.bind(1, json);
  if (!query.executeStep()) return std::nullopt;
  return query.getColumn(0).getInt64();
}

namespace {

/// Runs `sql` with ?1 and ?2 as entities, ?3 as the document (0: every one), ?4 as a text.
void run(SQLite::Database& db, const char* sql, int64_t from, int64_t to, int64_t document, const std::string& text = {}) {
  SQLite::Statement update(db, sql);
  const int count = update.getBindParameterCount();
  update.bind(1, from);
  update.bind(2, to);
  update.bind(3, document);
  if (count > 3) update.bind(4, text);
  update.exec();
}

void apply(SQLite::Database& db, const std::string& kind, int64_t subject, const std::string& object, int64_t document) {
  if (kind == "merge") {
    const auto merged = judged_entity(db, object);
    if (!merged || *merged == subject) return;
    run(db, "UPDATE chains SET entity=?2 WHERE entity=?1 AND (?3=0 OR document=?3)", *merged, subject, document);
    run(db, "UPDATE events SET node=?2 WHERE node=?1 AND (?3=0 OR document=?3)", *merged, subject, document);
  } else if (kind == "split") {
    SQLite::Statement part(db, "SELECT json_extract(?,'$.id')");
    part.bind(1, object);
    part.executeStep();
    const int64_t id = part.getColumn(0).getInt64();
    constexpr char kIn[] = " AND (?3=0 OR document=?3) AND document IN (SELECT d.id FROM documents d JOIN json_each(?4,'$.documents') j ON j.value=d.key)";
    run(db, (std::string("UPDATE chains SET entity=?2 WHERE entity=?1") + kIn).c_str(), subject, id, document, object);
    run(db, (std::string("UPDATE events SET node=?2 WHERE node=?1") + kIn).c_str(), subject, id, document, object);
  } else if (kind == "rename" || kind == "retype") {
    SQLite::Statement update(db, kind == "rename"
        ? "UPDATE entities SET automatic_name=coalesce(automatic_name,name), name=json_extract(?1,'$.name') WHERE id=?2"
        : "UPDATE entities SET automatic_type=coalesce(automatic_type,type), type=json_extract(?1,'$.type') WHERE id=?2");
    update.bind(1, object);
    update.bind(2, subject);
    update.exec();
  }
}

}  // namespace

void apply_judgements(SQLite::Database& db, int64_t document) {
  SQLite::Statement judgements(db, "SELECT kind,subject,object FROM judgements WHERE NOT undone AND kind<>'different' ORDER BY id");
  while (judgements.executeStep()) {
    const std::string kind = judgements.getColumn(0).getString(), object = judgements.getColumn(2).getString();
    if (const auto subject = judged_entity(db, judgements.getColumn(1).getString())) apply(db, kind, *subject, object, document);
  }
}

void reapply_judgements(SQLite::Database& db) {
  db.exec("UPDATE chains SET entity=automatic WHERE entity<>automatic");
  db.exec("UPDATE events SET node=automatic WHERE node<>automatic");
  db.exec("UPDATE entities SET name=automatic_name, automatic_name=NULL WHERE automatic_name IS NOT NULL");
  db.exec("UPDATE entities SET type=automatic_type, automatic_type=NULL WHERE automatic_type IS NOT NULL");
  apply_judgements(db, 0);
}

}  // namespace dossier
