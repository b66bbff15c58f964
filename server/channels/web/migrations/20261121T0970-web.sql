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

-- A visitor's right to one conversation, by a token of which only the hash is kept.
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
create index visit_conversation on web.visit (conversation_id);

-- Signed claims that were used: each counts once.
create table web.used_claim (
  jti text primary key,
  expires_at timestamptz not null
);
create index used_claim_expires on web.used_claim (expires_at);
