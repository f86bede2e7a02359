#include "graph/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "graph/content_key.h"
#include "graph/error.h"
#include "graph/near_duplicates.h"
#include "graph/store_connection.h"
#include "graph/store_judgements.h"
#include "graph/store_load.h"
#include "graph/text.h"

extern "C" const unsigned char dossier_store_sql[], dossier_store_sql_end[];

namespace dossier {
namespace {

constexpr int kApplicationId = 0x444F5353;  // "DOSS"
constexpr int kVersion = 3;

/// From each older format to the next.
constexpr const char* kMigrations[] = {
    // 1: no judgements were applied, no watches kept; near-duplicates were numbered in the file.
    "ALTER TABLE entities ADD COLUMN automatic_name TEXT;"
    "ALTER TABLE entities ADD COLUMN automatic_type INTEGER;"
    "ALTER TABLE chains ADD COLUMN automatic INTEGER REFERENCES entities;"
    "ALTER TABLE events ADD COLUMN automatic INTEGER REFERENCES entities;"
    "UPDATE chains SET automatic=entity;"
    "UPDATE events SET automatic=node;"
    "ALTER TABLE documents DROP COLUMN source_group;"
    "CREATE INDEX chains_by_automatic ON chains(automatic);"
    "CREATE INDEX events_by_automatic ON events(automatic);"
    "CREATE TABLE watches (name TEXT PRIMARY KEY, command TEXT NOT NULL) STRICT;"
    "CREATE TABLE watch_rows (watch TEXT NOT NULL REFERENCES watches ON DELETE CASCADE, row INTEGER NOT NULL, "
    "PRIMARY KEY (watch, row)) STRICT, WITHOUT ROWID;",
    // 2: no casualties.
    "CREATE TABLE casualties (event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE, kind TEXT NOT NULL, least INTEGER NOT NULL, most INTEGER, "
    "begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL, digest INTEGER NOT NULL, attributed_to INTEGER REFERENCES statements ON DELETE CASCADE) STRICT;"
    "CREATE INDEX casualties_by_event ON casualties(event);"};

std::string ddl() {
  return {reinterpret_cast<const char*>(dossier_store_sql), static_cast<size_t>(dossier_store_sql_end - dossier_store_sql)};
}

int64_t encode(PartialDate d) { return d.year * 10000 + d.month * 100 + d.day; }
PartialDate decode(int64_t v) {
  return {static_cast<int16_t>(v / 10000), static_cast<uint8_t>(v / 100 % 100), static_cast<uint8_t>(v % 100)};
}

int64_t signed_key(uint64_t key) { return static_cast<int64_t>(key); }

uint64_t key_of(const Document& d, const Extraction& x, const ExtractedRelation& r) {
  return claim_content_key(d.id, r.type, x.entities[r.source].name, x.entities[r.target].name, r.span, r.cue, r.role, r.status,
                           r.polarity, r.modality);
}

uint64_t key_of(const Document& d, const Extraction& x, const ExtractedStatement& s) {
  const std::string_view speaker = s.speaker == kNobody ? std::string_view() : x.entities[static_cast<size_t>(s.speaker)].name;
  return statement_content_key(d.id, speaker, s.content, s.source, s.cue);
}

/// Nothing is stored whose evidence does not stand in the text.
void check_spans(const Document& d, const Extraction& x) {
  const auto check = [&](ByteSpan span, const char* what) {
    if (span.begin > span.end || span.end > d.text.size())
      throw input_error(d.id + ": the " + what + " at bytes " + std::to_string(span.begin) + " to " + std::to_string(span.end) +
                        " is not in the text of " + std::to_string(d.text.size()) + " bytes");
  };
  for (const ExtractedMention& m : x.mentions) check(m.span, "mention");
  for (const ExtractedEntity& e : x.entities)
    for (const ExtractedProperty& p : e.properties) check(p.evidence, "property");
  for (const ExtractedRelation& r : x.relations) check(r.span, "claim"), check(r.cue, "cue");
  for (const ExtractedEvent& e : x.events) {
    check(e.span, "event"), check(e.cue, "cue");
    for (const ExtractedCasualties& c : e.casualties) check(c.words, "count of casualties");
  }
  for (const ExtractedStatement& s : x.statements)
    for (const ByteSpan span : s.content) check(span, "quotation");
}

int64_t digest(const Document& d, ByteSpan span) { return signed_key(hash64(slice(d.text, span))); }

std::string encode_pieces(const std::vector<TextPiece>& pieces) {
  std::string out;
  for (const TextPiece& p : pieces)
    for (const uint32_t v : {p.text_begin, p.page_begin, p.length})
      for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(v >> shift & 255);
  return out;
}

std::vector<TextPiece> decode_pieces(std::string_view bytes) {
  std::vector<TextPiece> pieces;
  const auto number = [&](size_t at) {
    uint32_t v = 0;
    for (size_t k = 4; k-- > 0;) v = v << 8 | static_cast<unsigned char>(bytes[at + k]);
    return v;
  };
  for (size_t i = 0; i + 12 <= bytes.size(); i += 12) pieces.push_back({number(i), number(i + 4), number(i + 8)});
  return pieces;
}

/// A statement that is prepared once and run many times. Binds by position, from 1.
class Insert {
 public:
  Insert(SQLite::Database& db, const char* sql) : query_(db, sql) {}

