-- Two customers found to be one person. Nothing moves: each keeps its own rows and its own channels, and a merge is a link
-- that is read over, until it is undone. Never deleted.
create table customers.merge (
  id uuid primary key,
  kept_id uuid not null references customers.customer (id),
  joined_id uuid not null references customers.customer (id),
  reason text not null,
  by_id uuid not null,
  at timestamptz not null,
  undone_reason text,
  undone_by_id uuid,
  undone_at timestamptz,
  constraint nobody_joins_themselves check (kept_id <> joined_id),
  constraint undone_whole check ((undone_at is null) = (undone_by_id is null) and (undone_at is null) = (undone_reason is null))
);
create unique index merge_joins_once on customers.merge (joined_id) where undone_at is null;
create index merge_kept on customers.merge (kept_id);
create index merge_joined on customers.merge (joined_id);

-- Who is one person with others, by the merges that stand: written anew with each of them. person_id: the customer shown.
create table customers.person_member (
  customer_id uuid primary key references customers.customer (id),
  person_id uuid not null references customers.customer (id),
  since timestamptz not null
);
create index person_member_person on customers.person_member (person_id);
