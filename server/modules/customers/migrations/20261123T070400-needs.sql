-- What a customer needs when served, one row a need: who said so, whether the customer agreed that it is kept, and until when it
-- is looked at again. customers.customer.vulnerability_needs repeats the needs alone, for those who read nothing else, and
-- is what an earlier release writes; needs without a row here get one at the start of a node.
create table customers.need (
  customer_id uuid not null references customers.customer (id),
  need text not null,
  source text not null check (source in ('customer', 'carer', 'branch', 'bank-import', 'unknown')),
  agreement text not null check (agreement in ('yes', 'no', 'not-asked')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  review_at timestamptz not null,
  primary key (customer_id, need),
  constraint reviewed_whole check ((reviewed_at is null) = (reviewed_by is null))
);
