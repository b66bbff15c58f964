-- Words that went to a customer although they cross a red line, and why; the words stand in the message.
create table assist.overruled (
  id uuid primary key,
  at timestamptz not null,
  conversation_id uuid not null,
  contact_id uuid,
  seq int not null,
  person_id uuid not null,
  -- The unit of the one who wrote, as it was then.
  unit_id uuid,
  codes text[] not null,
  -- As the fact has them: code, severity, span.
  crossings jsonb not null,
  reason text not null,
  looked_at timestamptz,
  looked_at_by uuid,
  check ((looked_at is null) = (looked_at_by is null))
);
create index overruled_newest on assist.overruled (at desc, id desc);
create index overruled_person on assist.overruled (person_id, at desc);
