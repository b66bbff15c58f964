create schema conversations;

-- One thread a customer. Its row is the lock of everything below it, and carries copies of what the message writer must
-- know of the contact: a statement that locks the row then reads the newest of them, which no join would give it.
create table conversations.conversation (
  id uuid primary key,
  customer_id uuid not null unique,
  created_at timestamptz not null,
  last_seq int not null default 0,
  -- The latest contact; `is_open` until it has ended.
  contact_id uuid,
  is_open boolean not null default false,
  -- Open, and no person has said anything to the customer yet.
  awaits_response boolean not null default false,
  owner_id uuid,
  owner_unit_id uuid,
  -- Who may write to the customer now, and who may write internal notes only.
  speakers text[] not null default '{}',
  noters text[] not null default '{}',
  last_agent_id uuid,
  last_served_at timestamptz,
  last_message_at timestamptz,
  last_agent_at timestamptz,
  -- The customer spoke last, since then.
  customer_waiting_since timestamptz
) with (fillfactor = 70);

create sequence conversations.reference_number;

create table conversations.contact (
  id uuid primary key,
  reference text not null unique,
  conversation_id uuid not null references conversations.conversation,
  customer_id uuid not null,
  channel text not null,
  language text not null,
  topic text,
  lane text not null check (lane in ('ordinary', 'vip', 'vulnerable', 'fraud')),
  is_callback boolean not null,
  first_seq int not null,
  last_seq int,
  asked_at timestamptz not null,
  offered_at timestamptz,
  offer_count int not null default 0,
  answered_at timestamptz,
  first_response_at timestamptz,
  first_responder_id uuid,
  ended_at timestamptz,
  end_reason text,
  queue_id uuid,
  owner_id uuid,
  owner_unit_id uuid,
  epoch int not null default 0,
  held_since timestamptz,
  held_ms bigint not null default 0,
  transfer_count int not null default 0,
  idle_warned_at timestamptz,
  wrap_up_due_at timestamptz,
  wrap_up_finished_at timestamptz,
  wrap_up_is_automatic boolean not null default false,
  reason_code text,
  disposition_code text,
  summary text not null default '',
  handle_ms bigint,
  attention_ms bigint,
  check ((ended_at is null) = (end_reason is null)),
  check (wrap_up_due_at is null or (ended_at is not null and owner_id is not null)),
  check (held_since is null or (owner_id is not null and ended_at is null))
);
create unique index contact_open on conversations.contact (conversation_id) where ended_at is null;
create index contact_recent on conversations.contact (asked_at desc, id desc);
create index contact_customer on conversations.contact (customer_id, asked_at desc);
create index contact_owner on conversations.contact (owner_id, asked_at desc);

-- Everyone who ever had a part in a contact, for as long as it lasted; an owner until wrap-up has finished.
create table conversations.participant (
  id uuid primary key,
  contact_id uuid not null references conversations.contact,
  conversation_id uuid not null,
  person_id uuid not null,
  name text not null,
  agent_no text not null,
  role text not null check (role in ('owner', 'consultant', 'expert', 'monitor', 'whisper', 'barge-in')),
  joined_at timestamptz not null,
  left_at timestamptz
);
create unique index participant_present on conversations.participant (contact_id, person_id) where left_at is null;
create unique index participant_owner on conversations.participant (contact_id) where left_at is null and role = 'owner';
create index participant_now on conversations.participant (person_id, conversation_id) where left_at is null;
create index participant_conversation on conversations.participant (conversation_id) where left_at is null;
create index participant_past on conversations.participant (person_id, joined_at);

create table conversations.hold_span (
  contact_id uuid not null references conversations.contact,
  agent_id uuid not null,
  held_at timestamptz not null,
  unheld_at timestamptz
);
create unique index hold_span_open on conversations.hold_span (contact_id) where unheld_at is null;
create index hold_span_contact on conversations.hold_span (contact_id, held_at);

create table conversations.file (
  id uuid primary key,
  conversation_id uuid not null references conversations.conversation,
  uploaded_by_kind text not null check (uploaded_by_kind in ('customer', 'agent')),
  uploaded_by text not null,
  name text not null,
  media_type text not null,
  byte_count int not null check (byte_count > 0),
  width int,
  height int,
  sha256 bytea not null,
  store text not null check (store in ('folder', 'database')),
  uploaded_at timestamptz not null,
  -- Null until a message carries it; removed after a day when none does.
  posted_at timestamptz
);
create table conversations.file_chunk (
  file_id uuid not null references conversations.file,
  place int not null,
  bytes bytea not null,
  primary key (file_id, place)
);

-- No foreign keys to conversation and contact: the writer holds the conversation's lock, nothing deletes either, and
-- the check would cost a look-up for each message.
create table conversations.message (
  conversation_id uuid not null,
  seq int not null,
  contact_id uuid,
  at timestamptz not null,
  author_kind text not null check (author_kind in ('customer', 'agent', 'system', 'bot')),
  author_id text,
  author_name text,
  client_id text,
  audience text not null check (audience in ('everyone', 'staff')),
  kind text not null check (kind in ('text', 'file', 'notice')),
  -- Masked: the words, or the caption of a file.
  text text,
  -- { choices } of a text, { code, values } of a notice.
  extra jsonb,
  file_id uuid references conversations.file,
  primary key (conversation_id, seq)
);
create unique index message_client on conversations.message (conversation_id, author_id, client_id)
  where client_id is not null;
create index message_file on conversations.message (file_id) where file_id is not null;

create table conversations.read_mark (
  conversation_id uuid not null references conversations.conversation,
  reader text not null check (reader in ('customer', 'agent')),
  reader_id text not null,
  seq int not null,
  at timestamptz not null,
  -- Marks of those who only listen are not shown to the customer.
  shown_to_customer boolean not null,
  primary key (conversation_id, reader_id)
);

create table conversations.script_tick (
  contact_id uuid not null references conversations.contact,
  script_id uuid not null,
  version int not null,
  step_id text not null,
  ticked_at timestamptz not null,
  ticked_by uuid not null,
  primary key (contact_id, script_id, version, step_id)
);

create table conversations.reason (
  code text primary key,
  parent_code text references conversations.reason,
  level int not null check (level between 1 and 3),
  name jsonb not null,
  place int not null,
  is_retired boolean not null default false
);
create table conversations.disposition (
  code text primary key,
  name jsonb not null,
  is_resolved boolean not null,
  place int not null,
  is_retired boolean not null default false
);
