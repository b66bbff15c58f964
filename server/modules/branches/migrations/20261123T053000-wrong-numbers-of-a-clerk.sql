-- Customer numbers somebody tried in vain at any visit, day by day; only the latest day is kept.
create table branches.wrong_numbers (
  person_id uuid primary key,
  on_day date not null,
  tries int not null
);
