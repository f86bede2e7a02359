#include "graph/store_load.h"

#include <algorithm>
#include <array>

#include "graph/error.h"
#include "graph/near_duplicates.h"
#include "graph/store_rows.h"
#include "graph/text.h"

namespace dossier {
namespace {

/// Positions in a snapshot of rows by rowid. Rowids ascend, with few gaps.
class Positions {
 public:
  void add(int64_t rowid, uint32_t position) {
    if (static_cast<size_t>(rowid) >= position_.size()) position_.resize(static_cast<size_t>(rowid) + 1, kNone);
    position_[static_cast<size_t>(rowid)] = position;
  }
  uint32_t operator[](int64_t rowid) const { return static_cast<size_t>(rowid) < position_.size() ? position_[static_cast<size_t>(rowid)] : kNone; }
  static constexpr uint32_t kNone = UINT32_MAX;

 private:
  std::vector<uint32_t> position_;
};

class Loader {
 public:
  Loader(SQLite::Database& db, const Schema& schema) : db_(db), schema_(schema) {}

  GraphData load() {
    common_.fill(StringId(0));
    documents();
    entities();
    chains();
    properties();
    statements();
    events();
    claims();
    return std::move(data_);
  }

 private:
  StringId intern(std::string_view s) { return data_.strings.intern(s); }
  /// For columns of few different texts (rules, roles): a small cache in front of the pool.
  StringId intern_common(std::string_view s) {
    if (s.empty()) return StringId(0);
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
    StringId& cached = common_[(s.size() * 31 + byte(s.size() - 1) * 7u + byte(s.size() / 2)) % common_.size()];
    if (data_.strings.view(cached) != s) cached = intern(s);
    return cached;
  }
  template <class I>
  I optional_id(Rows& rows, const Positions& positions) { return rows.null() ? I() : I(positions[rows.number()]); }

  /// About how many rows a table has, without counting them.
  size_t size_of(const std::string& table) {
    Rows rows(db_, ("SELECT coalesce(max(id),0) FROM " + table).c_str());
    rows.step();
    return static_cast<size_t>(rows.number());
  }

