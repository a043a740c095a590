-- What a watch keeps in mind, in a file of its own beside the record.

CREATE TABLE feed (
    url TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    title TEXT,
    status TEXT NOT NULL,
    why TEXT,
    etag TEXT,
    modified TEXT,
    checked TEXT,
    bound TEXT,
    due TEXT,
    pause REAL NOT NULL,
    failures INTEGER NOT NULL,
    entries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for each version of an entry. `known` is what the feed gave, until it is read.
CREATE TABLE entry (
    n INTEGER PRIMARY KEY,
    feed TEXT NOT NULL,
    guid TEXT,
    address TEXT,
    mark TEXT NOT NULL,
    status TEXT NOT NULL,
    page INTEGER NOT NULL,
    host TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    due TEXT NOT NULL,
    why TEXT,
    document TEXT,
    known BLOB
) STRICT;

CREATE INDEX entry_guid ON entry (feed, guid) WHERE guid IS NOT NULL;
CREATE INDEX entry_address ON entry (address) WHERE address IS NOT NULL;
CREATE INDEX entry_mark ON entry (feed, mark);
CREATE INDEX entry_page ON entry (host, due) WHERE status = 'waiting' AND page = 1;
CREATE INDEX entry_text ON entry (due) WHERE status = 'waiting' AND page = 0;
CREATE INDEX entry_of_feed ON entry (feed, due) WHERE status = 'waiting';
CREATE INDEX entry_document ON entry (document) WHERE document IS NOT NULL;

-- robots.txt of a site as it was had last; no body where it has none.
CREATE TABLE robots (
    site TEXT PRIMARY KEY,
    until TEXT NOT NULL,
    body TEXT
) STRICT, WITHOUT ROWID;
