-- What was found out for a script in a contact: one field after the other, handed in when the contact is wrapped up.
create table assist.script_form (
  contact_id uuid not null,
  script_id uuid not null,
  customer_id uuid not null,
  script_version int not null,
  revision int not null,
  -- By field, masked before it comes here.
  "values" jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  handed_in_at timestamptz,
  -- Once handed in: how many fields held something, how many there were, and those that are required and were left empty.
  filled int,
  asked int,
  missing jsonb,
  primary key (contact_id, script_id)
);
create index script_form_customer on assist.script_form (customer_id);
create index script_form_handed_in on assist.script_form (handed_in_at) where handed_in_at is not null;
