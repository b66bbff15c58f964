-- What the house knows, told the same on every channel. The words stand in versions: one that was approved is never
-- changed again, an edit makes the next one, and going back makes a next one too.
create table knowledge.article (
  id uuid primary key,
  code text not null unique,
  -- Answers what colleagues say about it; null: whoever writes articles next.
  owner_id uuid,
  made_by uuid not null,
  made_at timestamptz not null
);
create table knowledge.article_version (
  article_id uuid not null references knowledge.article (id),
  version int not null check (version >= 1),
  state text not null check (state in ('draft', 'submitted', 'approved', 'discarded')),
  -- Counts how often it was written: who reviews says which writing was read.
  revision int not null,
  topic text not null,
  audience text not null check (audience in ('customer', 'agent', 'both')),
  channels text[] not null,
  products text[] not null,
  unit_ids uuid[] not null,
  words jsonb not null,
  -- The version it was copied from.
  based_on int,
  goes_back_to int,
  -- Everyone whose hands the words went through: none of them approves them.
  writers uuid[] not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_note text,
  -- Of a draft: as its writer wishes. Of an approved one: from here on it may answer.
  effective_at timestamptz,
  -- From this instant it answers no more.
  expires_at timestamptz,
  withdrawn_at timestamptz,
  primary key (article_id, version),
  check (state <> 'approved' or (reviewed_at is not null and reviewed_by is not null and effective_at is not null)),
  check (state <> 'approved' or not reviewed_by = any(writers))
);
create unique index article_version_open on knowledge.article_version (article_id) where state in ('draft', 'submitted');
create index article_version_approved on knowledge.article_version (article_id, version desc) where state = 'approved';

-- What agents say about an article: wrong, missing, unclear. Answering is a promise.
create table knowledge.article_feedback (
  id uuid primary key,
  article_id uuid not null references knowledge.article (id),
  version int not null,
  locale text not null,
  kind text not null check (kind in ('wrong', 'missing', 'unclear')),
  note text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  owner_id uuid,
  outcome text check (outcome in ('changed', 'explained', 'declined')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  check ((answered_at is null) = (outcome is null))
);
create index article_feedback_article on knowledge.article_feedback (article_id, given_at desc);
create index article_feedback_open on knowledge.article_feedback (given_at) where answered_at is null;

-- One question put to the articles: by an agent who searched, or by a customer to the bot. Masked.
create table knowledge.lookup (
  id uuid primary key,
  at timestamptz not null,
  asked_by text not null check (asked_by in ('agent', 'customer')),
  person_id uuid,
  channel text,
  contact_id uuid,
  locale text not null,
  question text not null,
  -- The question without case, width, script and punctuation: equal ones are counted together.
  question_key text not null,
  found int not null,
  used_article_id uuid,
  used_at timestamptz
);
create index lookup_at on knowledge.lookup (at);
create index lookup_unanswered on knowledge.lookup (question_key, at) where found = 0;

-- What became of a question nobody answered; it is open again when it is asked after `at`.
create table knowledge.question_outcome (
  question_key text primary key,
  outcome text not null check (outcome in ('drafted', 'dismissed')),
  article_id uuid references knowledge.article (id),
  by_id uuid not null,
  at timestamptz not null
);

create table knowledge.article_use (
  id uuid primary key,
  article_id uuid not null references knowledge.article (id),
  version int not null,
  locale text not null,
  how text not null check (how in ('shown', 'opened', 'copied', 'answered')),
  at timestamptz not null,
  person_id uuid,
  contact_id uuid,
  channel text,
  lookup_id uuid
);
create index article_use_article on knowledge.article_use (article_id, at desc) where how <> 'shown';

create table knowledge.article_setting (
  only_one boolean primary key default true check (only_one),
  feedback_days int not null check (feedback_days between 1 and 60),
  -- A calendar of the house; null: days of 24 hours.
  feedback_calendar text,
  version int not null
);
insert into knowledge.article_setting (feedback_days, feedback_calendar, version) values (3, null, 1);