  template <class... Values>
  void run(const Values&... values) {
    query_.reset();
    position_ = 0;
    (bind(values), ...);
    query_.exec();
  }

 private:
  void bind(int64_t v) { query_.bind(++position_, v); }
  void bind(uint32_t v) { query_.bind(++position_, int64_t{v}); }
  void bind(float v) { query_.bind(++position_, double{v}); }
  void bind(const std::string& v) { query_.bindNoCopy(++position_, v); }
  void bind(std::optional<int64_t> v) { if (v) bind(*v); else query_.bind(++position_); }
  void bind(ByteSpan s) { bind(s.begin); bind(s.end); }
  void bind(const DateInterval& t) { bind(encode(t.begin)); bind(encode(t.end)); }
  template <class E> requires std::is_enum_v<E>
  void bind(E v) { bind(static_cast<int64_t>(v)); }
  struct Blob { const std::string& bytes; };
  void bind(Blob b) { query_.bindNoCopy(++position_, b.bytes.data(), static_cast<int>(b.bytes.size())); }

 public:
  static Blob blob(const std::string& bytes) { return {bytes}; }

 private:
  SQLite::Statement query_;
  int position_ = 0;
};

}  // namespace

uint64_t content_digest(const Document& d) {
  uint64_t h = hash64(d.text);
  for (const std::string* s : {&d.title, &d.author, &d.outlet, &d.url}) h = hash64(*s, hash64("\x1f", h));
  return hash64(format_date(d.date), h);
}

struct Store::State {
  State(std::string file, Mode m)
      : path(std::move(file)), mode(m),
        db(m == Mode::Read ? open_to_read(path) : open_to_write(path)) {}

  std::string path;
  Mode mode;
  SQLite::Database db;
  std::map<std::string, int64_t, std::less<>> relation_types;
  int64_t last_entity = 0;  // highest entity id with a row
  bool writing = false;

