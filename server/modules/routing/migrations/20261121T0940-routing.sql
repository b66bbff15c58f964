create schema routing;

create table routing.queue (
  id uuid primary key,
  code text not null unique,
  name jsonb not null,
  channel text not null,
  language text,
  -- What the matching library reads: skills with minimum levels, further queues; and the same again per step.
  requirements jsonb not null,
  relaxations jsonb not null default '[]',
  -- Every further queue that the requirements or any step open: found from an agent's queues.
  reaches uuid[] not null default '{}',
  calendar_key text,
  threshold_seconds int not null check (threshold_seconds > 0),
  target_share double precision not null check (target_share > 0 and target_share <= 1),
  ring_seconds int not null check (ring_seconds > 0),
  auto_accept boolean not null,
  is_expert boolean not null,
  prefer_seconds int not null check (prefer_seconds >= 0),
  overflow_after_seconds int check (overflow_after_seconds > 0),
  overflow_queue_id uuid references routing.queue,
  offer_instead_after_seconds int check (offer_instead_after_seconds > 0),
  offers_callback boolean not null,
  offers_message boolean not null,
  active boolean not null,
  revision int not null default 1,
  check ((overflow_after_seconds is null) = (overflow_queue_id is null)),
  check (overflow_queue_id <> id)
);

create table routing.topic (
  code text primary key,
  name jsonb not null,
  active boolean not null
);
create table routing.topic_route (
  topic text not null references routing.topic,
  channel text not null,
  language text not null,
  queue_id uuid not null references routing.queue,
  primary key (topic, channel, language)
);

create table routing.agent (
  id uuid primary key,
  -- Copies of what identity says, kept fresh by its facts: read at every pass.
  unit_id uuid not null,
  skills jsonb not null default '{}',
  -- Null: the default of the house. `points` is what holds now, from either.
  capacity jsonb,
  points int not null check (points > 0),
  used_points int not null default 0,
  -- As points, but never below what is in use: lowering capacity takes no work away, and nothing grows above it.
  ceiling_points int not null,
  -- What the person chose; `presence` is what shows, with busy and wrap-up from the work in hand.
  chosen text not null default 'offline'
    check (chosen in ('available', 'break', 'meal', 'training', 'meeting', 'cool-down', 'offline')),
  next_presence text check (next_presence in ('break', 'meal', 'training', 'meeting', 'cool-down', 'offline')),
  presence text not null default 'offline',
  presence_since timestamptz not null,
  presence_reason text not null default 'chosen',
  available_since timestamptz not null,
  -- The last socket went away then; null while one is open, and right after a choice made without one.
  unreachable_since timestamptz,
  missed_in_row int not null default 0,
  check (used_points >= 0 and used_points <= ceiling_points),
  check (ceiling_points >= points),
  check (next_presence is null or chosen = 'available')
);
create index agent_available on routing.agent (id) where chosen = 'available';
create index agent_unit on routing.agent (unit_id);

-- What one contact of each channel takes of an agent, and how many are held. A channel without a row is never given.
create table routing.agent_channel (
  agent_id uuid not null references routing.agent,
  channel text not null,
  -- Null: all points.
  cost int check (cost > 0),
  most int not null check (most >= 0),
  held int not null default 0,
  ceiling int not null,
  primary key (agent_id, channel),
  check (held >= 0 and held <= ceiling),
  check (ceiling >= most)
);

create table routing.membership (
  agent_id uuid not null references routing.agent,
  queue_id uuid not null references routing.queue,
  since timestamptz not null,
  primary key (agent_id, queue_id)
);
create index membership_queue on routing.membership (queue_id);

-- Open sockets of staff, by server process: gone with the process.
create table routing.link (
  connection_id uuid primary key,
  node_id uuid not null,
  agent_id uuid not null,
  session_id text not null,
  since timestamptz not null
);
create index link_agent on routing.link (agent_id);
create index link_node on routing.link (node_id);
create index link_session on routing.link (session_id);

-- What routing hands out. The item of a contact has the contact's id.
create table routing.item (
  id uuid primary key,
  kind text not null check (kind in ('contact', 'consult', 'callback', 'message')),
  contact_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  reference text not null,
  queue_id uuid not null references routing.queue,
  channel text not null,
  language text not null,
  topic text,
  lane text not null check (lane in ('ordinary', 'vip', 'vulnerable', 'fraud')),
  state text not null check (state in ('scheduled', 'waiting', 'ringing', 'assigned', 'wrap-up', 'ended')),
  waiting_since timestamptz not null,
  not_before timestamptz,
  preferred jsonb not null default '[]',
  preferred_until timestamptz,
  -- The preferred agents who may come from outside the queue: found from the agent.
  outside uuid[] not null default '{}',
  excluded jsonb not null default '[]',
  -- At whom it rings, or who has it in hand. One item, one holder.
  agent_id uuid references routing.agent,
  held_points int not null default 0 check (held_points >= 0),
  held_since timestamptz,
  epoch int not null default 0,
  -- The offer that rings, or the last that did.
  offer_id uuid unique,
  offer_kind text,
  offer_agent_id uuid,
  offer_made_at timestamptz,
  offer_expires_at timestamptz,
  -- Transfers and consults: who asks, what they wrote, and as what a consulted person joins.
  is_transfer boolean not null default false,
  from_agent_id uuid,
  note text,
  join_as text check (join_as in ('consultant', 'expert')),
  -- A consult of one person: it goes to nobody else.
  only_agent_id uuid,
  left_queue_ids uuid[] not null default '{}',
  queued_at timestamptz not null,
  ended_at timestamptz,
  check ((state in ('ringing', 'assigned', 'wrap-up')) = (agent_id is not null)),
  check (agent_id is not null or held_points = 0),
  check (state <> 'ringing' or (offer_id is not null and offer_expires_at is not null)),
  check ((state = 'ended') = (ended_at is not null))
);
create index item_waiting on routing.item (queue_id, lane, waiting_since, id) where state = 'waiting';
create index item_waiting_outside on routing.item (id) where state = 'waiting' and outside <> '{}';
create index item_holder on routing.item (agent_id) where agent_id is not null;
create index item_contact on routing.item (contact_id) where state <> 'ended';
create index item_open on routing.item (queue_id) where state <> 'ended';
create index item_ended on routing.item (ended_at) where state = 'ended';

-- A customer's wish to be called back, or to be answered later. Its work item has the same id.
create table routing.callback (
  id uuid primary key references routing.item,
  kind text not null check (kind in ('callback', 'message')),
  phone_sealed text,
  phone_masked text,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  -- The contact that began when an agent took it.
  own_contact_id uuid,
  last_agent_id uuid,
  outcome text,
  note text,
  ended_at timestamptz,
  check ((kind = 'callback') = (phone_sealed is not null)),
  check ((outcome is null) = (ended_at is null))
);
create index callback_open on routing.callback (due_at, id) where ended_at is null;
create index callback_ended on routing.callback (ended_at) where ended_at is not null;
create index callback_own_contact on routing.callback (own_contact_id) where own_contact_id is not null;

-- Recent handle time of each queue, as a running mean, for the wait that customers are told.
create table routing.pace (
  queue_id uuid primary key references routing.queue,
  handle_ms double precision not null
);

-- "Something changed that may open a match": written with the change, taken by the next pass on any node.
create table routing.pass_due (
  id bigint generated always as identity primary key
);
