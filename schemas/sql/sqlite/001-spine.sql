-- Feeds, grains, replies: the truth. Instants are Unix milliseconds UTC.
-- Wide rows (entry, grain) keep their rowid: without one, a row over a quarter of a page goes to a page of its own.
CREATE TABLE hub (id TEXT PRIMARY KEY, head INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE entry (
  hub TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL,
  subject_kind TEXT NOT NULL, subject_key TEXT NOT NULL, version INTEGER NOT NULL,
  audience TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (hub, position)
);
CREATE UNIQUE INDEX entry_subject ON entry (hub, subject_kind, subject_key, version);

CREATE TABLE grain (
  hub TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (hub, kind, key)
);

CREATE TABLE reply (
  hub TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, idempotency_key TEXT NOT NULL, command TEXT NOT NULL, reply TEXT NOT NULL,
  PRIMARY KEY (hub, kind, key, idempotency_key)
) WITHOUT ROWID;

CREATE TABLE cursor (follower TEXT NOT NULL, hub TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (follower, hub)) WITHOUT ROWID;

-- Personal details, encrypted; the only table that holds any.
CREATE TABLE sealed (hub TEXT NOT NULL, id TEXT NOT NULL, ciphertext BLOB NOT NULL, PRIMARY KEY (hub, id));
