create schema complaints;
create sequence complaints.reference_number;

-- Rule packs a house wrote itself, over those that come with the product (version 1). What is in force never changes.
create table complaints.pack (
  id uuid primary key,
  key text not null,
  version int not null check (version >= 2),
  state text not null check (state in ('proposed', 'in-force', 'declined')),
  data jsonb not null,
  why text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  unique (key, version),
  check (state = 'proposed' or (answered_by is not null and answered_by <> proposed_by))
);
create unique index pack_open on complaints.pack (key) where state = 'proposed';

-- A suggestion, a work order or a complaint; only the last has legal clocks.
create table complaints.complaint (
  id uuid primary key,
  reference text not null unique,
  level text not null check (level in ('suggestion', 'work-order', 'complaint')),
  -- Asked for by one, answered by another: {to, by, at, reason}.
  level_asked jsonb,
  pack_key text not null,
  pack_version int not null,
  -- What the rules decide on: stage, track, handler, interests, instants.
  state jsonb not null,
  stage text not null,
  track text not null,
  received_at timestamptz not null,
  decision_due_at timestamptz not null,
  decided_at timestamptz,
  ended_at timestamptz,
  handler_id uuid,
  unit_id uuid,
  registered_by uuid not null,
  registered_at timestamptz not null,
  customer_id uuid,
  contact_id uuid,
  filing_channel text not null,
  name_sealed text,
  name_masked text not null,
  phone_sealed text,
  phone_masked text,
  phone_index text,
  -- Finds the same representative in several complaints without keeping the name readable.
  representative_indexes text[] not null default '{}',
  demand text not null,
  severity text not null check (severity in ('S1', 'S2', 'S3')),
  axis_channel text,
  axis_product text,
  axis_reason text,
  upheld text check (upheld in ('yes', 'partly', 'no')),
  redress_minor bigint check (redress_minor >= 0),
  currency text,
  merged_into uuid references complaints.complaint (id),
  version int not null default 1
);
create index complaint_due on complaints.complaint (decision_due_at) where ended_at is null and merged_into is null;
create index complaint_received on complaints.complaint (received_at desc, id desc);
create index complaint_phone on complaints.complaint (phone_index) where phone_index is not null;
create index complaint_customer on complaints.complaint (customer_id) where customer_id is not null;

-- What happened, in order; only ever added to.
create table complaints.entry (
  complaint_id uuid not null references complaints.complaint (id),
  number int not null,
  at timestamptz not null,
  by_id uuid not null,
  what text not null,
  note text,
  primary key (complaint_id, number)
);

create table complaints.evidence (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  what text not null,
  source text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  got_at timestamptz,
  -- What it says, and the checksum of the record where it is kept.
  note text,
  sha256 text
);
create index evidence_of on complaints.evidence (complaint_id);

create table complaints.letter (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  kind text not null check (kind in ('acknowledgement', 'extension', 'decision', 'review')),
  locale text not null check (locale in ('zh-CN', 'zh-TW', 'en')),
  title text not null,
  text text not null,
  version int not null,
  written_by uuid not null,
  written_at timestamptz not null,
  sent_by uuid,
  sent_at timestamptz
);
create index letter_of on complaints.letter (complaint_id);
