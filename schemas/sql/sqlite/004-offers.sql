-- Job offers of every hub: each answers a national question alone. The posting is the hub's publication; words that are not published stand in sealed rows.
CREATE TABLE offer (
  hub TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, since INTEGER NOT NULL, opened_at INTEGER NOT NULL, owner TEXT,
  canonical TEXT, department TEXT, contract TEXT, working_time TEXT, points INTEGER NOT NULL, waiting_since INTEGER,
  title TEXT, version INTEGER NOT NULL, published_at INTEGER, changed_at INTEGER, until INTEGER, contact INTEGER NOT NULL,
  lead_hub TEXT, lead_key TEXT, said_filled_by TEXT, post_by_name TEXT, post_by_siret TEXT, how TEXT, why TEXT, source TEXT, posting TEXT,
  PRIMARY KEY (hub, key)
);
-- What search and public lists are made of, in the order in which it is read whole.
CREATE INDEX offer_published ON offer (hub, key) WHERE status = 'published';
CREATE INDEX offer_newest ON offer (published_at, hub, key) WHERE status = 'published';
CREATE INDEX offer_waiting ON offer (hub, waiting_since, key) WHERE waiting_since IS NOT NULL;
CREATE INDEX offer_of_hub ON offer (hub, status, since, key);
CREATE INDEX offer_owner ON offer (owner, since, key) WHERE owner IS NOT NULL;
CREATE INDEX offer_lead ON offer (lead_hub, lead_key) WHERE lead_hub IS NOT NULL;
-- The same post through another hub, to be proposed to a coordinator.
CREATE INDEX offer_by_name ON offer (post_by_name) WHERE status = 'published';
CREATE INDEX offer_by_siret ON offer (post_by_siret) WHERE status = 'published' AND post_by_siret IS NOT NULL;
