-- Contracts and terms change from a date on; what was in force before is kept, so that no earlier day is judged anew.
alter table rosters.work_contract add column effective_from date not null default '2000-01-01';
create table rosters.work_contract_past (
  contract_id uuid not null references rosters.work_contract,
  revision int not null,
  effective_from date not null,
  -- Included.
  until date not null,
  name text not null,
  pack text not null,
  rules jsonb not null,
  shifts jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (contract_id, effective_from),
  check (until >= effective_from)
);

alter table rosters.terms add column effective_from date not null default '2000-01-01';
create table rosters.terms_past (
  person_id uuid not null,
  effective_from date not null,
  -- Included.
  until date not null,
  contract_id uuid not null references rosters.work_contract,
  protections text[] not null,
  marks text[] not null,
  annual_leave_days int,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (person_id, effective_from),
  check (until >= effective_from)
);
