-- Leaves a house adds to the tree of causes that comes with the product. A code is never used again.
create table complaints.cause (
  code text primary key,
  parent text not null,
  name jsonb not null,
  added_by uuid not null,
  added_at timestamptz not null,
  retired_at timestamptz
);

-- What a complaint is put down to; the first is the main cause.
create table complaints.cause_of (
  complaint_id uuid not null references complaints.complaint (id),
  cause text not null,
  place int not null,
  note text,
  by_id uuid not null,
  at timestamptz not null,
  primary key (complaint_id, cause)
);
create index cause_of_cause on complaints.cause_of (cause);
-- Where in the bank it arose: a branch or a department.
alter table complaints.complaint add column arose_at uuid;

-- What is done so that a cause does not come again: by whom, by when, and whether it helped.
create sequence complaints.measure_number;
create table complaints.measure (
  id uuid primary key,
  reference text not null unique,
  cause text not null,
  -- For one product, at one unit; null: wherever the cause comes.
  product text,
  unit_id uuid,
  what text not null,
  owner_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  -- How long it is watched afterwards, agreed before anybody looks.
  effect_days int not null check (effect_days between 14 and 365),
  done_at timestamptz,
  done_note text,
  ended_at timestamptz,
  ended_by uuid,
  ending text check (ending in ('checked', 'withdrawn')),
  ending_note text,
  -- The effect as it was judged at its check.
  effect jsonb,
  check ((ended_at is null) = (ending is null)),
  check (ending is distinct from 'checked' or effect is not null)
);
create index measure_cause on complaints.measure (cause);
create index measure_open on complaints.measure (due_at) where ended_at is null;
