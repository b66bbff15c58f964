create schema workforce;

-- Counts that came from a file, one row a queue and date. What the house counted itself is asked of insights, and never
-- copied here: the two are chosen between anew whenever history is read.
create table workforce.imported_day (
  queue_id uuid not null,
  date date not null,
  -- Contacts per half hour of the local wall clock from 00:00, 48 of them; null where nothing was counted.
  counts jsonb not null check (jsonb_array_length(counts) = 48),
  imported_at timestamptz not null,
  imported_by uuid,
  primary key (queue_id, date)
);

-- What is known beforehand about days: one date, or a day of every month. Without a queue it holds for the house.
create table workforce.special_day (
  id uuid primary key,
  queue_id uuid,
  kind text not null check (kind in ('closed', 'campaign', 'pay-day', 'bill-day', 'system-change')),
  name text not null,
  date date,
  day_of_month int check (day_of_month between 1 and 31),
  added_at timestamptz not null,
  added_by uuid,
  check ((date is null) <> (day_of_month is null)),
  check (kind <> 'closed' or date is not null)
);

-- Forecasts are kept as versions; none is ever changed. `made_from` says what history it was made from.
create table workforce.forecast (
  id uuid primary key,
  queue_id uuid not null,
  first_date date not null,
  days int not null check (days between 1 and 56),
  made_at timestamptz not null,
  made_by uuid,
  made_from jsonb not null
);
create index forecast_queue on workforce.forecast (queue_id, made_at);

-- `cells`: one array a half hour that is open: [starts at (UTC ms), mean, then the counts not exceeded with the levels].
create table workforce.forecast_day (
  forecast_id uuid not null references workforce.forecast,
  date date not null,
  cells jsonb not null,
  primary key (forecast_id, date)
);

-- What a planner knows better than the model. Belongs to the queue, not to a version, so a new forecast keeps it.
create table workforce.override (
  id uuid primary key,
  -- The order in which they were made, which is the order in which they act.
  number bigint generated always as identity,
  queue_id uuid not null,
  from_at timestamptz not null,
  before_at timestamptz not null,
  kind text not null check (kind in ('percent', 'contacts')),
  value double precision not null,
  reason text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check (before_at > from_at),
  check (value >= case kind when 'percent' then -100 else 0 end)
);
create index override_queue on workforce.override (queue_id, before_at) where withdrawn_at is null;

-- A null measure is taken from history.
create table workforce.staffing (
  queue_id uuid primary key,
  handle_seconds double precision check (handle_seconds > 0),
  patience_seconds double precision check (patience_seconds > 0),
  planned_shrinkage double precision not null check (planned_shrinkage >= 0),
  unplanned_shrinkage double precision not null check (unplanned_shrinkage >= 0),
  at_once int not null check (at_once between 1 and 20),
  minimum_agents int not null check (minimum_agents between 0 and 1000),
  changed_at timestamptz not null,
  changed_by uuid,
  check (planned_shrinkage + unplanned_shrinkage < 0.95)
);
