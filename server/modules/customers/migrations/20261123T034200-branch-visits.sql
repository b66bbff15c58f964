-- Whom a branch expects or serves: its staff see the customer until the visit is over.
create table customers.branch_visit (
  visit_id uuid primary key,
  customer_id uuid not null references customers.customer (id),
  unit_id uuid not null,
  until timestamptz
);
create index branch_visit_open on customers.branch_visit (unit_id, customer_id) where until is null;
