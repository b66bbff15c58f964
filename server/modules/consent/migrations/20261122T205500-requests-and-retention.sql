-- How long each kind of personal data is kept: from its start event on, unless a hold stands.
create table consent.retention_rule (
  kind text primary key,
  months int not null check (months between 6 and 600),
  source text not null,
  version int not null default 1
);
insert into consent.retention_rule (kind, months, source) values
  ('messages', 36, 'House default for calls and chats; no single law'),
  ('outreach', 36, 'House default'),
  ('consent-proof', 36, 'House default: life of the consent and 3 years');

-- Nothing of a customer is removed while one of these stands.
create table consent.legal_hold (
  id uuid primary key,
  customer_id uuid not null,
  reason text not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz
);
create index legal_hold_standing on consent.legal_hold (customer_id) where ended_at is null;

-- What the job removed, and when.
create table consent.retention_run (
  id uuid primary key,
  at timestamptz not null,
  removed jsonb not null
);

-- What customers ask about their own data: to see, get, correct or delete it.
create table consent.data_request (
  id uuid primary key,
  reference text not null unique,
  customer_id uuid not null,
  kind text not null check (kind in ('access', 'copy', 'correction', 'deletion')),
  wish text not null,
  said_through text not null,
  received_at timestamptz not null,
  received_by uuid not null,
  owner_id uuid,
  state text not null check (state in ('open', 'done', 'partly', 'refused')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- Of a deletion: what there was of each kind, what was removed, what is kept until when and why.
  outcome jsonb
);
create index data_request_list on consent.data_request (received_at desc, id desc);
create sequence consent.data_request_number;
