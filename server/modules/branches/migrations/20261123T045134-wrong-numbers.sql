-- Customer numbers tried at a visit of somebody not known that were nobody's: after three no more are taken there.
alter table branches.visit add column wrong_numbers smallint not null default 0;
