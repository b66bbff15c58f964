create schema identity;

-- The organisation: one tree under one head office.
create table identity.unit (
  id uuid primary key,
  parent_id uuid references identity.unit,
  kind text not null check (kind in ('head-office', 'branch', 'department', 'team')),
  name text not null,
  check ((parent_id is null) = (kind = 'head-office'))
);
create unique index unit_one_head_office on identity.unit ((true)) where parent_id is null;
create unique index unit_name on identity.unit (parent_id, name);

-- Every unit with itself and each unit above it, so that "this unit and below" is one indexed lookup.
create table identity.unit_within (
  unit_id uuid not null references identity.unit on delete cascade,
  within_id uuid not null references identity.unit on delete cascade,
  primary key (within_id, unit_id)
);
create index unit_within_unit on identity.unit_within (unit_id);

create table identity.person (
  id uuid primary key,
  agent_no text not null,
  display_name text not null,
  unit_id uuid not null references identity.unit,
  locale text not null,
  theme text not null default 'system',
  active boolean not null default true,
  password_hash text,
  -- Issuer and subject of the single sign-on account this person is tied to.
  sso_account text unique,
  created_at timestamptz not null,
  last_signed_in_at timestamptz
);
create unique index person_agent_no on identity.person (lower(agent_no));
create index person_unit on identity.person (unit_id);

create table identity.person_role (
  person_id uuid not null references identity.person,
  role text not null,
  unit_id uuid not null references identity.unit,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (person_id, role, unit_id)
);
create index person_role_unit on identity.person_role (unit_id);

create table identity.skill (
  code text primary key,
  kind text not null check (kind in ('product', 'language', 'soft')),
  names jsonb not null,
  offered boolean not null default true
);

create table identity.person_skill (
  person_id uuid not null references identity.person,
  skill text not null references identity.skill,
  level smallint not null check (level between 1 and 5),
  granted_by uuid,
  granted_at timestamptz not null,
  -- The last local date on which the skill holds; null holds until withdrawn.
  expires_on date,
  primary key (person_id, skill)
);
create index person_skill_skill on identity.person_skill (skill);

-- Sessions that stand; ending one removes its row, and the log keeps that it was.
create table identity.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references identity.person,
  method text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  address text not null,
  user_agent text not null
);
create index session_person on identity.session (person_id);

-- Wrong passwords by account, device or address. Kept in the database, so that all nodes count together.
create table identity.guard (
  key text primary key,
  wrong_count int not null,
  counted_since timestamptz not null,
  closed_until timestamptz
);

-- Browsers a person has signed in from: they are not shut out when strangers close the account from outside.
create table identity.device (
  token_hash bytea not null,
  person_id uuid not null references identity.person,
  seen_at timestamptz not null,
  primary key (token_hash, person_id)
);
create index device_person on identity.device (person_id);

-- One-time links to set a password; at most one a person.
create table identity.password_link (
  person_id uuid primary key references identity.person,
  token_hash bytea not null unique,
  expires_at timestamptz not null
);

-- The audit trail is read by who acted; most facts are caused by customers and rules and stay out of this index.
create index log_by_person on platform.log ((cause->>'id'), position) where cause->>'kind' = 'person';
-- The log grows in time, near enough: a few bytes a page find the pages of a day.
create index log_by_time on platform.log using brin (at);
