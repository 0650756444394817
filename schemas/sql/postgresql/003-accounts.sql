-- Who may sign in. An address is found by its keyed hash and read back from its sealed form: it is never stored in clear.
CREATE TABLE account (
  id text COLLATE "C" NOT NULL PRIMARY KEY, hub text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL CHECK (role IN ('coordinator', 'administrator')),
  email_lookup text COLLATE "C" NOT NULL, sealed_email bytea NOT NULL, created_at bigint NOT NULL, disabled_at bigint
);
CREATE INDEX account_lookup ON account (email_lookup);
CREATE INDEX account_hub ON account (hub, created_at, id);

-- The hash of a link's secret: what is stored opens nothing.
CREATE TABLE sign_in_link (
  token_hash text COLLATE "C" NOT NULL PRIMARY KEY, account text COLLATE "C" NOT NULL REFERENCES account (id), expires_at bigint NOT NULL, used_at bigint
);
CREATE INDEX sign_in_link_expiry ON sign_in_link (expires_at);
CREATE INDEX sign_in_link_account ON sign_in_link (account);
