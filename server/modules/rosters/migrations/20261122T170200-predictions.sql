-- What service the draft of a roster is foretold to give, as it was last played: of which revision, and of which forecast,
-- staffing and abilities (`basis`, a hash). What has changed since is seen, not written.
create table rosters.prediction (
  roster_id uuid primary key references rosters.roster on delete cascade,
  revision int not null,
  basis text not null,
  played_at timestamptz not null,
  replications int not null,
  queues jsonb not null
);

-- The prediction that a version was published with; null: without one.
alter table rosters.publication add column prediction jsonb;
