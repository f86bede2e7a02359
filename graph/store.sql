-- The store: what each document says (immutable once written), and beside it the mapping of what the documents name to
-- entities, which can be redone. Spans are half-open byte ranges of documents.text; `digest` is a hash of the bytes that
-- a span covered when it was stored, so that `dossier verify` can tell whether it still does. Enumerations are stored as
-- the numbers of graph/model.h; the views translate them. Times are yyyymmdd with zeros for unknown parts, 0 for none.

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, author TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL,
  date INTEGER NOT NULL,
  text TEXT NOT NULL,
  page TEXT NOT NULL,       -- the whole page when the text is a part of it
  pieces BLOB NOT NULL,     -- TextPiece triples, little-endian uint32
  digest INTEGER NOT NULL,  -- of text, title, date, outlet, url and author: the same again changes nothing
  signature BLOB NOT NULL   -- MinHash of the text, 64 little-endian uint32, or empty: near-duplicates are grouped by it on loading
) STRICT;

CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  name TEXT NOT NULL,
  ref TEXT NOT NULL,
  kind TEXT NOT NULL,
  automatic_name TEXT,     -- what the resolver called it, where a judgement renamed it
  automatic_type INTEGER
) STRICT;

-- A chain: everything in one document that refers to one thing. The store's claims link chains, not entities.
CREATE TABLE chains (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  type INTEGER NOT NULL,
  name TEXT NOT NULL,
  ref TEXT NOT NULL,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,     -- other forms in the document, a line each
  mentions INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities,
  automatic INTEGER REFERENCES entities  -- what the resolver said, before the judgements
) STRICT;
CREATE INDEX chains_by_document ON chains(document);
CREATE INDEX chains_by_entity ON chains(entity);
CREATE INDEX chains_by_automatic ON chains(automatic);

CREATE TABLE properties (
  chain INTEGER NOT NULL REFERENCES chains ON DELETE CASCADE,
  key TEXT NOT NULL, value TEXT NOT NULL,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, digest INTEGER NOT NULL
) STRICT;
CREATE INDEX properties_by_chain ON properties(chain);

CREATE TABLE mentions (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
  chain INTEGER NOT NULL REFERENCES chains ON DELETE CASCADE,
  type INTEGER NOT NULL, kind INTEGER NOT NULL, sector INTEGER NOT NULL,
  time_begin INTEGER NOT NULL, time_end INTEGER NOT NULL,
  digest INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_by_document ON mentions(document, begin);
CREATE INDEX mentions_by_chain ON mentions(chain);

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  speaker INTEGER REFERENCES chains ON DELETE CASCADE,
  source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL,
  cue_begin INTEGER NOT NULL, cue_end INTEGER NOT NULL,
  direct INTEGER NOT NULL, certainty INTEGER NOT NULL, polarity INTEGER NOT NULL,
  attributed_to INTEGER REFERENCES statements ON DELETE CASCADE
) STRICT;
CREATE INDEX statements_by_document ON statements(document);
CREATE INDEX statements_by_speaker ON statements(speaker);
CREATE INDEX statements_by_key ON statements(key);

CREATE TABLE statement_spans (
  statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (statement, begin)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_about (
  statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
  chain INTEGER NOT NULL REFERENCES chains ON DELETE CASCADE,
  stance INTEGER NOT NULL, strength REAL NOT NULL,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_about_by_statement ON statement_about(statement);
CREATE INDEX statement_about_by_chain ON statement_about(chain);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  node INTEGER NOT NULL REFERENCES entities,
  type TEXT NOT NULL, mode TEXT NOT NULL, cameo TEXT NOT NULL, rule TEXT NOT NULL,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, cue_begin INTEGER NOT NULL, cue_end INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  polarity INTEGER NOT NULL, modality INTEGER NOT NULL,
  time_begin INTEGER NOT NULL, time_end INTEGER NOT NULL,
  attributed_to INTEGER REFERENCES statements ON DELETE CASCADE,
  confidence REAL NOT NULL,
  automatic INTEGER REFERENCES entities  -- the node that the resolver said, before the judgements
) STRICT;
CREATE INDEX events_by_document ON events(document);
CREATE INDEX events_by_node ON events(node);
CREATE INDEX events_by_automatic ON events(automatic);

CREATE TABLE event_roles (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  chain INTEGER NOT NULL REFERENCES chains ON DELETE CASCADE,
  role TEXT NOT NULL
) STRICT;
CREATE INDEX event_roles_by_event ON event_roles(event);
CREATE INDEX event_roles_by_chain ON event_roles(chain);

-- How many people an event killed, wounded ..., as one passage says; most is null when the text sets no limit.
CREATE TABLE casualties (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  kind TEXT NOT NULL, least INTEGER NOT NULL, most INTEGER,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, digest INTEGER NOT NULL,
  attributed_to INTEGER REFERENCES statements ON DELETE CASCADE
) STRICT;
CREATE INDEX casualties_by_event ON casualties(event);

CREATE TABLE relation_types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  type INTEGER NOT NULL REFERENCES relation_types,
  source INTEGER NOT NULL REFERENCES chains ON DELETE CASCADE,
  target INTEGER NOT NULL REFERENCES chains ON DELETE CASCADE,
  begin INTEGER NOT NULL, "end" INTEGER NOT NULL, cue_begin INTEGER NOT NULL, cue_end INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  status INTEGER NOT NULL, polarity INTEGER NOT NULL, modality INTEGER NOT NULL,
  time_begin INTEGER NOT NULL, time_end INTEGER NOT NULL,
  attributed_to INTEGER REFERENCES statements ON DELETE CASCADE,
  statement INTEGER REFERENCES statements ON DELETE CASCADE,
  event INTEGER REFERENCES events ON DELETE CASCADE,
  role TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL
) STRICT;
CREATE INDEX claims_by_document ON claims(document);
CREATE INDEX claims_by_source ON claims(source, type);
CREATE INDEX claims_by_target ON claims(target, type);
CREATE INDEX claims_by_type ON claims(type);
CREATE INDEX claims_by_key ON claims(key);

-- What people decided about who is who, in order: replayed after any rebuild, undone by `dossier undo`.
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,    -- merge, split, different, rename, retype
  subject TEXT NOT NULL, -- entity as {id, type, name, ref} in JSON, as the resolver had it
  object TEXT NOT NULL,  -- in JSON: the other entity; {id, name, documents} of a split; {name}; {type}
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Questions that `dossier watch` keeps, and the rows that were already reported, as hashes.
CREATE TABLE watches (name TEXT PRIMARY KEY, command TEXT NOT NULL) STRICT;
CREATE TABLE watch_rows (
  watch TEXT NOT NULL REFERENCES watches ON DELETE CASCADE,
  row INTEGER NOT NULL,
  PRIMARY KEY (watch, row)
) STRICT, WITHOUT ROWID;

-- Full text of articles and of names. External content: the index holds no second copy of the text.
CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content='documents', content_rowid='id',
                                              tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER documents_ai AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER documents_ad AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE VIRTUAL TABLE chains_fts USING fts5(name, aliases, content='chains', content_rowid='id',
                                           tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER chains_ai AFTER INSERT ON chains BEGIN
  INSERT INTO chains_fts(rowid, name, aliases) VALUES (new.id, new.name, new.aliases);
END;
CREATE TRIGGER chains_ad AFTER DELETE ON chains BEGIN
  INSERT INTO chains_fts(chains_fts, rowid, name, aliases) VALUES ('delete', old.id, old.name, old.aliases);
END;
