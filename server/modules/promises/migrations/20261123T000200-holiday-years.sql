-- Public holidays and adjusted workdays of a year, as a planner read them from a file: {year, holidays, adjustedWorkdays}.
create table promises.holiday_year (
  year int primary key,
  data jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid not null
);
