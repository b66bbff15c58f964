-- Since when a contact is over: the level that was reached in it ends there.
alter table customers.contact add column reference text;
alter table customers.contact add column is_vouched boolean not null default false;
alter table customers.contact add column began_at timestamptz;
alter table customers.contact add column over_at timestamptz;
create index contact_customer on customers.contact (customer_id);

-- What was tried in a contact to prove who is on the line: that it was tried and how it ended, never what was said.
create table customers.identity_evidence (
  id uuid primary key,
  contact_id uuid not null references customers.contact (contact_id),
  customer_id uuid not null references customers.customer (id),
  kind text not null,
  passed boolean not null,
  by_id uuid,
  at timestamptz not null
);
create index identity_evidence_contact on customers.identity_evidence (contact_id, at);
create index identity_evidence_failed on customers.identity_evidence (customer_id, at) where not passed;

-- What supervisors and the fraud desk have to see: a customer locked after three failures, or maybe forced to call.
create table customers.identity_warning (
  id uuid primary key,
  kind text not null check (kind in ('locked', 'duress')),
  contact_id uuid not null references customers.contact (contact_id),
  customer_id uuid not null references customers.customer (id),
  by_id uuid,
  at timestamptz not null,
  until timestamptz
);
create index identity_warning_customer on customers.identity_warning (customer_id, kind, at);
create unique index identity_warning_duress on customers.identity_warning (contact_id) where kind = 'duress';
