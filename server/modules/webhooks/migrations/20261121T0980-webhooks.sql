create schema webhooks;

create table webhooks.endpoint (
  id uuid primary key,
  url text not null,
  description text not null,
  types text[] not null,
  secret_sealed text not null,
  is_active boolean not null,
  stopped_reason text,
  created_by uuid not null,
  created_at timestamptz not null
);

-- One fact for one endpoint; sent in the order of the log, one at a time per endpoint.
create table webhooks.delivery (
  id uuid primary key,
  endpoint_id uuid not null references webhooks.endpoint (id),
  position bigint not null,
  type text not null,
  payload jsonb not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts int not null default 0,
  last_status int,
  last_error text,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index delivery_waiting on webhooks.delivery (endpoint_id, position, created_at) where state = 'waiting';
create index delivery_ended on webhooks.delivery (endpoint_id, state, ended_at desc);
create unique index delivery_once on webhooks.delivery (endpoint_id, position) where state = 'waiting';
