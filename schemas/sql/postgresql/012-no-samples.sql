-- An analysis keeps samples of what it sees, in the catalogue, where no erasure reaches them: sealed bytes and look-ups are not sampled.
-- A new type, though it is the same, drops the samples that an analysis has taken already.
ALTER TABLE sealed ALTER COLUMN ciphertext TYPE bytea, ALTER COLUMN ciphertext SET STATISTICS 0;
ALTER TABLE account_address ALTER COLUMN lookup TYPE text COLLATE "C", ALTER COLUMN lookup SET STATISTICS 0, ALTER COLUMN ciphertext TYPE bytea, ALTER COLUMN ciphertext SET STATISTICS 0;
ALTER TABLE sign_in_link ALTER COLUMN token_hash TYPE text COLLATE "C", ALTER COLUMN token_hash SET STATISTICS 0;
ALTER TABLE subscriber ALTER COLUMN lookup TYPE text COLLATE "C", ALTER COLUMN lookup SET STATISTICS 0;
