-- The secret before the last rotation signs beside the new one for a while, so that receivers change without a gap.
alter table webhooks.endpoint
  add column former_secret_sealed text,
  add column former_secret_until timestamptz;
