-- The identity level that a step needs, by its id; a step that is not named needs none. Beside the steps, not within: an earlier
-- release reads those whole.
alter table knowledge.script_version add column step_levels jsonb not null default '{}';
