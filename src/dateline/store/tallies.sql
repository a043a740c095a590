-- How many there were, as each report counts them: `what` is the kind, `of` who is counted where it
-- is not all, `occasion` what the report's own counts of one happening share, `sort` its class,
-- `countries` those of its places. `day` orders, `last_day` is open as 9999-12-31.
CREATE TABLE IF NOT EXISTS tally (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  what TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  words TEXT NOT NULL,
  of TEXT NOT NULL,
  occasion TEXT NOT NULL,
  sort TEXT NOT NULL,
  trigger TEXT NOT NULL,
  event TEXT,
  countries TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  as_of TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  scene TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS tally_day ON tally (day, id);
CREATE INDEX IF NOT EXISTS tally_sort ON tally (sort, day);
CREATE INDEX IF NOT EXISTS tally_event ON tally (event);
CREATE INDEX IF NOT EXISTS tally_document ON tally (document);
