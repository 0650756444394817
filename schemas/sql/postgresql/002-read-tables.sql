-- Read tables: functions of the grains' states, kept by the append, rebuilt by verify.
CREATE TABLE platform (
  hub text COLLATE "C" NOT NULL PRIMARY KEY, short_name text COLLATE "C" NOT NULL, full_name text COLLATE "C" NOT NULL, region text COLLATE "C" NOT NULL, changed_at bigint NOT NULL, profile text COLLATE "C" NOT NULL
);

CREATE TABLE structure (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, kind_label text COLLATE "C" NOT NULL, finess text COLLATE "C", commune text COLLATE "C", department text COLLATE "C", region text COLLATE "C", profile text COLLATE "C" NOT NULL,
  PRIMARY KEY (hub, key)
);

CREATE TABLE referral (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, side text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, department text COLLATE "C" NOT NULL, origin text COLLATE "C" NOT NULL, recipient text COLLATE "C",
  status text COLLATE "C" NOT NULL, since bigint NOT NULL, first_requested_at bigint NOT NULL, opened_at bigint NOT NULL, sent_at bigint, answered_at bigint,
  shortcode text COLLATE "C" NOT NULL, secret_hash text COLLATE "C" NOT NULL, read_before bigint, answer_before bigint, lease_until bigint,
  escalated bigint NOT NULL, differs bigint NOT NULL, open_call bigint NOT NULL, child text COLLATE "C", source text COLLATE "C",
  PRIMARY KEY (hub, key)
);
-- Inbox and outbox: the waiting list is ordered by the first request, always.
CREATE INDEX referral_list ON referral (hub, side, first_requested_at, key);
CREATE INDEX referral_shortcode ON referral (shortcode);
-- The last answers of a hub, for the delay it really keeps; examples do not count.
CREATE INDEX referral_answered ON referral (hub, answered_at) WHERE side = 'recipient' AND answered_at IS NOT NULL AND source IS NULL;

CREATE TABLE open_call (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, origin text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, department text COLLATE "C" NOT NULL, status text COLLATE "C" NOT NULL, taken_by text COLLATE "C",
  first_requested_at bigint NOT NULL, since bigint NOT NULL, shortcode text COLLATE "C" NOT NULL, source text COLLATE "C",
  PRIMARY KEY (hub, key)
);

CREATE TABLE disclosure (
  hub text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, rank bigint NOT NULL, what text COLLATE "C" NOT NULL, recipient text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL, since bigint NOT NULL,
  until bigint NOT NULL, text_version text COLLATE "C" NOT NULL, stopped_at bigint, openings bigint NOT NULL, last_opened_at bigint, danger text COLLATE "C",
  PRIMARY KEY (hub, key, rank)
);

CREATE TABLE deadline (
  hub text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, due bigint NOT NULL, PRIMARY KEY (hub, kind, key, name)
);
CREATE INDEX deadline_due ON deadline (hub, due);
