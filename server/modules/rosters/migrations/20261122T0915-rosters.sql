create schema rosters;

-- What people under one agreement may work: rules and shapes of shifts as `libs/rostering` reads them. The rules begin as
-- a copy of the pack's, so a later edition of the pack changes nobody's agreement unseen.
create table rosters.work_contract (
  id uuid primary key,
  name text not null,
  pack text not null check (pack in ('CN', 'TW')),
  rules jsonb not null,
  shifts jsonb not null,
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid
);

-- Who works under which contract, and what spares or marks the person.
create table rosters.terms (
  person_id uuid primary key,
  contract_id uuid not null references rosters.work_contract,
  protections text[] not null default '{}',
  marks text[] not null default '{}',
  -- Days of annual leave in a calendar year; null: not kept here.
  annual_leave_days int check (annual_leave_days between 0 and 366),
  changed_at timestamptz not null,
  changed_by uuid
);
create index terms_contract on rosters.terms (contract_id);

-- What a person would rather work: `wishes` as `libs/rostering` reads them, without weights.
create table rosters.preference (
  person_id uuid primary key,
  wishes jsonb not null,
  changed_at timestamptz not null
);

create table rosters.leave (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('annual', 'sick', 'personal', 'family', 'compensatory', 'course')),
  from_date date not null,
  to_date date not null,
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  words text not null default '',
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  -- Why it was decided so: the rule or the pool that answered, or a person's words.
  decision text,
  check (to_date >= from_date)
);
create index leave_person on rosters.leave (person_id, to_date);
create index leave_days on rosters.leave (from_date, to_date) where state in ('asked', 'granted');

-- How many people of a unit (with all below it) may be on leave on a date at most.
create table rosters.leave_pool (
  unit_id uuid not null,
  date date not null,
  most int not null check (most between 0 and 10000),
  primary key (unit_id, date)
);

-- Some days of some people: one draft that is worked on, and what was published of it.
create table rosters.roster (
  id uuid primary key,
  unit_id uuid not null,
  from_date date not null,
  days int not null check (days between 1 and 35),
  slot_seconds int not null check (slot_seconds in (900, 1800)),
  queue_ids uuid[] not null,
  -- Grows with every change of the draft; who changes it says which one was seen.
  draft_revision int not null default 0,
  -- 0: never published.
  version int not null default 0,
  made_at timestamptz not null,
  made_by uuid not null
);
create index roster_days on rosters.roster (from_date);

create table rosters.draft_shift (
  roster_id uuid not null references rosters.roster,
  person_id uuid not null,
  date date not null,
  kind_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- [{startsAt, endsAt, isPaid}], UTC milliseconds, in order.
  breaks jsonb not null,
  -- The search leaves it as it is.
  is_locked boolean not null default false,
  primary key (roster_id, person_id, date),
  check (ends_at > starts_at)
);

-- Days of the draft on which the search puts no shift.
create table rosters.draft_day_off (
  roster_id uuid not null references rosters.roster,
  person_id uuid not null,
  date date not null,
  primary key (roster_id, person_id, date)
);

-- One search for a roster. A node that dies leaves it `running` with an old `heard_at`.
create table rosters.run (
  id uuid primary key,
  roster_id uuid not null references rosters.roster,
  seed int not null,
  seconds int not null check (seconds between 1 and 3600),
  state text not null check (state in ('running', 'stopping', 'done', 'stopped', 'refused', 'failed')),
  -- {share, cost, bound, gap}
  progress jsonb,
  -- Of `refused`: what stands against any roster. Of `done` and `stopped`: what it costs, and the bound.
  outcome jsonb,
  started_at timestamptz not null,
  started_by uuid not null,
  heard_at timestamptz not null,
  ended_at timestamptz
);
create unique index run_alone on rosters.run (roster_id) where state in ('running', 'stopping');

-- What was published, as it was; never changed.
create table rosters.publication (
  roster_id uuid not null references rosters.roster,
  version int not null,
  published_at timestamptz not null,
  published_by uuid not null,
  -- Why it came later than people were promised; null when it was in time.
  late_reason text,
  shifts jsonb not null,
  primary key (roster_id, version)
);

-- The shifts in force: one a person and date.
create table rosters.shift (
  id uuid primary key,
  roster_id uuid not null references rosters.roster,
  person_id uuid not null,
  date date not null,
  kind_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  breaks jsonb not null,
  -- [{kind: 'training' | 'meeting', startsAt, endsAt}], UTC milliseconds, in order, off the breaks.
  activities jsonb not null default '[]',
  -- From here to the end it is overtime.
  overtime_from_at timestamptz,
  -- It ends earlier than its kind by so many seconds, by agreement.
  cut_seconds int not null default 0 check (cut_seconds >= 0),
  revision int not null default 1,
  unique (person_id, date),
  check (ends_at > starts_at)
);
create index shift_days on rosters.shift (date);
create index shift_span on rosters.shift (ends_at, starts_at);

-- Every change of a shift in force, also one that waits for the person's word.
create table rosters.shift_change (
  id uuid primary key,
  number bigint generated always as identity,
  person_id uuid not null,
  date date not null,
  -- A shift as `questions.ts` shows it; null: none.
  before jsonb,
  after jsonb,
  cause text not null check (cause in ('publication', 'planner', 'swap', 'bid', 'overtime', 'early-leave', 'leave',
    'intraday', 'autopilot', 'undo')),
  reason text not null,
  state text not null check (state in ('asked', 'made', 'declined', 'withdrawn')),
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid
);
create index shift_change_person on rosters.shift_change (person_id, date);
create index shift_change_asked on rosters.shift_change (person_id) where state = 'asked';
