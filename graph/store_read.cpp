#include <map>

#include "graph/store_load.h"
#include "graph/store_rows.h"

namespace dossier {
namespace {

/// Positions in the vectors of one Extraction by rowid.
using Positions = std::map<int64_t, uint32_t>;

class StoredReader {
 public:
  StoredReader(SQLite::Database& db, const Document& document, int64_t row) : db_(db), row_(row) { out_.document = document; }

  StoredDocument read() {
    chains();
    properties();
    mentions();
    statements();
    events();
    claims();
    return std::move(out_);
  }

 private:
  Extraction& x() { return out_.extraction; }

  /// A query with the document's row as its only parameter.
  Rows rows(const char* sql) {
    Rows rows(db_, sql);
    rows.bind(row_);
    return rows;
  }
  static int32_t position(Rows& rows, const Positions& positions) {
    return rows.null() ? -1 : static_cast<int32_t>(positions.at(rows.number()));
  }
  static StoredEntity entity(Rows& rows) {
    StoredEntity e;
    e.id = rows.number();
    e.type = rows.as<EntityType>();
    e.name = rows.text();
    e.ref = rows.text();
    e.kind = rows.text();
    return e;
  }

  void chains() {
    Rows r = rows("SELECT c.id,c.type,c.name,c.ref,c.kind,c.aliases,e.id,e.type,e.name,e.ref,e.kind FROM chains c "
                  "JOIN entities e ON e.id=c.entity WHERE c.document=? ORDER BY c.id");
    while (r.step()) {
      chains_.emplace(r.number(), static_cast<uint32_t>(x().entities.size()));
      ExtractedEntity e;
      e.type = r.as<EntityType>();
      e.name = r.text();
      e.ref = r.text();
      e.kind = r.text();
      for (std::string_view aliases = r.text(); !aliases.empty();) {
        const size_t end = std::min(aliases.find('\n'), aliases.size());
        e.aliases.emplace_back(aliases.substr(0, end));
        aliases.remove_prefix(std::min(end + 1, aliases.size()));
      }
      x().entities.push_back(std::move(e));
      out_.resolution.entities.push_back(entity(r));
    }
  }
  void properties() {
    Rows r = rows("SELECT p.chain,p.key,p.value,p.begin,p.\"end\" FROM properties p JOIN chains c ON c.id=p.chain "
                  "WHERE c.document=? ORDER BY p.rowid");
    while (r.step()) {
      ExtractedEntity& e = x().entities[chains_.at(r.number())];
      ExtractedProperty p;
      p.key = r.text();
      p.value = r.text();
      p.evidence = r.span();
      e.properties.push_back(std::move(p));
    }
  }
  void mentions() {
    Rows r = rows("SELECT begin,\"end\",chain,type,kind,sector,time_begin,time_end FROM mentions WHERE document=? ORDER BY rowid");
    while (r.step()) {
      ExtractedMention m;
      m.span = r.span();
      m.entity = chains_.at(r.number());
      m.type = r.as<EntityType>();
      m.kind = r.as<MentionKind>();
      m.sector = r.as<Sector>();
      m.time = r.interval();
      x().mentions.push_back(m);
    }
  }
  void statements() {
    Rows ids = rows("SELECT id FROM statements WHERE document=? ORDER BY id");
    while (ids.step()) statements_.emplace(ids.number(), static_cast<uint32_t>(statements_.size()));
    Rows r = rows("SELECT speaker,attributed_to,source_begin,source_end,cue_begin,cue_end,direct,certainty,polarity FROM statements "
                  "WHERE document=? ORDER BY id");
    while (r.step()) {
      ExtractedStatement s;
      s.speaker = position(r, chains_);
      s.attributed_to = position(r, statements_);
      s.source = r.span();
      s.cue = r.span();
      s.direct = r.number() != 0;
      s.certainty = r.as<Modality>();
      s.polarity = r.as<Polarity>();
      x().statements.push_back(std::move(s));
    }
    Rows spans = rows("SELECT p.statement,p.begin,p.\"end\" FROM statement_spans p JOIN statements s ON s.id=p.statement "
                      "WHERE s.document=? ORDER BY p.statement,p.begin");
    while (spans.step()) {
      auto& content = x().statements[statements_.at(spans.number())].content;
      content.push_back(spans.span());
    }
    Rows about = rows("SELECT a.statement,a.chain,a.stance,a.strength,a.begin,a.\"end\" FROM statement_about a "
                      "JOIN statements s ON s.id=a.statement WHERE s.document=? ORDER BY a.rowid");
    while (about.step()) {
      auto& list = x().statements[statements_.at(about.number())].about;
      ExtractedAbout a;
      a.entity = chains_.at(about.number());
      a.stance = about.as<Stance>();
      a.strength = about.real();
      a.words = about.span();
      list.push_back(a);
    }
  }
  void events() {
    Rows r = rows("SELECT v.id,v.type,v.mode,v.cameo,v.rule,v.begin,v.\"end\",v.cue_begin,v.cue_end,v.polarity,v.modality,v.time_begin,"
                  "v.time_end,v.attributed_to,v.confidence,e.id,e.type,e.name,e.ref,e.kind FROM events v JOIN entities e ON e.id=v.node "
                  "WHERE v.document=? ORDER BY v.id");
    while (r.step()) {
      events_.emplace(r.number(), static_cast<uint32_t>(x().events.size()));
      ExtractedEvent e;
      e.type = r.text();
      e.mode = r.text();
      e.cameo = r.text();
      e.rule = r.text();
      e.span = r.span();
      e.cue = r.span();
      e.polarity = r.as<Polarity>();
      e.modality = r.as<Modality>();
      e.time = r.interval();
      e.attributed_to = position(r, statements_);
      e.confidence = r.real();
      out_.resolution.event_nodes.push_back(entity(r));
      // An event with a name of its own has the entity of the chain that names it as its node.
      const auto& entities = out_.resolution.entities;
      for (size_t i = 0; i < entities.size() && e.entity < 0; ++i)
        if (entities[i].id == out_.resolution.event_nodes.back().id) e.entity = static_cast<int32_t>(i);
      x().events.push_back(std::move(e));
    }
    Rows roles = rows("SELECT r.event,r.chain,r.role FROM event_roles r JOIN events v ON v.id=r.event WHERE v.document=? ORDER BY r.rowid");
    while (roles.step()) {
      auto& participants = x().events[events_.at(roles.number())].participants;
      const uint32_t chain = chains_.at(roles.number());
      participants.push_back({chain, std::string(roles.text())});
    }
    Rows casualties = rows(if_casualties(db_, "SELECT c.event,c.kind,c.least,c.begin,c.\"end\",c.attributed_to,c.most FROM casualties c "
                                              "JOIN events v ON v.id=c.event WHERE v.document=? ORDER BY c.rowid"));
    while (casualties.step()) {
      auto& list = x().events[events_.at(casualties.number())].casualties;
      ExtractedCasualties c;
      c.kind = casualties.text();
      c.least = static_cast<uint32_t>(casualties.number());
      c.words = casualties.span();
      c.attributed_to = position(casualties, statements_);
      c.most = casualties.null() ? ExtractedCasualties::kNoLimit : static_cast<uint32_t>(casualties.number());
      list.push_back(std::move(c));
    }
  }
  void claims() {
    Rows r = rows("SELECT t.name,c.source,c.target,c.attributed_to,c.statement,c.event,c.begin,c.\"end\",c.cue_begin,c.cue_end,c.time_begin,"
                  "c.time_end,c.role,c.rule,c.confidence,c.status,c.polarity,c.modality FROM claims c JOIN relation_types t ON t.id=c.type "
                  "WHERE c.document=? ORDER BY c.id");
    while (r.step()) {
      ExtractedRelation c;
      c.type = r.text();
      c.source = chains_.at(r.number());
      c.target = chains_.at(r.number());
      c.attributed_to = position(r, statements_);
      c.statement = position(r, statements_);
      c.event = position(r, events_);
      c.span = r.span();
      c.cue = r.span();
      c.time = r.interval();
      c.role = r.text();
      c.rule = r.text();
      c.confidence = r.real();
      c.status = r.as<Status>();
      c.polarity = r.as<Polarity>();
      c.modality = r.as<Modality>();
      x().relations.push_back(std::move(c));
    }
  }

  SQLite::Database& db_;
  int64_t row_;
  StoredDocument out_;
  Positions chains_, statements_, events_;
};

}  // namespace

StoredDocument read_stored(SQLite::Database& db, const Document& document, int64_t row) {
  return StoredReader(db, document, row).read();
}

}  // namespace dossier
