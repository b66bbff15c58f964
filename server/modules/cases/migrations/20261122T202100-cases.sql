create schema cases;
create sequence cases.reference_number;

-- What a case of this kind asks for, where it goes and how long it may take. People edit these.
create table cases.template (
  code text primary key,
  name jsonb not null,
  -- What the first line can do instead of opening a case; null: nothing.
  hint jsonb,
  unit_id uuid,
  fields jsonb not null,
  due_days int not null check (due_days between 1 and 365),
  -- Working days of this calendar; null: days of 24 hours.
  calendar text,
  topics text[] not null,
  is_offered boolean not null,
  version int not null,
  changed_at timestamptz not null
);

create table cases."case" (
  id uuid primary key,
  reference text collate "C" not null unique,
  template text not null references cases.template (code),
  title text not null,
  fields jsonb not null,
  customer_id uuid,
  contact_id uuid,
  conversation_id uuid,
  topic text,
  state text not null check (state in ('open', 'in-work', 'waiting', 'solved', 'merged', 'withdrawn')),
  unit_id uuid not null,
  owner_id uuid,
  opened_by uuid,
  opened_by_unit_id uuid,
  opened_at timestamptz not null,
  -- Sent to a branch by somebody of another unit.
  is_branch_referral boolean not null,
  waiting_for text,
  waiting_note text,
  waiting_since timestamptz,
  ended_at timestamptz,
  outcome text,
  merged_into uuid references cases."case" (id),
  reopened_count int not null default 0,
  check ((state = 'merged') = (merged_into is not null)),
  check ((state = 'waiting') = (waiting_for is not null)),
  check ((state = 'open') <= (owner_id is null))
);
create index case_unit on cases."case" (unit_id, opened_at desc, id desc);
create index case_owner on cases."case" (owner_id, opened_at desc, id desc);
create index case_customer on cases."case" (customer_id, opened_at desc, id desc);
create index case_contact on cases."case" (contact_id);
create index case_merged on cases."case" (merged_into);
create index case_opened on cases."case" (opened_at desc, id desc);

-- What happened in a case and what was written in it, in order; never changed.
create table cases.line (
  id uuid primary key,
  seq bigint generated always as identity,
  case_id uuid not null references cases."case" (id),
  kind text not null,
  audience text not null check (audience in ('staff', 'customer')),
  by_id uuid,
  at timestamptz not null,
  text text,
  values jsonb not null
);
create index line_case on cases.line (case_id, seq);

-- Pieces of work inside a case, each with a deadline of its own.
create table cases.work_order (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  title text not null,
  unit_id uuid not null,
  owner_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  done_by uuid,
  done_at timestamptz,
  result text
);
create index work_order_case on cases.work_order (case_id, id);
create index work_order_owner on cases.work_order (owner_id) where done_at is null;
create index work_order_unit on cases.work_order (unit_id) where done_at is null;

-- Evidence, kept in the database so that a case and what proves it are saved and restored as one.
create table cases.file (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  name text not null,
  media_type text not null,
  byte_count int not null check (byte_count > 0),
  bytes bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
create index file_case on cases.file (case_id, id);
-- What a case goes by for which nobody wrote a template.
insert into cases.template (code, name, fields, due_days, topics, is_offered, version, changed_at) values ('general',
  '{"zh-CN": "一般事项", "zh-TW": "一般事項", "en": "General matter"}', '[]', 3, '{}', true, 1, now());
