create schema promises;

-- Opening hours, holidays and adjusted workdays by name; whoever counts time says which one.
create table promises.calendar (
  key text primary key,
  name jsonb not null,
  data jsonb not null,
  version int not null,
  changed_at timestamptz not null
);

-- Everything the house owes someone by an instant. `clock` is the promise as libs/promise-clock keeps it; the columns
-- beside it repeat what lists and figures ask for.
create table promises.promise (
  id uuid primary key,
  kind text not null,
  about_kind text not null,
  about_id text not null,
  owner_id uuid,
  unit_id uuid,
  queue_id text,
  title text not null,
  calendar_key text references promises.calendar (key),
  clock jsonb not null,
  state text not null check (state in ('running', 'endangered', 'broken', 'paused', 'kept', 'withdrawn')),
  made_at timestamptz not null,
  due_at timestamptz not null,
  warn_at timestamptz,
  paused_remaining_ms bigint,
  kept_at timestamptz,
  evidence text,
  ended_at timestamptz,
  ended_reason text
);
-- One open promise of a kind about one thing.
create unique index promise_open on promises.promise (kind, about_kind, about_id) where ended_at is null;
create index promise_about on promises.promise (about_kind, about_id, kind, made_at desc);
create index promise_owner on promises.promise (owner_id, due_at) where ended_at is null;
create index promise_state on promises.promise (state, due_at) where ended_at is null;
create index promise_made on promises.promise (made_at);
