create schema timeline;

-- One row a thing that happened with a customer, kept up to date while it goes on. Codes and masked words only.
create table timeline.entry (
  id bigint generated always as identity primary key,
  kind text not null,
  source_id text not null,
  customer_id uuid not null,
  began_at timestamptz not null,
  changed_at timestamptz not null,
  is_open boolean not null,
  -- Numbers people quote: RX-20261121-0007.
  reference text,
  detail jsonb not null default '{}',
  -- A line in people's own words, masked, and its terms for the search.
  words text not null default '',
  terms text[] not null default '{}',
  unique (kind, source_id)
);
create index entry_customer on timeline.entry (customer_id, began_at desc, id desc);
create index entry_began on timeline.entry (began_at desc, id desc);
create index entry_reference on timeline.entry (reference text_pattern_ops) where reference is not null;
create index entry_terms on timeline.entry using gin (terms) with (fastupdate = off) where terms <> '{}';
