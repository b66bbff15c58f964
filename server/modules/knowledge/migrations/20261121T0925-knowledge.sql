create schema knowledge;

-- Replies agents send often. Text by language; shared with everyone, a unit, or kept for oneself.
create table knowledge.canned_reply (
  id uuid primary key,
  shortcut text not null,
  title jsonb not null,
  text jsonb not null,
  topic text,
  audience text not null check (audience in ('everyone', 'unit', 'own')),
  unit_id uuid,
  owner_id uuid not null,
  version int not null,
  changed_at timestamptz not null,
  retired_at timestamptz,
  check ((audience = 'unit') = (unit_id is not null))
);
create unique index canned_reply_shortcut on knowledge.canned_reply
  (lower(shortcut), audience, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'),
   (case when audience = 'own' then owner_id else '00000000-0000-0000-0000-000000000000' end)) where retired_at is null;

-- The standard procedure of a scenario. Versions are never changed: an edit makes the next one.
create table knowledge.script (
  id uuid primary key,
  code text not null unique,
  retired_at timestamptz
);
create table knowledge.script_version (
  script_id uuid not null references knowledge.script (id),
  version int not null,
  name jsonb not null,
  min_identity_level int not null check (min_identity_level between 0 and 4),
  topics text[] not null,
  steps jsonb not null,
  hand_off jsonb not null,
  form_fields jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (script_id, version)
);
