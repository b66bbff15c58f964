-- The log of facts: announced into the outbox in the transaction of the use case, then moved in one order into the log.
create table platform.outbox (
  id bigint generated always as identity primary key,
  event_id uuid not null,
  type text not null,
  version int not null,
  about text not null,
  at timestamptz not null,
  cause jsonb not null,
  data jsonb not null
);

create table platform.log (
  position bigint primary key,
  event_id uuid not null unique,
  type text not null,
  version int not null,
  about text not null,
  at timestamptz not null,
  cause jsonb not null,
  data jsonb not null,
  hash bytea not null
);
create index log_about on platform.log (about, position);
create index log_type on platform.log (type, position);

-- The one row that orders all writers of the log: last position, and the hash the next row is chained to.
create table platform.log_head (
  only_one boolean primary key default true check (only_one),
  position bigint not null,
  hash bytea not null
);
insert into platform.log_head (position, hash) values (0, '\x');

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log of facts is append-only';
end $$;
create trigger append_only before update or delete or truncate on platform.log
  for each statement execute function platform.refuse_change();

-- How far each module has reacted to the log.
create table platform.subscriber (
  name text primary key,
  position bigint not null
);
-- A fact that a module could not digest after several tries; nothing is dropped silently.
create table platform.parked_fact (
  subscriber text not null,
  position bigint not null,
  error text not null,
  parked_at timestamptz not null default now(),
  primary key (subscriber, position)
);

create table platform.timer (
  kind text not null,
  key text not null,
  due_at timestamptz not null,
  data jsonb not null default '{}',
  attempts int not null default 0,
  primary key (kind, key)
);
create index timer_due on platform.timer (due_at);

-- Server processes now alive: each refreshes its row; a row that went stale is a node that died.
create table platform.node (
  id uuid primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null
);

-- Settings an administrator changes at run time, one row a key, parsed by the module that owns the key.
create table platform.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);
