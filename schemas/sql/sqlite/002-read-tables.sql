-- Read tables: functions of the grains' states, kept by the append, rebuilt by verify.
CREATE TABLE platform (
  hub TEXT NOT NULL PRIMARY KEY, short_name TEXT NOT NULL, full_name TEXT NOT NULL, region TEXT NOT NULL, changed_at INTEGER NOT NULL, profile TEXT NOT NULL
);

CREATE TABLE structure (
  hub TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, kind_label TEXT NOT NULL, finess TEXT, commune TEXT, department TEXT, region TEXT, profile TEXT NOT NULL,
  PRIMARY KEY (hub, key)
);

CREATE TABLE referral (
  hub TEXT NOT NULL, key TEXT NOT NULL, side TEXT NOT NULL, kind TEXT NOT NULL, department TEXT NOT NULL, origin TEXT NOT NULL, recipient TEXT,
  status TEXT NOT NULL, since INTEGER NOT NULL, first_requested_at INTEGER NOT NULL, opened_at INTEGER NOT NULL, sent_at INTEGER, answered_at INTEGER,
  shortcode TEXT NOT NULL, secret_hash TEXT NOT NULL, read_before INTEGER, answer_before INTEGER, lease_until INTEGER,
  escalated INTEGER NOT NULL, differs INTEGER NOT NULL, open_call INTEGER NOT NULL, child TEXT, source TEXT,
  PRIMARY KEY (hub, key)
) WITHOUT ROWID;
-- Inbox and outbox: the waiting list is ordered by the first request, always.
CREATE INDEX referral_list ON referral (hub, side, first_requested_at, key);
CREATE INDEX referral_shortcode ON referral (shortcode);
-- The last answers of a hub, for the delay it really keeps; examples do not count.
CREATE INDEX referral_answered ON referral (hub, answered_at) WHERE side = 'recipient' AND answered_at IS NOT NULL AND source IS NULL;

CREATE TABLE open_call (
  hub TEXT NOT NULL, key TEXT NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL, department TEXT NOT NULL, status TEXT NOT NULL, taken_by TEXT,
  first_requested_at INTEGER NOT NULL, since INTEGER NOT NULL, shortcode TEXT NOT NULL, source TEXT,
  PRIMARY KEY (hub, key)
) WITHOUT ROWID;

CREATE TABLE disclosure (
  hub TEXT NOT NULL, key TEXT NOT NULL, rank INTEGER NOT NULL, what TEXT NOT NULL, recipient TEXT NOT NULL, purpose TEXT NOT NULL, since INTEGER NOT NULL,
  until INTEGER NOT NULL, text_version TEXT NOT NULL, stopped_at INTEGER, openings INTEGER NOT NULL, last_opened_at INTEGER, danger TEXT,
  PRIMARY KEY (hub, key, rank)
) WITHOUT ROWID;

CREATE TABLE deadline (
  hub TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (hub, kind, key, name)
) WITHOUT ROWID;
CREATE INDEX deadline_due ON deadline (hub, due);
