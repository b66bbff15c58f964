-- How customers rated what was asked of them: 4 and 5 of 5 count as satisfied. Counted where every measure of the contact
-- is: in the quarter hour of asking, in the queue it stood in last. Never mixed with surveys.
alter table insights.contact add column rating_invited_at timestamptz, add column score int;
alter table insights.contact
  add column invited int generated always as (case when rating_invited_at is not null then 1 else 0 end) stored,
  add column rated int generated always as (case when score is not null then 1 else 0 end) stored,
  add column satisfied int generated always as (case when score >= 4 then 1 else 0 end) stored;
alter table insights.quarter
  add column invited int not null default 0,
  add column rated int not null default 0,
  add column satisfied int not null default 0;

create or replace function insights.add_to_quarter(c insights.contact, sign int) returns void language sql as $$
  insert into insights.quarter values (c.slot, c.queue_id, c.channel, sign * c.requested, sign * c.offered, sign * c.answered,
    sign * c.answered_in_time, sign * c.abandoned, sign * c.abandoned_short, sign * c.responded, sign * c.responded_in_30s,
    sign * c.wait_answered_ms, sign * c.wait_abandoned_ms, sign * c.first_response_ms, sign * c.handled, sign * c.talk_ms,
    sign * c.hold_ms, sign * c.after_ms, sign * c.transferred, sign * c.flowed_out,
    sign * c.invited, sign * c.rated, sign * c.satisfied)
  on conflict (slot, queue_id, channel) do update set
    requested = quarter.requested + excluded.requested, offered = quarter.offered + excluded.offered,
    answered = quarter.answered + excluded.answered, answered_in_time = quarter.answered_in_time + excluded.answered_in_time,
    abandoned = quarter.abandoned + excluded.abandoned, abandoned_short = quarter.abandoned_short + excluded.abandoned_short,
    responded = quarter.responded + excluded.responded, responded_in_30s = quarter.responded_in_30s + excluded.responded_in_30s,
    wait_answered_ms = quarter.wait_answered_ms + excluded.wait_answered_ms,
    wait_abandoned_ms = quarter.wait_abandoned_ms + excluded.wait_abandoned_ms,
    first_response_ms = quarter.first_response_ms + excluded.first_response_ms,
    handled = quarter.handled + excluded.handled, talk_ms = quarter.talk_ms + excluded.talk_ms,
    hold_ms = quarter.hold_ms + excluded.hold_ms, after_ms = quarter.after_ms + excluded.after_ms,
    transferred = quarter.transferred + excluded.transferred, flowed_out = quarter.flowed_out + excluded.flowed_out,
    invited = quarter.invited + excluded.invited, rated = quarter.rated + excluded.rated,
    satisfied = quarter.satisfied + excluded.satisfied
$$;

insert into insights.goal (kpi, direction, target, near) values
  ('contact_satisfaction', 'at-least', 0.85, 0.88),
  ('rating_participation', 'at-least', 0.30, 0.33)
on conflict do nothing;
