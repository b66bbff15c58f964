-- Merging looks each record up by its key: the part in which records differ comes first, and the two that nearly all share
-- are hardly ever compared. The statements of earlier releases find the key whatever the order of its columns.
alter table customers.bank_record drop constraint bank_record_pkey;
alter table customers.bank_record add primary key (source_id, source, kind);
