-- Stories: views, too, but in a file of their own, since a record that lacks them gets them by
-- migration. `dateline rebuild` fills them.

-- What a document is about in few words: stems and weights, `word weight word weight ...`, most
-- telling first. `day` orders documents: the last day it may be of, or else the day recorded.
-- `meaning` is what its head means, as the signed bytes of a point; only the direction counts.
CREATE TABLE IF NOT EXISTS outline (
  document TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  terms TEXT NOT NULL,
  meaning BLOB
) STRICT, WITHOUT ROWID;

-- The words under which documents are looked up. Of one day, one week and one month a word leads
-- to a few, those whose ids come first: `by_day`, `by_week` and `by_month` mark them.
CREATE TABLE IF NOT EXISTS keyword (
  word TEXT NOT NULL,
  day TEXT NOT NULL,
  document TEXT NOT NULL,
  by_day INTEGER NOT NULL DEFAULT 0,
  by_week INTEGER NOT NULL DEFAULT 0,
  by_month INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (word, day, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS keyword_by_day ON keyword (word, day, document) WHERE by_day = 1;
CREATE INDEX IF NOT EXISTS keyword_by_week ON keyword (word, day, document) WHERE by_week = 1;
CREATE INDEX IF NOT EXISTS keyword_by_month ON keyword (word, day, document) WHERE by_month = 1;

-- That a document is like an earlier one, and how much.
CREATE TABLE IF NOT EXISTS near (
  document TEXT NOT NULL,
  other TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS near_other ON near (other);

-- The thread and the story of each document, each by the document it begins with: a thread is what
-- joins one by one, a story is a thread with those that were found to be of the same happening.
-- `alone` is the id of the story that begins with this document, `story` that of the story it is in.
CREATE TABLE IF NOT EXISTS story_report (
  document TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  thread TEXT NOT NULL,
  story TEXT NOT NULL,
  alone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS story_report_story ON story_report (story, day, document);
CREATE INDEX IF NOT EXISTS story_report_thread ON story_report (thread);
CREATE UNIQUE INDEX IF NOT EXISTS story_report_alone ON story_report (alone);

-- That a document is very like one of another thread: the `later` thread belongs to the `earlier`.
-- Both are written as the day and the document that they begin with; `late` is 1 where the later
-- takes up what was not told of for weeks.
CREATE TABLE IF NOT EXISTS bridge (
  document TEXT NOT NULL,
  other TEXT NOT NULL,
  later TEXT NOT NULL,
  earlier TEXT NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS bridge_later ON bridge (later, earlier, late);
CREATE INDEX IF NOT EXISTS bridge_earlier ON bridge (earlier, later);

-- The reports about one happening, without versions that were corrected since. `read` names the
-- documents that title and summary are made of.
CREATE TABLE IF NOT EXISTS story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  read TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS story_day ON story (first_day, id);
CREATE INDEX IF NOT EXISTS story_last ON story (last_day);

-- The title of a story (position 0) and the sentences of its summary, where they stand.
CREATE TABLE IF NOT EXISTS story_line (
  story TEXT NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