  struct Inserts {
    explicit Inserts(SQLite::Database& db)
        : document(db, "INSERT INTO documents(key,title,author,outlet,url,path,date,text,page,pieces,digest,signature) "
                       "VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"),
          entity(db, "INSERT INTO entities(id,type,name,ref,kind) VALUES(?,?,?,?,?)"),
          chain(db, "INSERT INTO chains(document,type,name,ref,kind,aliases,mentions,entity,automatic) VALUES(?,?,?,?,?,?,?,?,?)"),
          property(db, "INSERT INTO properties VALUES(?,?,?,?,?,?)"),
          mention(db, "INSERT INTO mentions VALUES(?,?,?,?,?,?,?,?,?,?)"),
          statement(db, "INSERT INTO statements(key,document,speaker,source_begin,source_end,cue_begin,cue_end,direct,certainty,"
                        "polarity,attributed_to) VALUES(?,?,?,?,?,?,?,?,?,?,?)"),
          attribution(db, "UPDATE statements SET attributed_to=? WHERE id=?"),
          statement_span(db, "INSERT OR IGNORE INTO statement_spans VALUES(?,?,?,?)"),
          statement_about(db, "INSERT INTO statement_about VALUES(?,?,?,?,?,?)"),
          event(db, "INSERT INTO events(key,document,node,type,mode,cameo,rule,begin,\"end\",cue_begin,cue_end,digest,polarity,"
                    "modality,time_begin,time_end,attributed_to,confidence,automatic) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          event_role(db, "INSERT INTO event_roles VALUES(?,?,?)"),
          casualties(db, "INSERT INTO casualties VALUES(?,?,?,?,?,?,?,?)"),
          claim(db, "INSERT INTO claims(key,document,type,source,target,begin,\"end\",cue_begin,cue_end,digest,status,polarity,"
                    "modality,time_begin,time_end,attributed_to,statement,event,role,rule,confidence) "
                    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)") {}
    Insert document, entity, chain, property, mention, statement, attribution, statement_span, statement_about, event,
        event_role, casualties, claim;
  };
  std::optional<Inserts> inserts;

  template <class F>
  auto guarded(F f) -> decltype(f()) {
    try {
      return f();
    } catch (const SQLite::Exception& e) {
      throw translate(path, e);
    }
  }

  void begin() {
    if (writing) return;
    db.exec("BEGIN IMMEDIATE");
    writing = true;
  }
  int64_t number(const char* sql) { return db.execAndGet(sql).getInt64(); }

