-- Alerts. A subscription says in codes that it exists: what is looked for and where letters go stand in sealed rows. One that ended has no row.
CREATE TABLE subscription (
  hub TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, subject TEXT NOT NULL, channels TEXT NOT NULL, letter TEXT, subscriber TEXT NOT NULL, link TEXT NOT NULL,
  criteria TEXT NOT NULL, version INTEGER NOT NULL, address TEXT, asked_at INTEGER NOT NULL, from_at INTEGER NOT NULL, confirmed_at INTEGER, changed_at INTEGER NOT NULL,
  PRIMARY KEY (hub, key)
) WITHOUT ROWID;
CREATE INDEX subscription_link ON subscription (link);
CREATE INDEX subscription_subscriber ON subscription (hub, subscriber);

-- Finds a person again by the keyed hash of the address; goes with their last subscription. Not of the feeds: what stands there stays.
CREATE TABLE subscriber (hub TEXT NOT NULL, lookup TEXT NOT NULL, id TEXT NOT NULL, asked_at INTEGER NOT NULL, PRIMARY KEY (hub, lookup)) WITHOUT ROWID;
CREATE UNIQUE INDEX subscriber_id ON subscriber (hub, id);

-- The ledger: a person is told of one thing once, over all channels. Ranks of a hub are 1, 2, 3… in the order of commits: whoever reads on from one misses nothing.
-- The epoch is that of the one teller that may move the hub's cursors: one that was taken over finds another there.
CREATE TABLE ledger (hub TEXT NOT NULL PRIMARY KEY, head INTEGER NOT NULL, epoch INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE telling (
  hub TEXT NOT NULL, subscriber TEXT NOT NULL, thing TEXT NOT NULL, rank INTEGER NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL,
  mail TEXT NOT NULL CHECK (mail IN ('none', 'queued', 'daily', 'weekly', 'digested', 'over')), letter TEXT, seen_at INTEGER,
  PRIMARY KEY (hub, subscriber, thing)
) WITHOUT ROWID;
CREATE UNIQUE INDEX telling_rank ON telling (hub, rank);
CREATE INDEX telling_of_subscriber ON telling (hub, subscriber, rank);
CREATE INDEX telling_of_thing ON telling (hub, thing);
CREATE INDEX telling_waiting ON telling (hub, subscriber, at) WHERE mail IN ('daily', 'weekly');
CREATE INDEX telling_age ON telling (hub, at);
