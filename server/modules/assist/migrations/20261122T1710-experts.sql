-- What an agent asks those who know, beside a conversation; masked. How long it may wait is a promise about its id.
create table assist.expert_question (
  id uuid primary key,
  contact_id uuid not null,
  conversation_id uuid not null,
  reference text not null,
  -- Of the contact; null: none was named.
  topic text,
  skill text not null,
  locale text not null,
  question text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'taken', 'answered', 'withdrawn')),
  expert_id uuid,
  taken_at timestamptz,
  -- Why the last one who took it gave it back.
  sent_back_by uuid,
  sent_back_note text,
  answer text,
  answered_at timestamptz,
  -- The agent put the answer into a reply.
  used_at timestamptz,
  article_id uuid,
  drafted_by uuid,
  withdrawn_at timestamptz,
  check ((state in ('taken', 'answered')) = (expert_id is not null)),
  check ((state = 'answered') = (answer is not null) and (answer is null) = (answered_at is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((article_id is null) = (drafted_by is null) and (article_id is null or state = 'answered')),
  check (expert_id is distinct from asked_by)
);
create index expert_question_contact on assist.expert_question (contact_id, asked_at);
create index expert_question_open on assist.expert_question (skill, asked_at) where state in ('waiting', 'taken');
create index expert_question_expert on assist.expert_question (expert_id, answered_at desc) where state = 'answered';

create table assist.expert_setting (
  only_one boolean primary key default true check (only_one),
  -- Elapsed seconds: a customer waits meanwhile.
  answer_seconds int not null check (answer_seconds between 30 and 86400),
  -- From this level of a skill on somebody counts as an expert in it.
  least_level int not null check (least_level between 1 and 5),
  -- Topic of a contact → skill, as [{"topic": …, "skill": …}].
  skill_of_topic jsonb not null,
  version int not null
);
insert into assist.expert_setting (answer_seconds, least_level, skill_of_topic, version) values (300, 4, '[]', 1);
