-- Alerts. A subscription says in codes that it exists: what is looked for and where letters go stand in sealed rows. One that ended has no row.
CREATE TABLE subscription (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL, channels text COLLATE "C" NOT NULL, letter text COLLATE "C", subscriber text COLLATE "C" NOT NULL, link text COLLATE "C" NOT NULL,
  criteria text COLLATE "C" NOT NULL, version bigint NOT NULL, address text COLLATE "C", asked_at bigint NOT NULL, from_at bigint NOT NULL, confirmed_at bigint, changed_at bigint NOT NULL,
  PRIMARY KEY (hub, key)
);
CREATE INDEX subscription_link ON subscription (link);
CREATE INDEX subscription_subscriber ON subscription (hub, subscriber);

-- Finds a person again by the keyed hash of the address; goes with their last subscription. Not of the feeds: what stands there stays.
CREATE TABLE subscriber (hub text COLLATE "C" NOT NULL, lookup text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, asked_at bigint NOT NULL, PRIMARY KEY (hub, lookup));
CREATE UNIQUE INDEX subscriber_id ON subscriber (hub, id);

-- The ledger: a person is told of one thing once, over all channels. Ranks of a hub are 1, 2, 3… in the order of commits: whoever reads on from one misses nothing.
-- The epoch is that of the one teller that may move the hub's cursors: one that was taken over finds another there.
CREATE TABLE ledger (hub text COLLATE "C" NOT NULL PRIMARY KEY, head bigint NOT NULL, epoch bigint NOT NULL);

CREATE TABLE telling (
  hub text COLLATE "C" NOT NULL, subscriber text COLLATE "C" NOT NULL, thing text COLLATE "C" NOT NULL, rank bigint NOT NULL, why text COLLATE "C" NOT NULL, at bigint NOT NULL,
  mail text COLLATE "C" NOT NULL CHECK (mail IN ('none', 'queued', 'daily', 'weekly', 'digested', 'over')), letter text COLLATE "C", seen_at bigint,
  PRIMARY KEY (hub, subscriber, thing)
);
CREATE UNIQUE INDEX telling_rank ON telling (hub, rank);
CREATE INDEX telling_of_subscriber ON telling (hub, subscriber, rank);
CREATE INDEX telling_of_thing ON telling (hub, thing);
CREATE INDEX telling_waiting ON telling (hub, subscriber, at) WHERE mail IN ('daily', 'weekly');
CREATE INDEX telling_age ON telling (hub, at);
