create schema assist;

-- An article that stood beside the composer as an answer to a customer's message: shown, put in, used.
create table assist.suggestion (
  id uuid primary key,
  contact_id uuid not null,
  conversation_id uuid not null,
  person_id uuid not null,
  -- The customer's message it was found for.
  asked_seq int not null,
  place int not null check (place between 1 and 3),
  article_id uuid not null,
  version int not null,
  locale text not null,
  shown_at timestamptz not null,
  put_in_at timestamptz,
  -- The last number of the thread then: only a later message can hold it.
  put_in_after_seq int,
  put_in_text text,
  -- Putting one in is asking the articles: this is the search that the use makes a hit.
  search_id uuid,
  used_at timestamptz,
  used_seq int,
  -- The share of its words that the message sent still held, 0..1.
  kept real,
  unique (contact_id, person_id, asked_seq, article_id, version),
  check ((put_in_at is null) = (put_in_text is null) and (put_in_at is null) = (put_in_after_seq is null)),
  check (used_at is null or (put_in_at is not null and used_seq > put_in_after_seq and kept is not null))
);
create index suggestion_awaited on assist.suggestion (conversation_id, person_id)
  where put_in_at is not null and used_at is null;

-- One meaningful use of a tool. The key says what counts once, however often it is done.
create table assist.tool_use (
  key text primary key,
  person_id uuid not null,
  -- Monday of the week in the house's own time.
  week date not null,
  act text not null,
  contact_id uuid,
  subject text not null,
  at timestamptz not null
);
create index tool_use_week on assist.tool_use (week, person_id, at);

-- Who had which contact in hand in which week: those of whom tool use is asked.
create table assist.served (
  week date not null,
  person_id uuid not null,
  contact_id uuid not null,
  at timestamptz not null,
  primary key (week, person_id, contact_id)
);
