create schema consent;

-- What customers are asked to agree to, in versions: one that was approved is never changed again.
create table consent.text_version (
  id uuid primary key,
  purpose text not null,
  -- Whom partner purposes are about; '' for all others.
  receiver text not null,
  version int not null check (version >= 1),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  -- Counts how often it was written: who reviews says which writing was read.
  revision int not null,
  words jsonb not null,
  -- Everyone whose hands the words went through: none of them approves them.
  writers uuid[] not null,
  changed_at timestamptz not null,
  submitted_by uuid,
  review_note text,
  reviewed_by uuid,
  -- From here on, until the next version is in force, consent is asked in these words.
  effective_at timestamptz,
  unique (purpose, receiver, version)
);
create unique index text_version_open on consent.text_version (purpose, receiver) where state <> 'approved';

-- One row a customer about whom anything was decided: the lock under which consent changes and contacts are allowed.
create table consent.customer (
  customer_id uuid primary key,
  zone text
);

-- Every decision ever made, with its proof. Never changed.
create table consent.decision (
  id uuid primary key,
  customer_id uuid not null references consent.customer (customer_id),
  purpose text not null,
  channel text not null,
  receiver text not null,
  state text not null check (state in ('given', 'refused', 'withdrawn')),
  at timestamptz not null,
  expires_at timestamptz,
  text_id uuid references consent.text_version (id),
  language text,
  said_through text not null,
  by_kind text not null check (by_kind in ('person', 'customer', 'system')),
  by_id text not null,
  contact_id uuid,
  recording_offset_seconds int check (recording_offset_seconds >= 0),
  constraint what_was_given_has_a_text check (state <> 'given' or (text_id is not null and language is not null))
);
create index decision_customer on consent.decision (customer_id, at desc);
create index decision_register on consent.decision (at desc, id desc);

-- What holds now: the last decision of each purpose, channel and receiver.
create table consent.standing (
  customer_id uuid not null references consent.customer (customer_id),
  purpose text not null,
  channel text not null,
  receiver text not null,
  decision_id uuid not null references consent.decision (id),
  state text not null,
  expires_at timestamptz,
  primary key (customer_id, purpose, channel, receiver)
);

create table consent.do_not_contact (
  id uuid primary key,
  customer_id uuid not null references consent.customer (customer_id),
  -- Null: every channel.
  channel text,
  from_at timestamptz not null,
  until_at timestamptz,
  asked_by uuid not null,
  ended_by uuid
);
create index do_not_contact_customer on consent.do_not_contact (customer_id);

-- Contacts the gate allowed, written with the yes that allowed them: what caps count.
create table consent.outreach (
  id uuid primary key,
  customer_id uuid not null references consent.customer (customer_id),
  at timestamptz not null,
  purpose text not null,
  channel text not null,
  receiver text not null,
  rule_id text not null,
  ended text check (ended in ('unanswered', 'talked', 'delivered'))
);
create index outreach_customer on consent.outreach (customer_id, at desc);

create table consent.setting (
  is_only boolean primary key default true check (is_only),
  jurisdiction text not null,
  consent_months int not null check (consent_months between 1 and 120),
  version int not null
);
insert into consent.setting (jurisdiction, consent_months, version) values ('CN', 24, 1);
