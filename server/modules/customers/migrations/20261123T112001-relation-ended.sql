-- The day on which a customer's relation with the bank ended, as an import says: `infinity` when it says that it goes on, null
-- while none said anything. Profiles age from that day; erased_at: since when nothing of the profile is left but its id.
alter table customers.customer add column relation_ended_on date, add column erased_at timestamptz;
create index customer_relation_ended on customers.customer (id) where customer_no is not null and relation_ended_on < 'infinity';
create index customer_erased on customers.customer (erased_at) where erased_at is not null;