  void open();
  void create_or_migrate();
  int64_t relation_type(const std::string& name);
  void insert_entities(const Resolution&);
  std::vector<int64_t> insert_chains(const Document&, int64_t document, const Extraction&, const Resolution&);
  std::vector<int64_t> insert_statements(const Document&, int64_t document, const Extraction&, const std::vector<int64_t>& chains);
  std::vector<int64_t> insert_events(const Document&, int64_t document, const Extraction&, const Resolution&,
                                     const std::vector<int64_t>& chains, const std::vector<int64_t>& statements);
  void insert_claims(const Document&, int64_t document, const Extraction&, const std::vector<int64_t>& chains,
                     const std::vector<int64_t>& statements, const std::vector<int64_t>& events);
  bool delete_document(std::string_view id);
  void delete_unsupported_entities();
  void read_person_evidence(std::map<int64_t, KnownEntity>&);
  void read_known_events(std::map<int64_t, KnownEntity>&);
};

void Store::State::open() {
  const int64_t application = number("PRAGMA application_id");
  const int64_t version = number("PRAGMA user_version");
  const int64_t tables = number("SELECT count(*) FROM sqlite_master");
  if (application != kApplicationId && (application != 0 || tables != 0))
    throw store_error(path + ": this is a database of another program; choose another file with --db");
  if (version > kVersion)
    throw store_error(path + ": the database has format " + std::to_string(version) + ", made by a newer dossier; this one knows " +
                      std::to_string(kVersion) + ". Use the newer program");
  if (mode == Mode::Read) {
    if (tables == 0) throw store_error(path + ": the database is empty; fill it with 'dossier ingest'");
    db.exec("PRAGMA query_only=1");
    return;
  }
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=NORMAL");
  db.exec("PRAGMA foreign_keys=ON");
  db.exec("PRAGMA cache_size=-65536");
  if (version < kVersion) create_or_migrate();
  inserts.emplace(db);
  SQLite::Statement types(db, "SELECT id,name FROM relation_types");
  while (types.executeStep()) relation_types.emplace(types.getColumn(1).getString(), types.getColumn(0).getInt64());
  last_entity = number("SELECT coalesce(max(id),0) FROM entities");
}

void Store::State::create_or_migrate() {
  db.exec("BEGIN IMMEDIATE");
  // Another process may have made the tables between the look at the version and the lock.
  if (const int64_t version = number("PRAGMA user_version"); version < kVersion) {
    if (version == 0) db.exec(ddl());
    for (int64_t v = version; 0 < v && v < kVersion; ++v) db.exec(kMigrations[v - 1]);
    db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
    db.exec("PRAGMA user_version=" + std::to_string(kVersion));
  }
  db.exec("COMMIT");
}

int64_t Store::State::relation_type(const std::string& name) {
  const auto it = relation_types.find(name);
  if (it != relation_types.end()) return it->second;
  SQLite::Statement insert(db, "INSERT INTO relation_types(name) VALUES(?)");
  insert.bind(1, name);
  insert.exec();
  return relation_types.emplace(name, db.getLastInsertRowid()).first->second;
}

void Store::State::insert_entities(const Resolution& resolution) {
  std::map<int64_t, const StoredEntity*> fresh;  // each once, in the order of ids
  for (const auto* list : {&resolution.entities, &resolution.event_nodes})
    for (const StoredEntity& e : *list)
      if (e.id > last_entity) fresh.emplace(e.id, &e);
  for (const auto& [id, e] : fresh) inserts->entity.run(id, e->type, e->name, e->ref, e->kind);
  if (!fresh.empty()) last_entity = fresh.rbegin()->first;
}

std::vector<int64_t> Store::State::insert_chains(const Document& d, int64_t document, const Extraction& x,
                                                 const Resolution& resolution) {
  std::vector<uint32_t> mentions(x.entities.size(), 0);
  for (const ExtractedMention& m : x.mentions) ++mentions[m.entity];
  std::vector<int64_t> chains;
  for (size_t i = 0; i < x.entities.size(); ++i) {
    const ExtractedEntity& e = x.entities[i];
    std::string aliases;
    for (const std::string& a : e.aliases) aliases += (aliases.empty() ? "" : "\n") + a;
    inserts->chain.run(document, e.type, e.name, e.ref, e.kind, aliases, mentions[i], resolution.entities[i].id,
                       resolution.entities[i].id);
    chains.push_back(db.getLastInsertRowid());
    for (const ExtractedProperty& p : e.properties) inserts->property.run(chains.back(), p.key, p.value, p.evidence, digest(d, p.evidence));
  }
  for (const ExtractedMention& m : x.mentions)
    inserts->mention.run(document, m.span, chains[m.entity], m.type, m.kind, m.sector, m.time, digest(d, m.span));
  return chains;
}

namespace {

std::optional<int64_t> row(const std::vector<int64_t>& rows, int32_t position) {
  return position < 0 ? std::nullopt : std::optional(rows[static_cast<size_t>(position)]);
}

}  // namespace

std::vector<int64_t> Store::State::insert_statements(const Document& d, int64_t document, const Extraction& x,
                                                     const std::vector<int64_t>& chains) {
  std::vector<int64_t> statements;
  for (const ExtractedStatement& s : x.statements) {
    inserts->statement.run(signed_key(key_of(d, x, s)), document, row(chains, s.speaker), s.source, s.cue,
                           int64_t{s.direct}, s.certainty, s.polarity, std::optional<int64_t>());
    statements.push_back(db.getLastInsertRowid());
    for (const ByteSpan span : s.content) inserts->statement_span.run(statements.back(), span, digest(d, span));
    for (const ExtractedAbout& a : s.about)
      inserts->statement_about.run(statements.back(), chains[a.entity], a.stance, a.strength, a.words);
  }
  for (size_t i = 0; i < x.statements.size(); ++i)
    if (x.statements[i].attributed_to >= 0) inserts->attribution.run(row(statements, x.statements[i].attributed_to), statements[i]);
  return statements;
}

std::vector<int64_t> Store::State::insert_events(const Document& d, int64_t document, const Extraction& x,
                                                 const Resolution& resolution, const std::vector<int64_t>& chains,
                                                 const std::vector<int64_t>& statements) {
  std::vector<int64_t> events;
  for (size_t i = 0; i < x.events.size(); ++i) {
    const ExtractedEvent& e = x.events[i];
    inserts->event.run(signed_key(event_content_key(d.id, e.type, e.span, e.cue)), document, resolution.event_nodes[i].id, e.type, e.mode, e.cameo, e.rule,
                       e.span, e.cue, digest(d, e.span), e.polarity, e.modality, e.time, row(statements, e.attributed_to), e.confidence,
                       resolution.event_nodes[i].id);
    events.push_back(db.getLastInsertRowid());
    for (const ExtractedParticipant& p : e.participants) inserts->event_role.run(events.back(), chains[p.entity], p.role);
    for (const ExtractedCasualties& c : e.casualties) {
      const auto most = c.most == ExtractedCasualties::kNoLimit ? std::nullopt : std::optional<int64_t>(c.most);
      inserts->casualties.run(events.back(), c.kind, int64_t{c.least}, most, c.words, digest(d, c.words), row(statements, c.attributed_to));
    }
  }
  return events;
}

void Store::State::insert_claims(const Document& d, int64_t document, const Extraction& x, const std::vector<int64_t>& chains,
                                 const std::vector<int64_t>& statements, const std::vector<int64_t>& events) {
  for (const ExtractedRelation& r : x.relations)
    inserts->claim.run(signed_key(key_of(d, x, r)), document, relation_type(r.type), chains[r.source], chains[r.target], r.span,
                       r.cue, digest(d, r.span), r.status, r.polarity, r.modality, r.time, row(statements, r.attributed_to),
                       row(statements, r.statement), row(events, r.event), r.role, r.rule, r.confidence);
}

bool Store::State::delete_document(std::string_view id) {
  const std::string key(id);
  SQLite::Statement erase(db, "DELETE FROM documents WHERE key=?");
  erase.bindNoCopy(1, key);
  return erase.exec() > 0;
}

void Store::State::delete_unsupported_entities() {
  db.exec("DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM chains WHERE entity=entities.id) "
          "AND NOT EXISTS (SELECT 1 FROM chains WHERE automatic=entities.id) "
          "AND NOT EXISTS (SELECT 1 FROM events WHERE node=entities.id) "
          "AND NOT EXISTS (SELECT 1 FROM events WHERE automatic=entities.id) "
          "AND id NOT IN (SELECT json_extract(object,'$.id') FROM judgements WHERE kind='split' AND NOT undone)");
}

Store::Store(const std::string& path, Mode mode) {
  if (mode == Mode::Read && !std::filesystem::exists(path))
    throw store_error(path + ": there is no such database; make one with 'dossier ingest --db " + path + " ARTICLE...'");
  if (std::filesystem::is_directory(path)) throw store_error(path + ": this is a folder; name a file with --db");
  try {
    state_ = std::make_unique<State>(path, mode);
  } catch (const SQLite::Exception& e) {
    throw translate(path, e);
  }
  state_->guarded([&] { state_->open(); });
}

Store::~Store() {
  if (state_ && state_->writing) sqlite3_exec(state_->db.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Store::Store(Store&&) noexcept = default;

Store::Known Store::known(const Document& document) const {
  return state_->guarded([&] {
    SQLite::Statement query(state_->db, "SELECT digest FROM documents WHERE key=?");
    query.bindNoCopy(1, document.id);
    if (!query.executeStep()) return Known::No;
    return query.getColumn(0).getInt64() == signed_key(content_digest(document)) ? Known::Same : Known::Changed;
  });
}

std::unordered_map<std::string, uint64_t> Store::content_digests() const {
  return state_->guarded([&] {
    std::unordered_map<std::string, uint64_t> digests;
    SQLite::Statement query(state_->db, "SELECT key,digest FROM documents");
    while (query.executeStep()) digests.emplace(query.getColumn(0).getString(), static_cast<uint64_t>(query.getColumn(1).getInt64()));
    return digests;
  });
}

void Store::add(const Document& d, const Extraction& x, const Resolution& resolution) {
  check_spans(d, x);
  state_->guarded([&] {
    State& s = *state_;
    s.begin();
    const bool replaced = s.delete_document(d.id);
    s.insert_entities(resolution);
    const std::string pieces = encode_pieces(d.pieces), signature = encode_signature(text_signature(d.text));
    s.inserts->document.run(d.id, d.title, d.author, d.outlet, d.url, d.path, encode(d.date), d.text, d.page, Insert::blob(pieces),
                            signed_key(content_digest(d)), Insert::blob(signature));
    const int64_t document = s.db.getLastInsertRowid();
    const auto chains = s.insert_chains(d, document, x, resolution);
    const auto statements = s.insert_statements(d, document, x, chains);
    const auto events = s.insert_events(d, document, x, resolution, chains, statements);
    s.insert_claims(d, document, x, chains, statements, events);
    apply_judgements(s.db, document);
    if (replaced) s.delete_unsupported_entities();  // last: the resolution may use again what the old version had
  });
}

bool Store::remove(std::string_view document_id) {
  return state_->guarded([&] {
    state_->begin();
    if (!state_->delete_document(document_id)) return false;
    state_->delete_unsupported_entities();
    return true;
  });
}

void Store::commit() {
  state_->guarded([&] {
    if (!state_->writing) return;
    state_->db.exec("COMMIT");
    state_->writing = false;
  });
}

void Store::State::read_person_evidence(std::map<int64_t, KnownEntity>& known) {
  const int person = static_cast<int>(EntityType::Person);
  SQLite::Statement relations(db, "SELECT s.automatic,r.name,t.type,t.ref,t.name FROM claims c JOIN relation_types r ON r.id=c.type "
                                  "JOIN chains s ON s.id=c.source JOIN chains t ON t.id=c.target WHERE s.type=? AND c.polarity=?");
  relations.bind(1, person);
  relations.bind(2, static_cast<int>(Polarity::Positive));
  while (relations.executeStep())
    known[relations.getColumn(0).getInt64()].evidence.add_relation(relations.getColumn(1).getString(), static_cast<EntityType>(relations.getColumn(2).getInt()),
                                                                   relations.getColumn(3).getString(), relations.getColumn(4).getString());
  SQLite::Statement roles(db, "SELECT c.automatic,p.value FROM properties p JOIN chains c ON c.id=p.chain WHERE c.type=? AND p.key='role'");
  roles.bind(1, person);
  while (roles.executeStep()) known[roles.getColumn(0).getInt64()].evidence.add_role(roles.getColumn(1).getString());
  SQLite::Statement offices(db, "SELECT DISTINCT s.automatic,c.role FROM claims c JOIN relation_types r ON r.id=c.type JOIN chains s ON s.id=c.source "
                                "WHERE s.type=? AND c.polarity=? AND r.name IN ('HOLDS_POSITION','AFFILIATED_WITH','LEADS')");
  offices.bind(1, person);
  offices.bind(2, static_cast<int>(Polarity::Positive));
  while (offices.executeStep()) known[offices.getColumn(0).getInt64()].evidence.add_role(offices.getColumn(1).getString());

  SQLite::Statement people(db, "SELECT document,automatic,name FROM chains WHERE type=? ORDER BY document,id");
  people.bind(1, person);
  std::vector<std::pair<int64_t, std::string>> company;  // of one document
  int64_t document = 0;
  const auto introduce = [&] {
    for (size_t i = 0; i < company.size(); ++i) {
      PersonEvidence& evidence = known[company[i].first].evidence;
      ++evidence.documents;
      for (size_t k = 0; k < company.size(); ++k)
        if (k != i) evidence.add_company(company[k].second);
    }
    company.clear();
  };
  while (people.executeStep()) {
    if (people.getColumn(0).getInt64() != document) introduce();
    document = people.getColumn(0).getInt64();
    company.emplace_back(people.getColumn(1).getInt64(), people.getColumn(2).getString());
  }
  introduce();
}

void Store::State::read_known_events(std::map<int64_t, KnownEntity>& known) {
  SQLite::Statement roles(db, "SELECT r.event,r.role,c.automatic FROM event_roles r JOIN chains c ON c.id=r.chain ORDER BY r.event,r.rowid");
  bool more = roles.executeStep();
  SQLite::Statement events(db, "SELECT id,automatic,type,polarity,modality,time_begin,time_end FROM events ORDER BY id");
  while (events.executeStep()) {
    const int64_t id = events.getColumn(0).getInt64();
    KnownEvent e;
    e.type = events.getColumn(2).getString();
    e.polarity = static_cast<Polarity>(events.getColumn(3).getInt());
    e.modality = static_cast<Modality>(events.getColumn(4).getInt());
    e.time = {decode(events.getColumn(5).getInt64()), decode(events.getColumn(6).getInt64())};
    for (; more && roles.getColumn(0).getInt64() <= id; more = roles.executeStep())
      if (roles.getColumn(0).getInt64() == id) e.roles.emplace_back(roles.getColumn(1).getString(), roles.getColumn(2).getInt64());
    if (e.time.known()) known[events.getColumn(1).getInt64()].events.push_back(std::move(e));
  }
}

std::vector<KnownEntity> Store::entities() const {
  return state_->guarded([&] {
    std::map<int64_t, KnownEntity> known;
    SQLite::Statement entities(state_->db, "SELECT id,coalesce(automatic_type,type),coalesce(automatic_name,name),ref,kind FROM entities e WHERE "
                                               "EXISTS (SELECT 1 FROM chains WHERE automatic=e.id) OR "
                                               "EXISTS (SELECT 1 FROM events WHERE automatic=e.id)");
    while (entities.executeStep()) {
      const int64_t id = entities.getColumn(0).getInt64();
      known[id].entity = {id, static_cast<EntityType>(entities.getColumn(1).getInt()), entities.getColumn(2).getString(),
                          entities.getColumn(3).getString(), entities.getColumn(4).getString()};
    }
    SQLite::Statement names(state_->db, "SELECT DISTINCT automatic,name,aliases FROM chains ORDER BY automatic,name");
    while (names.executeStep()) {
      auto& list = known[names.getColumn(0).getInt64()].names;
      list.push_back(names.getColumn(1).getString());
      const std::string aliases = names.getColumn(2).getString();
      for (size_t i = 0; i < aliases.size();) {
        const size_t end = std::min(aliases.find('\n', i), aliases.size());
        list.push_back(aliases.substr(i, end - i));
        i = end + 1;
      }
    }
    state_->read_person_evidence(known);
    state_->read_known_events(known);
    std::vector<KnownEntity> out;
    for (auto& [id, k] : known) {
      std::sort(k.names.begin(), k.names.end());
      k.names.erase(std::unique(k.names.begin(), k.names.end()), k.names.end());
      out.push_back(std::move(k));
    }
    return out;
  });
}

int64_t Store::next_entity_id() const { return state_->last_entity + 1; }

std::vector<std::string> Store::document_ids() const {
  return state_->guarded([&] {
    std::vector<std::string> ids;
    SQLite::Statement query(state_->db, "SELECT key FROM documents ORDER BY id");
    while (query.executeStep()) ids.push_back(query.getColumn(0).getString());
    return ids;
  });
}

Document Store::document(std::string_view id) const {
  return state_->guarded([&] {
    SQLite::Statement query(state_->db, "SELECT key,title,author,outlet,url,path,date,text,page,pieces FROM documents WHERE key=?");
    query.bind(1, std::string(id));
    if (!query.executeStep()) throw input_error("no document has the id '" + std::string(id) + "'");
    Document d;
    d.id = query.getColumn(0).getString();
    d.title = query.getColumn(1).getString();
    d.author = query.getColumn(2).getString();
    d.outlet = query.getColumn(3).getString();
    d.url = query.getColumn(4).getString();
    d.path = query.getColumn(5).getString();
    d.date = decode(query.getColumn(6).getInt64());
    d.text = query.getColumn(7).getString();
    d.page = query.getColumn(8).getString();
    const auto blob = query.getColumn(9);
    d.pieces = decode_pieces({static_cast<const char*>(blob.getBlob()), static_cast<size_t>(blob.getBytes())});
    return d;
  });
}

StoredDocument Store::read(std::string_view id) const {
  const Document found = document(id);
  return state_->guarded([&] {
    SQLite::Statement row(state_->db, "SELECT id FROM documents WHERE key=?");
    row.bindNoCopy(1, found.id);
    row.executeStep();
    return read_stored(state_->db, found, row.getColumn(0).getInt64());
  });
}

GraphData Store::load(const Schema& schema) const {
  return state_->guarded([&] { return load_graph(state_->db, schema); });
}

std::vector<StoreProblem> Store::verify() const {
  return state_->guarded([&] { return verify_spans(state_->db); });
}

}  // namespace dossier
