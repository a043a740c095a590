-- Stories: views, too, but in a file of their own, since a record that lacks them gets them by
-- migration. `dateline rebuild` fills them.

-- What a document is about in few words: stems and weights, `word weight word weight ...`, most
-- telling first. `day` orders documents: the last day it may be of, or else the day recorded.
CREATE TABLE IF NOT EXISTS outline (
  document TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  terms TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words under which documents are looked up: `by_day` for those of the next weeks, `by_month`
-- for later ones. Of one day, and of one month, a few a word are looked up; the others are found
-- through other words, or through what these hold to.
CREATE TABLE IF NOT EXISTS keyword (
  word TEXT NOT NULL,
  day TEXT NOT NULL,
  document TEXT NOT NULL,
  by_day INTEGER NOT NULL DEFAULT 1,
  by_month INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (word, day, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS keyword_by_day ON keyword (word, day, document) WHERE by_day = 1;
CREATE INDEX IF NOT EXISTS keyword_by_month ON keyword (word, day, document) WHERE by_month = 1;

-- That a document is like an earlier one, and how much.
CREATE TABLE IF NOT EXISTS near (
  document TEXT NOT NULL,
  other TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS near_other ON near (other);

-- The story of each document; `alone` is the id it would have if it began with this document.
CREATE TABLE IF NOT EXISTS story_report (
  document TEXT PRIMARY KEY,
  story TEXT NOT NULL,
  alone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS story_report_story ON story_report (story);
CREATE INDEX IF NOT EXISTS story_report_alone ON story_report (alone);

-- The reports about one happening, without versions that were corrected since.
CREATE TABLE IF NOT EXISTS story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  reports INTEGER NOT NULL,
  publishers INTEGER NOT NULL
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
