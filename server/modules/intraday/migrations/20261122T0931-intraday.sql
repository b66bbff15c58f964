create schema intraday;

-- Every change of presence, from the log. Spans follow from it: each lasts until the next one of the person.
create table intraday.presence (
  -- Of the fact in the log: a fact told twice is kept once.
  position bigint primary key,
  person_id uuid not null,
  at timestamptz not null,
  presence text not null
);
create index presence_person on intraday.presence (person_id, at, position);
create index presence_at on intraday.presence (at);

-- Time that was approved to differ from the plan. Withdrawn ones stay as a record.
create table intraday.exception (
  id uuid primary key,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  approved_at timestamptz not null,
  approved_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check (ends_at > starts_at)
);
create index exception_person on intraday.exception (person_id, ends_at) where withdrawn_at is null;

-- Why a half hour was far from its forecast.
create table intraday.cause_note (
  queue_id uuid not null,
  start_at timestamptz not null,
  words text not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  primary key (queue_id, start_at)
);

-- The desk's settings; the row is there from the first change on.
create table intraday.setting (
  is_only boolean primary key default true check (is_only),
  settings jsonb not null,
  revision int not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);

-- When the desk was last looked at as a whole, and by which node.
create table intraday.look (
  is_only boolean primary key default true check (is_only),
  looked_at timestamptz not null
);

-- What the last looks proposed. `content` is what a screen shows; `deeds` is what applying it does.
create table intraday.proposal (
  id uuid primary key,
  looked_at timestamptz not null,
  place int not null,
  kind text not null,
  content jsonb not null,
  deeds jsonb not null,
  -- Whose day it changes, and when: {personIds, firstAt, untilAt}.
  span jsonb not null,
  valid_until timestamptz not null
);
create index proposal_looked on intraday.proposal (looked_at);

-- What was done: applied by a person or by the autopilot, and what it brought.
create table intraday.measure (
  id uuid primary key,
  kind text not null,
  content jsonb not null,
  -- Whose day it changed, for scopes and for the rails of the autopilot.
  person_ids uuid[] not null,
  -- How to take it back.
  deeds jsonb not null,
  made_at timestamptz not null,
  -- Null: the autopilot.
  made_by uuid,
  -- The first instant that it changed; what has begun is not taken back.
  first_at timestamptz not null,
  until_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  -- {contacts, serviceLevel}, once the half hours have passed.
  brought jsonb
);
create index measure_made on intraday.measure (made_at);
create index measure_waiting on intraday.measure (until_at) where brought is null;
