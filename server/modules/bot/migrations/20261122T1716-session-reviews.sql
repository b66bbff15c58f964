-- Whether a customer needed a person, as somebody judged who read the talk: hand-offs are judged by it both ways.
create table bot.session_review (
  session_id uuid primary key references bot.session,
  needed_person boolean not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null
);
