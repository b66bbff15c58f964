create schema branches;

-- How a branch receives customers, written whole; a branch without a row takes no bookings and checks nobody in.
create table branches.branch (
  unit_id uuid primary key,
  -- A calendar of the house (promises.calendar), with its holidays.
  calendar_key text not null,
  slot_minutes integer not null check (slot_minutes between 5 and 240),
  -- How many are served at the same time.
  desks integer not null check (desks between 1 and 50),
  -- From check-in a customer is served within so many minutes: a promise.
  serve_within_minutes integer not null check (serve_within_minutes between 1 and 240),
  -- So long after the end of the slot who was booked counts as not come.
  grace_minutes integer not null check (grace_minutes between 0 and 240),
  services text[] not null,
  address text not null,
  version integer not null,
  changed_at timestamptz not null
);

create sequence branches.reference_number;

-- A visit, booked or walked in, from its booking to what came of it.
create table branches.visit (
  id uuid primary key,
  reference text not null unique,
  unit_id uuid not null references branches.branch (unit_id),
  -- Null: somebody at the door who has not said who they are.
  customer_id uuid,
  service text not null,
  state text not null check (state in ('booked', 'checked-in', 'in-service', 'done', 'left', 'no-show', 'cancelled')),
  -- The day at the branch on whose list it stands.
  on_day date not null,
  -- The booked slot, half-open; both null for a walk-in.
  planned_from timestamptz,
  planned_to timestamptz,
  wish text not null default '',
  is_referral boolean not null,
  made_by uuid not null,
  made_by_unit_id uuid not null,
  made_at timestamptz not null,
  -- Chosen by the sender: the same booking sent twice is one.
  client_id uuid not null,
  contact_id uuid,
  case_id uuid,
  -- The visit it comes from: rebooked after it, or agreed on in it.
  after_visit_id uuid,
  checked_in_at timestamptz,
  serve_by timestamptz,
  served_by uuid,
  service_began_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  outcome text check (outcome in ('solved', 'work-order', 'come-again', 'handed-back')),
  outcome_note text,
  missing text[] not null default '{}',
  outcome_case_id uuid,
  check ((planned_from is null) = (planned_to is null))
);
create unique index visit_client on branches.visit (made_by, client_id);
create index visit_day on branches.visit (unit_id, on_day);
create index visit_slot on branches.visit (unit_id, planned_from) where state in ('booked', 'checked-in', 'in-service', 'done');
create index visit_customer on branches.visit (customer_id, made_at desc) where customer_id is not null;
-- A clerk serves one customer at a time.
create unique index visit_served_by on branches.visit (served_by) where state = 'in-service';
