-- The clocks of a complaint that are owed now, each beside its promise: the board of deadlines reads them here.
create table complaints.owed_clock (
  complaint_id uuid not null references complaints.complaint (id),
  -- `decide` whatever its length; `clock` says which length runs.
  kind text not null,
  clock text not null,
  from_at timestamptz not null,
  due_at timestamptz not null,
  primary key (complaint_id, kind)
);
create index owed_clock_due on complaints.owed_clock (due_at);
insert into complaints.owed_clock (complaint_id, kind, clock, from_at, due_at)
  select id, 'decide', case track when 'complex' then 'decide-complex' when 'extended' then 'decide-extended' else 'decide' end,
    received_at, decision_due_at
  from complaints.complaint
  where level = 'complaint' and decided_at is null and ended_at is null and merged_into is null;

-- Who was told of a clock near or past its end; once a day for each clock.
create table complaints.escalation (
  complaint_id uuid not null references complaints.complaint (id),
  kind text not null,
  on_date date not null,
  rung text not null check (rung in ('t1', 'today', 'overdue')),
  to_ids uuid[] not null,
  at timestamptz not null,
  primary key (complaint_id, kind, on_date)
);
create index escalation_to on complaints.escalation using gin (to_ids);

-- What an entry is about, apart from what people wrote; nobody: the house itself wrote it.
alter table complaints.entry add column code text;
alter table complaints.entry alter column by_id drop not null;
update complaints.entry set code = split_part(note, ' · ', 1), note = nullif(substr(note, length(split_part(note, ' · ', 1)) + 4), '')
  where what in ('coded', 'level-asked', 'level-changed', 'level-kept', 'clock-kept', 'merged', 'letter', 'letter-sent', 'took-over')
    and note is not null;
