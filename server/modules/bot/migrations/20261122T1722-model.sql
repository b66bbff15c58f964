-- Tokens of a language model a day, counted before they are spent: all nodes share one budget.
create table bot.model_day (
  day date primary key,
  tokens bigint not null check (tokens >= 0),
  calls int not null,
  -- Turns answered without the model because the day's tokens were spent.
  not_asked int not null default 0
);

-- One call of the model. No words of anybody: the hash of what was sent, and which texts of the house it rested on.
create table bot.model_call (
  id uuid primary key,
  -- Null for the try-out panel.
  session_id uuid references bot.session,
  -- The last message it is about: of two nodes one alone asks about it.
  seq int,
  at timestamptz not null,
  -- From here on nobody waits for it any more.
  until timestamptz not null,
  purpose text not null check (purpose in ('phrase', 'command')),
  language text not null,
  model text not null,
  prompt_version text not null,
  prompt_hash text not null,
  articles jsonb not null,
  -- Set aside before the call; replaced by what was used.
  tokens int not null check (tokens >= 0),
  took_ms int,
  outcome text not null check (outcome in ('under-way', 'ready', 'used', 'dropped', 'refused', 'failed')),
  -- Rules of the guard that stopped it, or what failed: codes only.
  why text[] not null default '{}',
  check ((session_id is null) = (seq is null))
);
create unique index model_call_turn on bot.model_call (session_id, seq) where session_id is not null;
create index model_call_recent on bot.model_call (at desc, id desc);
