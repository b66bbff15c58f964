-- What the house sets of the gate's rules, in versions. One that has come into force is never changed again.
-- Version 1 is what comes with the product, with the jurisdiction and months of consent.setting.
create table consent.rule_set (
  id uuid primary key,
  version int unique check (version >= 2),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  -- Counts how often it was written: who reviews says which writing was read.
  revision int not null,
  -- { jurisdiction, consentMonths, doNotContactMonths, limits }
  choices jsonb not null,
  why text not null,
  -- Everyone whose hands it went through: none of them lets it in.
  writers uuid[] not null,
  changed_at timestamptz not null,
  reviewed_by uuid,
  review_note text,
  effective_at timestamptz,
  -- The version whose rules these are, when it was gone back to.
  goes_back_to int,
  check ((state = 'approved') = (version is not null)),
  check ((state = 'approved') = (effective_at is not null))
);
create unique index rule_set_open on consent.rule_set ((true)) where state <> 'approved';
