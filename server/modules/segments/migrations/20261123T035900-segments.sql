create schema segments;

create table segments.segment (
  id uuid primary key,
  -- Of those that come with the product.
  code text unique,
  model text not null,
  created_at timestamptz not null
);

-- What a segment means, in versions: one that was approved is never changed again.
create table segments.version (
  id uuid primary key,
  segment_id uuid not null references segments.segment (id),
  version int check (version >= 1),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  revision int not null,
  name jsonb not null,
  purpose text not null check (purpose in ('service', 'marketing')),
  rule jsonb not null,
  -- From when it holds, nobody stands in the segment any more.
  is_retirement boolean not null default false,
  why text not null,
  -- Everyone whose hands it went through: none of them approves it.
  writers uuid[] not null,
  changed_at timestamptz not null,
  asked_from_at timestamptz,
  review_note text,
  reviewed_by uuid,
  effective_at timestamptz,
  -- When everybody was marked to be looked at by it.
  applied_at timestamptz,
  constraint approved_whole check ((state = 'approved') = (version is not null and effective_at is not null)),
  unique (segment_id, version)
);
create unique index version_open on segments.version (segment_id) where state <> 'approved';
create index version_to_apply on segments.version (effective_at) where state = 'approved' and applied_at is null;

-- Every customer, and when to look at them next: at once when something happened, later when time alone changes something.
create table segments.due (
  customer_id uuid primary key,
  due_at timestamptz
);
create index due_next on segments.due (due_at) where due_at is not null;

create table segments.member (
  segment_id uuid not null references segments.segment (id),
  customer_id uuid not null,
  version int not null,
  since timestamptz not null,
  -- The lines that hold, with their values (never those of class C2) and since when.
  why jsonb not null,
  primary key (segment_id, customer_id)
);
create index member_customer on segments.member (customer_id);

-- Who came and went. Never changed.
create table segments.passage (
  id uuid primary key,
  segment_id uuid not null references segments.segment (id),
  customer_id uuid not null,
  version int not null,
  at timestamptz not null,
  entered boolean not null,
  cause text not null
);
create index passage_segment on segments.passage (segment_id, at desc);
create index passage_customer on segments.passage (customer_id, at desc);

-- What the rules count, learned from facts.
create table segments.contact (
  contact_id uuid primary key,
  customer_id uuid not null,
  at timestamptz not null,
  reason_code text,
  score int,
  rated_at timestamptz
);
create index contact_customer on segments.contact (customer_id, at);
create table segments.complaint (
  complaint_id uuid primary key,
  customer_id uuid not null,
  at timestamptz not null
);
create index complaint_customer on segments.complaint (customer_id, at);
create table segments.month_tier (
  customer_id uuid not null,
  month text not null,
  tier text not null,
  primary key (customer_id, month)
);

-- How far the customers have been walked through.
create table segments.walk (name text primary key, after_id uuid);
insert into segments.walk (name) values ('everybody');

-- A draft tried on the customers its asker sees, a page at a time.
create table segments.preview (
  id uuid primary key,
  version_id uuid not null references segments.version (id),
  revision int not null,
  scope jsonb not null,
  asked_at timestamptz not null,
  after_id uuid,
  seen int not null default 0,
  holds int not null default 0,
  unknown int not null default 0,
  entering int not null default 0,
  leaving int not null default 0,
  sample uuid[] not null default '{}',
  done_at timestamptz,
  unique (version_id)
);
create index preview_open on segments.preview (asked_at) where done_at is null;
