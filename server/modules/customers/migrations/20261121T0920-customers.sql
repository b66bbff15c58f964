create schema customers;

-- One row a person or company served. Names and numbers are sealed (class C2); only their masks are readable.
create table customers.customer (
  id uuid primary key,
  customer_no text unique,
  name_sealed text,
  name_masked text not null,
  phone_sealed text,
  phone_masked text,
  phone_index text,
  tier text check (tier in ('mass', 'gold', 'affluent', 'diamond', 'private')),
  language text not null,
  branch_unit_id uuid,
  branch_name text,
  manager_id uuid,
  vulnerability_needs text[] not null default '{}',
  customer_since date,
  created_at timestamptz not null,
  constraint known_customers_have_a_number check ((customer_no is null) = (name_sealed is null))
);
create index customer_phone on customers.customer (phone_index) where phone_index is not null;
create index customer_branch on customers.customer (branch_unit_id, customer_no);

-- How each channel knows the customer.
create table customers.channel_identity (
  channel text not null,
  channel_user_id text not null,
  customer_id uuid not null references customers.customer (id),
  is_vouched boolean not null,
  first_seen_at timestamptz not null,
  primary key (channel, channel_user_id)
);
create index channel_identity_customer on customers.channel_identity (customer_id);

-- Who serves or served whom, learned from the facts: an agent sees the customers they serve, and no others.
create table customers.contact (
  contact_id uuid primary key,
  customer_id uuid not null
);
create table customers.serving (
  customer_id uuid not null,
  contact_id uuid not null,
  agent_id uuid not null,
  until timestamptz,
  primary key (contact_id, agent_id)
);
create index serving_agent on customers.serving (agent_id, customer_id) where until is null;

-- Wrong answers to blind checks, one hour back.
create table customers.wrong_answer (
  customer_id uuid not null references customers.customer (id),
  at timestamptz not null
);
create index wrong_answer_customer on customers.wrong_answer (customer_id, at);
