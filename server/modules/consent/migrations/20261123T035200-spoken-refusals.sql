-- Messages in which customers told the bank to stop something, each carried out once.
create table consent.spoken_refusal (
  conversation_id uuid not null,
  message_seq int not null,
  customer_id uuid not null references consent.customer (customer_id),
  stops text[] not null check (stops <> '{}'),
  at timestamptz not null,
  by_kind text not null check (by_kind in ('person', 'customer')),
  by_id text not null,
  contact_id uuid,
  primary key (conversation_id, message_seq)
);
create index spoken_refusal_customer on consent.spoken_refusal (customer_id, at);

-- The message a decision was said in.
alter table consent.decision add column conversation_id uuid, add column message_seq int;
