-- The address of an account stands in a row of its own, which goes with the closing; what stays of the account says who acted, by an opaque id.
-- Both tables are written anew: a column that is dropped in place keeps its bytes in the file.
CREATE TABLE account_address (account text COLLATE "C" NOT NULL PRIMARY KEY, lookup text COLLATE "C" NOT NULL, ciphertext bytea NOT NULL);
INSERT INTO account_address SELECT id, email_lookup, sealed_email FROM account WHERE disabled_at IS NULL;
CREATE INDEX account_address_lookup ON account_address (lookup);

ALTER TABLE account RENAME TO account_before;
ALTER TABLE sign_in_link RENAME TO sign_in_link_before;
ALTER INDEX account_pkey RENAME TO account_before_pkey;
ALTER INDEX sign_in_link_pkey RENAME TO sign_in_link_before_pkey;

CREATE TABLE account (
  id text COLLATE "C" NOT NULL PRIMARY KEY, hub text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL CHECK (role IN ('coordinator', 'administrator')), created_at bigint NOT NULL, disabled_at bigint
);
INSERT INTO account SELECT id, hub, role, created_at, disabled_at FROM account_before;

-- A link that was used has no row.
CREATE TABLE sign_in_link (token_hash text COLLATE "C" NOT NULL PRIMARY KEY, account text COLLATE "C" NOT NULL REFERENCES account (id), expires_at bigint NOT NULL);
INSERT INTO sign_in_link SELECT l.token_hash, l.account, l.expires_at FROM sign_in_link_before l JOIN account_address a ON a.account = l.account WHERE l.used_at IS NULL;

DROP TABLE sign_in_link_before;
DROP TABLE account_before;
CREATE INDEX account_hub ON account (hub, created_at, id);
CREATE INDEX sign_in_link_expiry ON sign_in_link (expires_at);
CREATE INDEX sign_in_link_account ON sign_in_link (account);
