create schema web;

-- One chat entrance, as the bank puts it on a page.
create table web.channel (
  key text primary key,
  name jsonb not null,
  greeting jsonb not null,
  topics jsonb not null,
  allowed_origins text[] not null,
  identity_secret_sealed text,
  is_active boolean not null,
  version int not null,
  changed_at timestamptz not null
);

-- A browser that was here before: its token brings a visitor back to the same customer. Only hashes are kept.
create table web.device (
  token_hash bytea primary key,
  channel_key text not null references web.channel (key),
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index device_seen on web.device (seen_at);

-- The right to one conversation, by a token of which only the hash is kept.
create table web.visit (
  id uuid primary key,
  channel_key text not null references web.channel (key),
  customer_id uuid not null,
  conversation_id uuid not null,
  token_hash bytea not null unique,
  language text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index visit_conversation on web.visit (conversation_id) where ended_at is null;
create index visit_expires on web.visit (expires_at);

-- Identity tokens that were used: each counts once, for one attempt.
create table web.used_claim (
  channel_key text not null references web.channel (key),
  jti text not null,
  attempt_hash bytea,
  expires_at timestamptz not null,
  primary key (channel_key, jti)
);
create index used_claim_expires on web.used_claim (expires_at);
