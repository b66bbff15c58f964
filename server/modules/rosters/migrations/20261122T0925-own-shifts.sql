-- Which days a leave uses up of the annual ones, and the rule that answered it (with the date it found), if one did.
alter table rosters.leave add column counted date[] not null default '{}';
alter table rosters.leave add column answer text;
alter table rosters.leave add column answer_on date;

-- Grows with every change of what people offer each other, so that a screen knows when to look again.
create sequence rosters.market_number;

-- A shift that someone would give to a colleague, or to whoever can: away, or against a shift on one of the dates they
-- would work instead. It ends when the shift begins or is changed; that is seen, not written.
create table rosters.swap (
  id uuid primary key,
  person_id uuid not null,
  date date not null,
  -- The shift as it was offered.
  shift_revision int not null,
  kind_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- null: whoever can.
  to_person_id uuid,
  -- Empty: given away.
  wanted_dates date[] not null default '{}',
  words text not null default '',
  state text not null check (state in ('open', 'taken', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  ended_at timestamptz,
  taken_by uuid,
  -- The date of the shift that came back.
  taken_date date,
  touched bigint not null default nextval('rosters.market_number')
);
create unique index swap_alone on rosters.swap (person_id, date) where state = 'open';
create index swap_open on rosters.swap (starts_at) where state = 'open';
create index swap_touched on rosters.swap (touched);
