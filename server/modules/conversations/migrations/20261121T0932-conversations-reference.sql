-- Searching by the beginning of a reference uses its index only in the collation of bytes.
alter table conversations.contact alter column reference type text collate "C";
