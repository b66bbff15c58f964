-- A script is the standard procedure of its scenario: a second person lets a version be used, from when and until when.
-- What stands already was published before, and stays in use.
alter table knowledge.script_version add column state text not null default 'approved'
  check (state in ('submitted', 'returned', 'replaced', 'approved'));
-- Everyone whose hands the words went through since the last approval: none of them approves them.
alter table knowledge.script_version add column writers uuid[] not null default '{}';
alter table knowledge.script_version add column reviewed_by uuid;
alter table knowledge.script_version add column reviewed_at timestamptz;
alter table knowledge.script_version add column review_note text;
alter table knowledge.script_version add column effective_at timestamptz;
alter table knowledge.script_version add column expires_at timestamptz;
alter table knowledge.script_version add column goes_back_to int;
update knowledge.script_version set writers = array[made_by], effective_at = made_at;
alter table knowledge.script_version add constraint a_second_person_reviews
  check (reviewed_by is null or not reviewed_by = any(writers));
create unique index script_version_waiting on knowledge.script_version (script_id) where state = 'submitted';
