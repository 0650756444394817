-- Who may sign in. An address is found by its keyed hash and read back from its sealed form: it is never stored in clear.
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY, hub TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('coordinator', 'administrator')),
  email_lookup TEXT NOT NULL, sealed_email BLOB NOT NULL, created_at INTEGER NOT NULL, disabled_at INTEGER
);
CREATE INDEX account_lookup ON account (email_lookup);
CREATE INDEX account_hub ON account (hub, created_at, id);

-- The hash of a link's secret: what is stored opens nothing.
CREATE TABLE sign_in_link (
  token_hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id), expires_at INTEGER NOT NULL, used_at INTEGER
) WITHOUT ROWID;
CREATE INDEX sign_in_link_expiry ON sign_in_link (expires_at);
CREATE INDEX sign_in_link_account ON sign_in_link (account);
