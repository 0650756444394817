-- Job offers of every hub: each answers a national question alone. The posting is the hub's publication; words that are not published stand in sealed rows.
CREATE TABLE offer (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, since bigint NOT NULL, opened_at bigint NOT NULL, owner text COLLATE "C",
  canonical text COLLATE "C", department text COLLATE "C", contract text COLLATE "C", working_time text COLLATE "C", points bigint NOT NULL, waiting_since bigint,
  title text COLLATE "C", version bigint NOT NULL, published_at bigint, changed_at bigint, until bigint, contact bigint NOT NULL,
  lead_hub text COLLATE "C", lead_key text COLLATE "C", said_filled_by text COLLATE "C", post_by_name text COLLATE "C", post_by_siret text COLLATE "C", how text COLLATE "C", why text COLLATE "C", source text COLLATE "C", posting text COLLATE "C",
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
