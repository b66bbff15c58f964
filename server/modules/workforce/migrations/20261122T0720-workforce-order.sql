-- Two versions may be made in one millisecond: this is the order in which they were.
alter table workforce.forecast add column number bigint generated always as identity;
