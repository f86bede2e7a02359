-- What `dossier sql` offers: temporary views over the store, made anew at each call, so that their columns stay the same
-- when the tables behind them change. graph/README.md describes them; a column is never removed or given another meaning.
-- dossier_word, dossier_date, dossier_time, dossier_key, dossier_passage and dossier_fold are functions of store_sql.cpp.

CREATE TEMP VIEW documents AS
SELECT d.key AS id, d.title, d.author, d.outlet, d.url, dossier_date(d.date) AS date, length(d.text) AS characters, d.text,
       g.source_group, d.id AS number
FROM main.documents d JOIN temp.source_groups g ON g.document = d.id;

CREATE TEMP VIEW entities AS
SELECT e.id, e.name, dossier_word('type', e.type) AS type, e.ref, e.kind,
       (SELECT coalesce(sum(c.mentions), 0) FROM main.chains c WHERE c.entity = e.id) AS mentions,
       (SELECT count(DISTINCT c.document) FROM main.chains c WHERE c.entity = e.id) AS documents
FROM main.entities e
WHERE EXISTS (SELECT 1 FROM main.chains c WHERE c.entity = e.id) OR EXISTS (SELECT 1 FROM main.events v WHERE v.node = e.id);

CREATE TEMP VIEW names AS
WITH RECURSIVE forms(chain, name, rest) AS (
  SELECT id, name, CASE aliases WHEN '' THEN '' ELSE aliases || char(10) END FROM main.chains
  UNION ALL
  SELECT chain, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1) FROM forms WHERE rest <> '')
SELECT c.entity AS entity_id, e.name AS entity, f.name, d.key AS document
FROM forms f JOIN main.chains c ON c.id = f.chain JOIN main.entities e ON e.id = c.entity JOIN main.documents d ON d.id = c.document;

CREATE TEMP VIEW properties AS
SELECT c.entity AS entity_id, e.name AS entity, p.key, p.value, d.key AS document,
       dossier_passage(d.text, p.begin, p."end") AS quote
FROM main.properties p JOIN main.chains c ON c.id = p.chain JOIN main.entities e ON e.id = c.entity
JOIN main.documents d ON d.id = c.document;

CREATE TEMP VIEW mentions AS
SELECT c.entity AS entity_id, e.name AS entity, dossier_word('kind', m.kind) AS kind, dossier_word('sector', m.sector) AS sector,
       d.key AS document, m.begin, m."end", dossier_passage(d.text, m.begin, m."end") AS text
FROM main.mentions m JOIN main.chains c ON c.id = m.chain JOIN main.entities e ON e.id = c.entity
JOIN main.documents d ON d.id = m.document;

CREATE TEMP VIEW statements AS
SELECT dossier_key('s', s.key) AS id, c.entity AS speaker_id, coalesce(e.name, 'unnamed') AS speaker,
       (SELECT group_concat(part, ' ') FROM (SELECT dossier_passage(d.text, p.begin, p."end") AS part FROM main.statement_spans p
                                             WHERE p.statement = s.id ORDER BY p.begin)) AS text,
       dossier_passage(d.text, s.cue_begin, s.cue_end) AS cue, s.direct, dossier_word('modality', s.certainty) AS certainty, dossier_word('polarity', s.polarity) AS polarity,
       dossier_key('s', o.key) AS inside, d.key AS document, dossier_date(d.date) AS date, d.outlet
FROM main.statements s JOIN main.documents d ON d.id = s.document LEFT JOIN main.chains c ON c.id = s.speaker
LEFT JOIN main.entities e ON e.id = c.entity LEFT JOIN main.statements o ON o.id = s.attributed_to;

CREATE TEMP VIEW about AS
SELECT dossier_key('s', s.key) AS statement, sc.entity AS speaker_id, coalesce(se.name, 'unnamed') AS speaker,
       c.entity AS entity_id, e.name AS entity, dossier_word('stance', a.stance) AS stance, round(a.strength, 3) AS strength,
       dossier_passage(d.text, a.begin, a."end") AS words, dossier_word('polarity', s.polarity) AS polarity,
       d.key AS document, dossier_date(d.date) AS date
FROM main.statement_about a JOIN main.statements s ON s.id = a.statement JOIN main.chains c ON c.id = a.chain
JOIN main.entities e ON e.id = c.entity JOIN main.documents d ON d.id = s.document LEFT JOIN main.chains sc ON sc.id = s.speaker
LEFT JOIN main.entities se ON se.id = sc.entity;

