-- A link by which calendars read one person's shifts without signing in; of the secret in it only the hash is kept.
create table rosters.calendar_link (
  person_id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  locale text not null check (locale in ('zh-CN', 'zh-TW', 'en')),
  made_at timestamptz not null,
  -- To the hour: a calendar that asks every minute writes nothing.
  read_at timestamptz
);
