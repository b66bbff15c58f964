-- Of leave that was granted and ended before it began: the dates whose shift is in force again, and those whose shift could
-- not come back, with why: [{date, why, ruleId}]. A planner fills these.
alter table rosters.leave add column given_back date[] not null default '{}';
alter table rosters.leave add column left_open jsonb not null default '[]';
