-- Feeds, grains, replies: the truth. Instants are Unix milliseconds UTC.
-- Locked and updated by every commit: room on its page keeps the updates in place.
CREATE TABLE hub (id text COLLATE "C" PRIMARY KEY, head bigint NOT NULL) WITH (fillfactor = 10);

CREATE TABLE entry (
  hub text COLLATE "C" NOT NULL, position bigint NOT NULL, at bigint NOT NULL,
  subject_kind text COLLATE "C" NOT NULL, subject_key text COLLATE "C" NOT NULL, version bigint NOT NULL,
  audience text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, data text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, position)
);
CREATE UNIQUE INDEX entry_subject ON entry (hub, subject_kind, subject_key, version);

CREATE TABLE grain (
  hub text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, version bigint NOT NULL, state text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, kind, key)
) WITH (fillfactor = 70);

CREATE TABLE reply (
  hub text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, idempotency_key text COLLATE "C" NOT NULL, command text COLLATE "C" NOT NULL, reply text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, kind, key, idempotency_key)
);

CREATE TABLE cursor (follower text COLLATE "C" NOT NULL, hub text COLLATE "C" NOT NULL, position bigint NOT NULL, PRIMARY KEY (follower, hub));

-- Personal details, encrypted; the only table that holds any.
CREATE TABLE sealed (hub text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, ciphertext bytea NOT NULL, PRIMARY KEY (hub, id));
