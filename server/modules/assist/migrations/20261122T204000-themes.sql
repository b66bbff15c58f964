-- What came up among the words of customers in a week: looked for once the week is over, or earlier when somebody asks.
create table assist.theme_look (
  -- Monday of the last week that was looked at, in the house's own time.
  week date primary key,
  state text not null check (state in ('looking', 'done', 'too-little', 'failed')),
  asked_at timestamptz not null,
  -- Up to when words were read: earlier than the end of the week when it was not over.
  until timestamptz not null,
  ended_at timestamptz,
  -- No words of anybody: numbers by week, terms that many share, and the places of examples.
  found jsonb,
  check ((state = 'looking') = (ended_at is null)),
  check ((state = 'done') = (found is not null))
);
