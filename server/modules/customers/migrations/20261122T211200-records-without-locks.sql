-- A foreign key locks the customer's row once for every row that comes in, and writes that lock. The merge joins the
-- customers itself, in the same statement.
alter table customers.bank_record drop constraint bank_record_customer_id_fkey;
alter table customers.profile_field drop constraint profile_field_customer_id_fkey;
