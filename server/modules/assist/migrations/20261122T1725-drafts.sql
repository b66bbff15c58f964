-- The draft of a wrap-up as its owner put it into the form, until it is finished: what was kept of it is told then.
create table assist.draft (
  contact_id uuid primary key,
  person_id uuid not null,
  taken_at timestamptz not null,
  summary text not null,
  reason_code text,
  confirmed_at timestamptz
);
