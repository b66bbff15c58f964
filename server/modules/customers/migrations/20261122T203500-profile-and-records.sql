-- Found by name and by the last four digits of a phone; rows of earlier releases are filled in at the next start.
alter table customers.customer
  add column name_index text,
  add column phone_tail_index text,
  add column record_version bigint not null default 0,
  add column record_as_of date;
create index customer_name on customers.customer (name_index, id) where name_index is not null;
create index customer_to_index on customers.customer (id) where name_sealed is not null and name_index is null;
create index customer_name_masked on customers.customer (name_masked, id) where customer_no is not null;
create index customer_phone_tail on customers.customer (phone_tail_index, id) where phone_tail_index is not null;

-- One field of a profile (the catalogue names its group and class): sealed whole, and the mask that screens show.
create table customers.profile_field (
  customer_id uuid not null references customers.customer (id),
  field text not null,
  value_sealed text not null,
  value_masked text not null,
  source text not null,
  version bigint not null,
  as_of date not null,
  primary key (customer_id, field)
);

-- What the bank says a customer has, owes and did; read-only here. Amount, currency and number are sealed as one.
create table customers.bank_record (
  customer_id uuid not null references customers.customer (id),
  version bigint not null,
  as_of date not null,
  due_on date,
  happened_at timestamptz,
  kind text not null check (kind in ('product', 'balance', 'policy', 'repayment', 'event')),
  source text not null,
  source_id text not null,
  title text not null,
  status text,
  number_tail text,
  private_sealed text,
  primary key (source, kind, source_id)
);
create index bank_record_customer on customers.bank_record (customer_id, kind);

-- A file on its way in. Lines up to lines_done are committed with everything they brought.
create table customers.import (
  id uuid primary key,
  kind text not null,
  source text not null,
  as_of date not null,
  file_name text not null,
  header text,
  lines_done bigint not null default 0,
  taken bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  started_by uuid not null,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  finished_at timestamptz
);

-- Why a line was refused, without what stood in it.
create table customers.import_refusal (
  import_id uuid not null references customers.import (id),
  line bigint not null,
  field text not null,
  reason text not null,
  primary key (import_id, line)
);