CREATE TEMP VIEW claims AS
SELECT dossier_key('c', k.key) AS id, t.name AS relation, se.name AS source, te.name AS target, sc.entity AS source_id,
       tc.entity AS target_id, dossier_word('type', se.type) AS source_type, dossier_word('type', te.type) AS target_type,
       dossier_word('status', k.status) AS status, k.role, dossier_word('polarity', k.polarity) AS polarity,
       dossier_word('modality', k.modality) AS modality, dossier_time(k.time_begin, k.time_end) AS time,
       dossier_date(k.time_begin) AS since, dossier_date(k.time_end) AS until,
       CASE WHEN k.attributed_to IS NULL THEN 'narrator' ELSE coalesce(ae.name, 'unnamed') END AS according_to,
       k.attributed_to IS NULL AND k.polarity = 0 AND k.modality = 0 AS fact,
       dossier_key('s', a.key) AS attributed_to, dossier_key('s', p.key) AS statement, dossier_key('v', v.key) AS event,
       round(k.confidence, 3) AS confidence, k.rule, d.key AS document, dossier_date(d.date) AS date, d.outlet,
       (SELECT g.source_group FROM temp.source_groups g WHERE g.document = k.document) AS source_group
FROM main.claims k JOIN main.relation_types t ON t.id = k.type
JOIN main.chains sc ON sc.id = k.source JOIN main.entities se ON se.id = sc.entity
JOIN main.chains tc ON tc.id = k.target JOIN main.entities te ON te.id = tc.entity
JOIN main.documents d ON d.id = k.document
LEFT JOIN main.statements a ON a.id = k.attributed_to LEFT JOIN main.chains ac ON ac.id = a.speaker
LEFT JOIN main.entities ae ON ae.id = ac.entity
LEFT JOIN main.statements p ON p.id = k.statement LEFT JOIN main.events v ON v.id = k.event;

CREATE TEMP VIEW evidence AS
SELECT dossier_key('c', k.key) AS claim, d.key AS document, k.begin, k."end", dossier_passage(d.text, k.begin, k."end") AS quote,
       dossier_passage(d.text, k.cue_begin, k.cue_end) AS cue
FROM main.claims k JOIN main.documents d ON d.id = k.document;

CREATE TEMP VIEW members AS
SELECT source AS member, target AS organisation, relation, status, polarity, modality, time, according_to, fact, confidence,
       document, source_group, id AS claim, source_id AS member_id, target_id AS organisation_id
FROM claims WHERE relation IN ('MEMBER_OF', 'JOINS', 'SUSPENDS_MEMBERSHIP_IN', 'WITHDRAWS_FROM')
UNION ALL
SELECT target, source, relation, status, polarity, modality, time, according_to, fact, confidence, document, source_group, id,
       target_id, source_id
FROM claims WHERE relation = 'EXCLUDES';

CREATE TEMP VIEW events AS
SELECT dossier_key('v', v.key) AS id, e.name AS event, v.node AS event_id, v.type, v.mode, v.cameo,
       dossier_word('polarity', v.polarity) AS polarity, dossier_word('modality', v.modality) AS modality,
       dossier_time(v.time_begin, v.time_end) AS time, dossier_date(v.time_begin) AS since, dossier_date(v.time_end) AS until,
       CASE WHEN v.attributed_to IS NULL THEN 'narrator' ELSE coalesce(ae.name, 'unnamed') END AS according_to,
       round(v.confidence, 3) AS confidence, v.rule, d.key AS document, dossier_date(d.date) AS date,
       dossier_passage(d.text, v.begin, v."end") AS quote
FROM main.events v JOIN main.entities e ON e.id = v.node JOIN main.documents d ON d.id = v.document
LEFT JOIN main.statements a ON a.id = v.attributed_to LEFT JOIN main.chains ac ON ac.id = a.speaker
LEFT JOIN main.entities ae ON ae.id = ac.entity;

CREATE TEMP VIEW participants AS
SELECT dossier_key('v', v.key) AS event, c.entity AS entity_id, e.name AS entity, r.role, d.key AS document
FROM main.event_roles r JOIN main.events v ON v.id = r.event JOIN main.chains c ON c.id = r.chain
JOIN main.entities e ON e.id = c.entity JOIN main.documents d ON d.id = v.document;

CREATE TEMP VIEW casualties AS
SELECT dossier_key('v', v.key) AS event, c.kind, c.least, c.most, dossier_passage(d.text, c.begin, c."end") AS words,
       CASE WHEN c.attributed_to IS NULL THEN 'narrator' ELSE coalesce(ae.name, 'unnamed') END AS according_to, d.key AS document,
       dossier_date(d.date) AS date
FROM main.casualties c JOIN main.events v ON v.id = c.event JOIN main.documents d ON d.id = v.document
LEFT JOIN main.statements a ON a.id = c.attributed_to LEFT JOIN main.chains ac ON ac.id = a.speaker
LEFT JOIN main.entities ae ON ae.id = ac.entity;
