-- What the bank made of the red lines that come with the product: whole sets, one after the other.
create table conversations.red_line_set (
  id uuid primary key,
  -- Given when it comes into force; 1 is the set that comes with the product.
  version int unique check (version >= 2),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  revision int not null,
  -- { off: codes, own: lines }
  lines jsonb not null,
  why text not null,
  writers uuid[] not null,
  changed_at timestamptz not null,
  reviewed_by uuid,
  review_note text,
  effective_at timestamptz,
  -- The version whose lines these are, when it was gone back to.
  goes_back_to int,
  check ((state = 'approved') = (version is not null)),
  check ((state = 'approved') = (effective_at is not null))
);
create unique index red_line_set_open on conversations.red_line_set ((true)) where state <> 'approved';
