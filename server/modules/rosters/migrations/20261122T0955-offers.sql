-- Overtime at the end of shifts, or leave before it, offered to people of a queue whose shifts end in a span.
create table rosters.staffing_offer (
  id uuid primary key,
  kind text not null check (kind in ('overtime', 'early-leave')),
  queue_id uuid not null,
  seconds int not null check (seconds between 900 and 14400),
  ends_from timestamptz not null,
  ends_before timestamptz not null,
  wanted int not null check (wanted between 1 and 1000),
  accepted int not null default 0 check (accepted <= wanted),
  expires_at timestamptz not null,
  reason text not null,
  made_at timestamptz not null,
  -- null: the house by itself.
  made_by uuid,
  withdrawn_at timestamptz,
  touched bigint not null default nextval('rosters.market_number'),
  check (ends_before > ends_from)
);
create index staffing_offer_open on rosters.staffing_offer (expires_at) where withdrawn_at is null;
create index staffing_offer_touched on rosters.staffing_offer (touched);

create table rosters.staffing_answer (
  offer_id uuid not null references rosters.staffing_offer,
  person_id uuid not null,
  accepts boolean not null,
  answered_at timestamptz not null,
  primary key (offer_id, person_id)
);

-- Work that the roster did not plan: so many people wanted for a shift of one kind, in a unit and below it.
create table rosters.open_shift (
  id uuid primary key,
  unit_id uuid not null,
  queue_id uuid not null,
  date date not null,
  kind_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  breaks jsonb not null,
  wanted int not null check (wanted between 1 and 1000),
  given int not null default 0 check (given <= wanted),
  -- `first-come`: a bid gets it at once. `fairness`: who had the fewest extra shifts, when it is decided.
  rule text not null check (rule in ('first-come', 'fairness')),
  -- Bids are taken until then.
  closes_at timestamptz not null,
  state text not null check (state in ('open', 'decided', 'withdrawn')),
  reason text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  touched bigint not null default nextval('rosters.market_number')
);
create index open_shift_open on rosters.open_shift (closes_at) where state = 'open';
create index open_shift_touched on rosters.open_shift (touched);

create table rosters.bid (
  open_shift_id uuid not null references rosters.open_shift,
  person_id uuid not null,
  bid_at timestamptz not null,
  state text not null check (state in ('waiting', 'won', 'lost', 'withdrawn')),
  primary key (open_shift_id, person_id)
);
create index bid_person on rosters.bid (person_id, bid_at);
