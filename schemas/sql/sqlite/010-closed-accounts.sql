-- The address of an account stands in a row of its own, which goes with the closing; what stays of the account says who acted, by an opaque id.
-- Both tables are written anew: columns taken out of rows in place would leave their bytes in the gaps of the pages.
CREATE TABLE account_address (account TEXT NOT NULL PRIMARY KEY, lookup TEXT NOT NULL, ciphertext BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO account_address SELECT id, email_lookup, sealed_email FROM account WHERE disabled_at IS NULL;
CREATE INDEX account_address_lookup ON account_address (lookup);

CREATE TABLE account_next (
  id TEXT NOT NULL PRIMARY KEY, hub TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('coordinator', 'administrator')), created_at INTEGER NOT NULL, disabled_at INTEGER
) WITHOUT ROWID;
INSERT INTO account_next SELECT id, hub, role, created_at, disabled_at FROM account;

-- A link that was used has no row.
CREATE TABLE sign_in_link_next (token_hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account_next (id), expires_at INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO sign_in_link_next SELECT l.token_hash, l.account, l.expires_at FROM sign_in_link l JOIN account_address a ON a.account = l.account WHERE l.used_at IS NULL;

DROP TABLE sign_in_link;
DROP TABLE account;
ALTER TABLE account_next RENAME TO account;
ALTER TABLE sign_in_link_next RENAME TO sign_in_link;
CREATE INDEX account_hub ON account (hub, created_at, id);
CREATE INDEX sign_in_link_expiry ON sign_in_link (expires_at);
CREATE INDEX sign_in_link_account ON sign_in_link (account);