  void documents() {
    std::vector<std::optional<TextSignature>> signatures;
    Rows rows(db_, "SELECT id,signature,key,title,author,outlet,url,date,text FROM documents ORDER BY id");
    while (rows.step()) {
      const int64_t id = rows.number();
      signatures.push_back(decode_signature(rows.text()));
      DocumentRecord d;
      documents_.add(id, static_cast<uint32_t>(data_.documents.size()));
      for (StringId* s : {&d.id, &d.title, &d.author, &d.outlet, &d.url}) *s = intern(rows.text());
      d.date = rows.date();
      const std::string_view text = rows.text();
      d.text_begin = data_.texts.size();
      d.text_size = text.size();
      data_.texts.append(text);
      data_.documents.push_back(d);
    }
    // From the texts that are there now: removing an article leaves no trace of it in the groups either.
    const std::vector<uint32_t> groups = group_near_duplicates(signatures);
    for (size_t i = 0; i < groups.size(); ++i) data_.documents[i].source_group = groups[i];
  }
  void entities() {
    Rows rows(db_, (std::string("SELECT id,type,name,ref,kind ") + kCurrentEntities).c_str());
    while (rows.step()) {
      entities_.add(rows.number(), static_cast<uint32_t>(data_.entities.size()));
      EntityRecord e;
      e.type = rows.as<EntityType>();
      for (StringId* s : {&e.name, &e.ref, &e.kind}) *s = intern(rows.text());
      data_.entities.push_back(e);
    }
  }
  void chains() {
    std::vector<std::pair<uint32_t, StringId>> names;
    data_.appearances.reserve(size_of("chains"));
    // By id is by document: both are given in the order in which documents are added.
    Rows rows(db_, "SELECT id,document,entity,name,aliases,mentions FROM chains ORDER BY id");
    while (rows.step()) {
      const int64_t id = rows.number();
      const DocumentId document(documents_[rows.number()]);
      const uint32_t entity = entities_[rows.number()];
      chains_.add(id, entity);
      // Mostly a chain has the name of its entity, which is no alias.
      if (const std::string_view name = rows.text(); name != data_.strings.view(data_.entities[entity].name)) names.emplace_back(entity, intern(name));
      for (std::string_view aliases = rows.text(); !aliases.empty();) {
        const size_t end = std::min(aliases.find('\n'), aliases.size());
        names.emplace_back(entity, intern(aliases.substr(0, end)));
        aliases.remove_prefix(std::min(end + 1, aliases.size()));
      }
      const auto mentions = static_cast<uint32_t>(rows.number());
      data_.entities[entity].mentions += mentions;
      data_.appearances.push_back({document, EntityId(entity), mentions});
    }
    sum_appearances();
    // Aliases in order of first appearance, each once, without the entity's own name.
    std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    size_t i = 0;
    for (uint32_t e = 0; e < data_.entities.size(); ++e) {
      EntityRecord& record = data_.entities[e];
      record.aliases.begin = static_cast<uint32_t>(data_.aliases.size());
      for (; i < names.size() && names[i].first == e; ++i) {
        const StringId name = names[i].second;
        const auto first = data_.aliases.begin() + record.aliases.begin;
        if (name != record.name && std::find(first, data_.aliases.end(), name) == data_.aliases.end()) data_.aliases.push_back(name);
      }
      record.aliases.end = static_cast<uint32_t>(data_.aliases.size());
    }
  }
  void sum_appearances() {
    auto& all = data_.appearances;
    std::sort(all.begin(), all.end(), [](const Appearance& a, const Appearance& b) {
      return std::pair(a.document, a.entity) < std::pair(b.document, b.entity);
    });
    size_t kept = 0;
    for (const Appearance& a : all) {
      if (kept > 0 && all[kept - 1].document == a.document && all[kept - 1].entity == a.entity) all[kept - 1].mentions += a.mentions;
      else all[kept++] = a;
    }
    all.resize(kept);
  }
  void properties() {
    std::vector<std::pair<uint32_t, PropertyRecord>> found;
    Rows rows(db_, "SELECT p.chain,c.document,p.key,p.value,p.begin,p.\"end\" FROM properties p JOIN chains c ON c.id=p.chain ORDER BY p.rowid");
    while (rows.step()) {
      const uint32_t entity = chains_[rows.number()];
      PropertyRecord p;
      p.document = DocumentId(documents_[rows.number()]);
      p.key = intern(rows.text());
      p.value = intern(rows.text());
      p.evidence = rows.span();
      found.emplace_back(entity, p);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    size_t i = 0;
    for (uint32_t e = 0; e < data_.entities.size(); ++e) {
      data_.entities[e].properties.begin = static_cast<uint32_t>(data_.properties.size());
      for (; i < found.size() && found[i].first == e; ++i) data_.properties.push_back(found[i].second);
      data_.entities[e].properties.end = static_cast<uint32_t>(data_.properties.size());
    }
  }
  void statements() {
    Rows ids(db_, "SELECT id FROM statements ORDER BY id");
    uint32_t position = 0;
    while (ids.step()) statements_.add(ids.number(), position++);
    Rows spans(db_, "SELECT statement,begin,\"end\" FROM statement_spans ORDER BY statement,begin");
    Rows about(db_, "SELECT statement,chain,stance,strength,begin,\"end\" FROM statement_about ORDER BY statement,rowid");
    bool more_spans = spans.step(), more_about = about.step();
    int64_t span_of = more_spans ? spans.number() : 0, about_of = more_about ? about.number() : 0;
    Rows rows(db_, "SELECT id,key,document,speaker,attributed_to,source_begin,source_end,cue_begin,cue_end,direct,certainty,polarity "
                   "FROM statements ORDER BY id");
    while (rows.step()) {
      const int64_t id = rows.number();
      StatementRecord s;
      s.key = static_cast<uint64_t>(rows.number());
      s.document = DocumentId(documents_[rows.number()]);
      s.speaker = optional_id<EntityId>(rows, chains_);
      s.attributed_to = optional_id<StatementId>(rows, statements_);
      s.source = rows.span();
      s.cue = rows.span();
      s.direct = rows.number() != 0;
      s.certainty = rows.as<Modality>();
      s.polarity = rows.as<Polarity>();
      s.content.begin = static_cast<uint32_t>(data_.contents.size());
      for (; more_spans && span_of == id; more_spans = spans.step(), span_of = more_spans ? spans.number() : 0)
        data_.contents.push_back(spans.span());
      s.content.end = static_cast<uint32_t>(data_.contents.size());
      s.about.begin = static_cast<uint32_t>(data_.abouts.size());
      for (; more_about && about_of == id; more_about = about.step(), about_of = more_about ? about.number() : 0) {
        AboutRecord a;
        a.entity = EntityId(chains_[about.number()]);
        a.stance = about.as<Stance>();
        a.strength = about.real();
        a.words = about.span();
        data_.abouts.push_back(a);
      }
      s.about.end = static_cast<uint32_t>(data_.abouts.size());
      data_.statements.push_back(s);
    }
  }
  void events() {
    Rows roles(db_, "SELECT event,chain,role FROM event_roles ORDER BY event,rowid");
    bool more = roles.step();
    int64_t role_of = more ? roles.number() : 0;
    Rows casualties(db_, if_casualties(db_, "SELECT event,kind,least,begin,\"end\",attributed_to,most FROM casualties ORDER BY event,rowid"));
    bool more_casualties = casualties.step();
    int64_t casualties_of = more_casualties ? casualties.number() : 0;
    Rows rows(db_, "SELECT id,key,document,node,type,mode,cameo,rule,begin,\"end\",cue_begin,cue_end,polarity,modality,time_begin,"
                   "time_end,attributed_to,confidence FROM events ORDER BY id");
    while (rows.step()) {
      const int64_t id = rows.number();
      events_.add(id, static_cast<uint32_t>(data_.events.size()));
      EventRecord e;
      e.key = static_cast<uint64_t>(rows.number());
      e.document = DocumentId(documents_[rows.number()]);
      e.node = EntityId(entities_[rows.number()]);
      for (StringId* s : {&e.type, &e.mode, &e.cameo, &e.rule}) *s = intern_common(rows.text());
      e.span = rows.span();
      e.cue = rows.span();
      e.polarity = rows.as<Polarity>();
      e.modality = rows.as<Modality>();
      e.time = rows.interval();
      e.attributed_to = optional_id<StatementId>(rows, statements_);
      e.confidence = rows.real();
      e.roles.begin = static_cast<uint32_t>(data_.roles.size());
      for (; more && role_of == id; more = roles.step(), role_of = more ? roles.number() : 0) {
        const EntityId entity(chains_[roles.number()]);
        data_.roles.push_back({entity, intern(roles.text())});
      }
      e.roles.end = static_cast<uint32_t>(data_.roles.size());
      e.casualties.begin = static_cast<uint32_t>(data_.casualties.size());
      for (; more_casualties && casualties_of == id; more_casualties = casualties.step(), casualties_of = more_casualties ? casualties.number() : 0) {
        CasualtyRecord c;
        c.kind = intern_common(casualties.text());
        c.least = static_cast<uint32_t>(casualties.number());
        c.words = casualties.span();
        c.attributed_to = optional_id<StatementId>(casualties, statements_);
        if (!casualties.null()) c.most = static_cast<uint32_t>(casualties.number());
        data_.casualties.push_back(c);
      }
      e.casualties.end = static_cast<uint32_t>(data_.casualties.size());
      data_.events.push_back(e);
    }
  }
  void claims() {
    std::vector<TypeId> types;
    Rows names(db_, "SELECT id,name FROM relation_types ORDER BY id");
    while (names.step()) {
      const auto id = static_cast<size_t>(names.number());
      if (types.size() <= id) types.resize(id + 1);
      types[id] = schema_.at(names.text());
    }
    data_.claims.reserve(size_of("claims"));
    Rows rows(db_, "SELECT key,type,source,target,document,attributed_to,statement,event,begin,\"end\",cue_begin,cue_end,time_begin,"
                   "time_end,role,rule,confidence,status,polarity,modality FROM claims ORDER BY id");
    while (rows.step()) {
      ClaimRecord c;
      c.key = static_cast<uint64_t>(rows.number());
      c.type = types[static_cast<size_t>(rows.number())];
      c.source = EntityId(chains_[rows.number()]);
      c.target = EntityId(chains_[rows.number()]);
      c.document = DocumentId(documents_[rows.number()]);
      c.attributed_to = optional_id<StatementId>(rows, statements_);
      c.statement = optional_id<StatementId>(rows, statements_);
      if (!rows.null()) c.event = events_[rows.number()];
      c.span = rows.span();
      c.cue = rows.span();
      c.time = rows.interval();
      c.role = intern_common(rows.text());
      c.rule = intern_common(rows.text());
      c.confidence = rows.real();
      c.status = rows.as<Status>();
      c.polarity = rows.as<Polarity>();
      c.modality = rows.as<Modality>();
      data_.claims.push_back(c);
    }
  }

  SQLite::Database& db_;
  const Schema& schema_;
  GraphData data_;
  Positions documents_, entities_, chains_, statements_, events_;
  std::array<StringId, 256> common_{};
};

}  // namespace

GraphData load_graph(SQLite::Database& db, const Schema& schema) { return Loader(db, schema).load(); }

std::vector<StoreProblem> verify_spans(SQLite::Database& db) {
  static constexpr const char* kCasualties = "count of casualties";
  struct Check { const char* what; const char* sql; };
  // Each: the spans of one document with the digest they had.
  constexpr Check kChecks[] = {
      {"mention", "SELECT begin,\"end\",digest FROM mentions WHERE document=? ORDER BY begin"},
      {"claim", "SELECT begin,\"end\",digest FROM claims WHERE document=? ORDER BY id"},
      {"event", "SELECT begin,\"end\",digest FROM events WHERE document=? ORDER BY id"},
      {kCasualties, "SELECT c.begin,c.\"end\",c.digest FROM casualties c JOIN events v ON v.id=c.event WHERE v.document=? ORDER BY c.rowid"},
      {"quotation", "SELECT p.begin,p.\"end\",p.digest FROM statement_spans p JOIN statements s ON s.id=p.statement WHERE s.document=? ORDER BY s.id,p.begin"},
      {"property", "SELECT p.begin,p.\"end\",p.digest FROM properties p JOIN chains c ON c.id=p.chain WHERE c.document=? ORDER BY p.rowid"},
  };
  std::vector<StoreProblem> problems;
  SQLite::Statement documents(db, "SELECT id,key,text FROM documents ORDER BY id");
  while (documents.executeStep()) {
    const int64_t id = documents.getColumn(0).getInt64();
    const std::string key = documents.getColumn(1).getString(), text = documents.getColumn(2).getString();
    for (const Check& check : kChecks) {
      SQLite::Statement spans(db, check.what == kCasualties ? if_casualties(db, check.sql) : check.sql);
      spans.bind(1, id);
      while (spans.executeStep()) {
        const int64_t begin = spans.getColumn(0).getInt64(), end = spans.getColumn(1).getInt64();
        const bool inside = 0 <= begin && begin <= end && end <= static_cast<int64_t>(text.size());
        const auto span = ByteSpan{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
        if (inside && static_cast<int64_t>(hash64(slice(text, span))) == spans.getColumn(2).getInt64()) continue;
        problems.push_back({key, std::string(check.what) + " at bytes " + std::to_string(begin) + " to " + std::to_string(end) +
                                     (inside ? ": the text there is not what was stored" : ": not in the text")});
      }
    }
  }
  return problems;
}

}  // namespace dossier
