-- What the record holds for good. Rows are only added; triggers at the end refuse anything else.
-- Days are ISO text (2020-02-13), recorded is ISO text in UTC, offsets count code points.

-- Each change of this file's tables, in order; `version` equals the file's user_version then.
CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  what TEXT NOT NULL
) STRICT;

-- A report as it came; `body` is the decoded input, compressed with zlib.
CREATE TABLE report (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  url TEXT,
  publisher TEXT,
  title TEXT,
  author TEXT,
  published TEXT,
  language TEXT,
  media_type TEXT NOT NULL,
  recorded TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- The final clean text of a report; earliest and latest are the days it can have been published,
-- changed is the day, or day and time, of its last change as its page gives it.
CREATE TABLE document (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL REFERENCES report (id),
  source TEXT NOT NULL,
  url TEXT,
  publisher TEXT,
  title TEXT,
  author TEXT,
  language TEXT NOT NULL,
  published TEXT,
  basis TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  words INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  text TEXT NOT NULL,
  changed TEXT
) STRICT;

-- All that one document says, as its JSON line, compressed with zlib; `version` made it.
CREATE TABLE reading (
  document TEXT PRIMARY KEY REFERENCES document (id),
  version TEXT NOT NULL,
  recorded TEXT NOT NULL,
  json BLOB NOT NULL
) STRICT;

-- One value of one field of one subject, in the words of one document, with both clocks. Ids hold
-- the document, and lie by document in the index: in one of ids alone, each claim of a report would
-- be written to another page of the file.
CREATE TABLE claim (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  said_by TEXT NOT NULL,
  by TEXT NOT NULL,
  earliest TEXT,
  latest TEXT,
  published TEXT,
  status TEXT,
  certainty INTEGER,
  recorded TEXT NOT NULL,
  UNIQUE (document, id),
  CHECK (0 <= start AND start < "end")
) STRICT;

CREATE INDEX document_report ON document (report);
CREATE INDEX document_url ON document (url);
CREATE INDEX document_source ON document (source);
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_by_person ON claim (document) WHERE by LIKE 'person %';

-- A decision that two things are the same, are not, or may be; the same one can be taken again
-- after it was withdrawn.
CREATE TABLE link (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  judgement TEXT NOT NULL CHECK (judgement IN ('same', 'different', 'unsure')),
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

CREATE INDEX link_id ON link (id);
CREATE INDEX link_left ON link ("left");
CREATE INDEX link_right ON link ("right");
CREATE INDEX link_by_person ON link (n) WHERE author NOT LIKE 'dateline %';

-- That a link no longer holds, and who took it back.
CREATE TABLE withdrawal (
  link INTEGER PRIMARY KEY REFERENCES link (n),
  author TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;

CREATE TRIGGER report_kept BEFORE UPDATE ON report
BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END;
CREATE TRIGGER report_stays BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
CREATE TRIGGER document_kept BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
CREATE TRIGGER reading_kept BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;
CREATE TRIGGER reading_stays BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER claim_kept BEFORE UPDATE ON claim
BEGIN SELECT RAISE(ABORT, 'claims are never changed'); END;
CREATE TRIGGER claim_stays BEFORE DELETE ON claim
BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER link_kept BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'links are never changed: withdraw them'); END;
CREATE TRIGGER link_stays BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'links are never deleted: withdraw them'); END;
CREATE TRIGGER withdrawal_kept BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals are never changed'); END;
CREATE TRIGGER withdrawal_stays BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawals are never deleted: add the link again'); END;
