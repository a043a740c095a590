-- What can be made again from documents, claims and links, by `dateline rebuild`. Nothing here is
-- evidence; `document` says which document's claims made a row.

-- Which version of a report is known when: from `known_from` (published, or else recorded) up to,
-- not including, `known_until`, on which day `superseded_by` was known: its next version, or what
-- withdrew it, as `ended` says. Versions share an `address`; a notice names a report by its address
-- or its `heading`. `corrected` and `withdrawn`: the text says so of itself.
CREATE TABLE edition (
  document TEXT PRIMARY KEY,
  address TEXT,
  known_from TEXT NOT NULL,
  known_until TEXT,
  superseded_by TEXT,
  ended TEXT,
  heading TEXT,
  corrected INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_address ON edition (address);
CREATE INDEX edition_heading ON edition (heading) WHERE heading IS NOT NULL;
CREATE INDEX edition_known_from ON edition (known_from, document);
CREATE INDEX edition_known_until ON edition (known_until, document) WHERE known_until IS NOT NULL;

-- The addresses and headings of other reports that a document withdraws.
CREATE TABLE notice (
  key TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX notice_document ON notice (document);

-- Keys of sentences, quotations and bands by which the copies of a text are found. They are most
-- of what a document adds, so they are numbers (keys.py), and `document` is the document's `n`.
CREATE TABLE shared (
  key INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;

-- One event as one report tells it; `day` orders events, `last_day` is open as 9999-12-31.
CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  happening TEXT NOT NULL DEFAULT '',
  document TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  context TEXT NOT NULL,
  status TEXT NOT NULL,
  certainty INTEGER NOT NULL,
  background INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  country TEXT,
  because_of TEXT NOT NULL,
  confidence REAL,
  trigger TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence TEXT NOT NULL
) STRICT;

CREATE INDEX event_day ON event (day, id);
CREATE INDEX event_type ON event (type, day, id);
CREATE INDEX event_status ON event (status, last_day);
CREATE INDEX event_country ON event (country, day);
CREATE INDEX event_happening ON event (happening);
CREATE INDEX event_document ON event (document);

-- A number in an event: its bounds, and what is counted.
CREATE TABLE figure (
  event TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL,
  what TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  words TEXT NOT NULL,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_document ON figure (document);

-- One statement as one report gives it.
CREATE TABLE statement (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL,
  kind TEXT NOT NULL,
  cue TEXT,
  earliest TEXT,
  latest TEXT,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  within TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  content TEXT NOT NULL,
  anonymity TEXT,
  speaker_kind TEXT,
  number INTEGER
) STRICT;

CREATE INDEX statement_day ON statement (day, document, start);
CREATE INDEX statement_document ON statement (document);

-- One state as one report tells it.
CREATE TABLE state (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  words TEXT NOT NULL,
  status TEXT NOT NULL,
  certainty INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence TEXT NOT NULL
) STRICT;

CREATE INDEX state_day ON state (day, id);
CREATE INDEX state_field ON state (field, day, id);
CREATE INDEX state_status ON state (status, last_day);
CREATE INDEX state_document ON state (document);
CREATE INDEX state_office ON state (value) WHERE field = 'office';
CREATE INDEX state_office_of ON state (substr(value, instr(value, ' of ') + 4))
  WHERE field = 'office';

-- Who takes part in an event, statement or state, in which role: actor, recipient, place,
-- said_by, speaker, audience, speaks_for or subject.
CREATE TABLE party (
  subject TEXT NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  day TEXT NOT NULL DEFAULT '9999-12-31',
  PRIMARY KEY (subject, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX party_actor ON party (actor, role, subject, day, document);
CREATE INDEX party_document ON party (document);

-- An actor, place or operation; `canonical` is the id that links give it.
CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  canonical TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX actor_canonical ON actor (canonical);

-- That a document names or calls an actor.
CREATE TABLE appearance (
  actor TEXT NOT NULL,
  document TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (actor, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX appearance_document ON appearance (document);

-- A name of an actor; `document` is empty for names that the knowledge base gives. `folded` is
-- the name in lower case, for finding it.
CREATE TABLE alias (
  folded TEXT NOT NULL,
  name TEXT NOT NULL,
  actor TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (folded, name, actor, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_actor ON alias (actor);
CREATE INDEX alias_document ON alias (document);

-- Where a document's place lies; `precision` is 5 below a city, 4 city, 3 district, 2 province,
-- 1 country.
CREATE TABLE place (
  actor TEXT NOT NULL,
  document TEXT NOT NULL,
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  geonames INTEGER,
  country TEXT,
  admin1 TEXT,
  lat REAL,
  lon REAL,
  precision INTEGER NOT NULL,
  PRIMARY KEY (actor, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX place_document ON place (document);

-- Which ids are one thing by the links in force; an id without a row stands for itself.
CREATE TABLE same (
  id TEXT PRIMARY KEY,
  canonical TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX same_canonical ON same (canonical);

-- Keys under which events are looked up to be compared.
CREATE TABLE block (
  key TEXT NOT NULL,
  event TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (key, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX block_document ON block (document);

-- Which events, states and statements tell of something to come, or of what became of a plan: the
-- days on which it is to come, the report's words of condition and deadline, and of a change.
-- `since` orders those of one last day: the first day on which it is to come, or the report's.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  announces INTEGER NOT NULL,
  earliest TEXT,
  latest TEXT,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  condition TEXT,
  condition_start INTEGER,
  condition_end INTEGER,
  deadline TEXT,
  deadline_start INTEGER,
  deadline_end INTEGER,
  turn TEXT,
  thing TEXT,
  turned TEXT,
  turned_start INTEGER,
  turned_end INTEGER,
  since TEXT NOT NULL DEFAULT '9999-12-31'
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_last_day ON plan (kind, announces, last_day, since, id);
CREATE INDEX plan_document ON plan (document);

-- Under which party, type and day events and states are looked up to see what came of a plan.
CREATE TABLE trace (
  key TEXT NOT NULL,
  type TEXT NOT NULL,
  day TEXT NOT NULL,
  subject TEXT NOT NULL,
  parties INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (key, type, day, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX trace_document ON trace (document);

-- Full text of documents, of the sentences of events and of the contents of statements.
CREATE VIRTUAL TABLE document_text USING fts5 (
  title, text, content = 'document', content_rowid = 'n', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE event_text USING fts5 (
  sentence, content = 'event', content_rowid = 'n', tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE statement_text USING fts5 (
  content, content = 'statement', content_rowid = 'n', tokenize = 'unicode61'
);

-- What is announced, for those who open the file with another tool.
CREATE VIEW agenda AS
SELECT plan.id, plan.kind,
       coalesce(event.type, state.field || ': ' || state.value, statement.cue) AS what,
       plan.status, plan.earliest, plan.latest, plan.condition, plan.deadline,
       coalesce(event.sentence, state.sentence, statement.content) AS sentence, plan.document
FROM plan
JOIN edition ON edition.document = plan.document
LEFT JOIN event ON event.id = plan.id
LEFT JOIN state ON state.id = plan.id
LEFT JOIN statement ON statement.id = plan.id
WHERE plan.announces = 1 AND edition.superseded_by IS NULL AND withdrawn = 0;

-- What reports say of named undertakings: missions, coalitions, sanctions regimes.
CREATE VIEW operation AS
SELECT actor.canonical AS operation, actor.name, state.field, state.value, state.status,
       state.earliest, state.latest, state.sentence, state.document
FROM actor
JOIN party ON party.actor = actor.id AND party.role = 'subject'
JOIN state ON state.id = party.subject
WHERE actor.kind = 'operation';
