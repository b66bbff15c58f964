-- Whom an import told something new of is written down as one array a batch: a row for each of them cost as much as the
-- merge. What earlier releases write, one customer a row, is taken up as well.
alter table customers.changed drop constraint changed_pkey;
alter table customers.changed
  alter column customer_id drop not null,
  add column id bigint generated always as identity primary key,
  add column customer_ids uuid[],
  add constraint changed_names_somebody check (num_nonnulls(customer_id, customer_ids) = 1);
with told as (delete from customers.changed returning customer_id),
  counted as (select customer_id, row_number() over (order by customer_id) / 2000 batch from told)
insert into customers.changed (customer_ids) select array_agg(customer_id) from counted group by batch;
