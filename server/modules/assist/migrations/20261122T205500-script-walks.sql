-- A script begun in a contact: which of its steps are ticked, and, once the contact was wrapped up, what was left out.
create table assist.script_walk (
  contact_id uuid not null,
  script_id uuid not null,
  version int not null,
  person_id uuid not null,
  unit_id uuid,
  ticked text[] not null default '{}',
  finished_at timestamptz,
  code text,
  name jsonb,
  step_count int,
  -- Mandatory steps nobody ticked: their ids, and their titles in three languages as they were then.
  skipped jsonb,
  id uuid not null unique,
  primary key (contact_id, script_id)
);
create index script_walk_finished on assist.script_walk (finished_at desc, id desc) where finished_at is not null;
