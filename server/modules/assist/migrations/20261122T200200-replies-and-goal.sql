-- A canned reply that stood in the composer; its words without the places of its variables, so that nobody's name is kept.
create table assist.reply_put_in (
  contact_id uuid not null,
  person_id uuid not null,
  reply_id uuid not null,
  conversation_id uuid not null,
  shortcut text not null,
  words text not null,
  put_in_at timestamptz not null,
  -- The last number of the thread then: only a later message can hold it.
  put_in_after_seq int not null,
  sent_at timestamptz,
  sent_seq int,
  primary key (contact_id, person_id, reply_id),
  check ((sent_at is null) = (sent_seq is null) and (sent_seq is null or sent_seq > put_in_after_seq))
);
create index reply_awaited on assist.reply_put_in (conversation_id, person_id) where sent_at is null;

-- What the house aims at, learned from the fact of it.
create table assist.tool_use_goal (
  is_one boolean primary key default true check (is_one),
  target double precision not null,
  set_at timestamptz not null
);
