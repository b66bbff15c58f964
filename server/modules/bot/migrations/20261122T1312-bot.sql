create schema bot;

-- Whether a bot answers first at an entrance, and how. An entrance without a row has none.
create table bot.assistant (
  entrance text primary key,
  is_on boolean not null,
  -- After so long without a word of the customer the session has ended.
  idle_seconds int not null check (idle_seconds between 60 and 86400),
  version int not null,
  changed_at timestamptz not null
);

-- What a bot knows, frozen: intents with utterances, flows, thresholds and the model trained on them.
create table bot.release (
  id uuid primary key,
  number int not null unique,
  -- Made by one person, let out by another: the database holds it too.
  state text not null check (state in ('training', 'failed', 'gated', 'stopped', 'released', 'former')),
  note text not null,
  content jsonb not null,
  hash text not null,
  model bytea,
  report jsonb,
  fault text,
  made_by uuid,
  made_at timestamptz not null,
  released_by uuid,
  released_at timestamptz,
  check (released_by is null or made_by is null or released_by <> made_by),
  check (state not in ('gated', 'stopped', 'released', 'former') or (model is not null and report is not null))
);
create unique index release_current on bot.release ((true)) where state = 'released';

-- A customer served by a bot: from the first message it answers to the end, or to a person.
create table bot.session (
  id uuid primary key,
  conversation_id uuid not null,
  customer_id uuid not null,
  entrance text not null,
  channel text not null,
  language text not null,
  topic text,
  release_id uuid references bot.release,
  began_at timestamptz not null,
  -- The number of the thread's last message when it began: what comes after is the bot's to answer.
  begun_after_seq int not null,
  answered_up_to_seq int not null,
  last_turn_at timestamptz not null,
  turn_count int not null default 0,
  state jsonb,
  intent text,
  ended_at timestamptz,
  outcome text check (outcome in ('resolved-confirmed', 'handed-over', 'left', 'failed')),
  why text,
  contact_id uuid,
  -- The customer came back, to the bot or to a person, within 72 hours after the end.
  repeated_at timestamptz,
  -- A person of the house took the contact that this session was handed over to.
  reached_at timestamptz,
  check ((ended_at is null) = (outcome is null)),
  check (outcome is distinct from 'handed-over' or contact_id is not null)
);
create unique index session_open on bot.session (conversation_id) where ended_at is null;
create index session_recent on bot.session (began_at desc, id desc);
create index session_customer on bot.session (customer_id, ended_at desc);
create index session_contact on bot.session (contact_id) where contact_id is not null;

-- One message answered: how it was understood and what came of it. No text: that stands in the thread.
create table bot.turn (
  session_id uuid not null references bot.session,
  seq int not null,
  at timestamptz not null,
  act text not null,
  intent text,
  article_id text,
  article_version int,
  reading jsonb not null,
  took_ms int not null,
  primary key (session_id, seq)
);
create index turn_recent on bot.turn (at desc);

-- What an agent gets with a customer whom the bot gave away.
create table bot.hand_over (
  contact_id uuid primary key,
  session_id uuid not null references bot.session,
  at timestamptz not null,
  package jsonb not null
);

-- Answers a person has looked at: right or wrong.
create table bot.review (
  session_id uuid not null,
  seq int not null,
  verdict text not null check (verdict in ('right', 'wrong')),
  note text not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  primary key (session_id, seq),
  foreign key (session_id, seq) references bot.turn
);

-- The working copy from which releases are made; one row an intent or a flow.
create table bot.draft (
  kind text not null check (kind in ('intent', 'flow')),
  code text not null,
  content jsonb not null,
  version int not null,
  is_removed boolean not null default false,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (kind, code)
);

-- Questions with the answer that must not change unseen: asked of every release before it is let out.
create table bot.regression (
  id uuid primary key,
  text text not null unique,
  -- Null: none of the intents.
  intent text,
  is_must boolean not null,
  added_by uuid,
  added_at timestamptz not null
);
