-- What a planner writes down for the months ahead. `body` is a scenario as the wire knows it; what it comes to is worked
-- out whenever it is read, from the history of that moment.
create table workforce.capacity_scenario (
  id uuid primary key,
  body jsonb not null check (jsonb_typeof(body -> 'months') = 'array'),
  -- Grows with every change; who changes it says which one was seen.
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null
);
