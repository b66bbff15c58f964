-- Contacts a branch goes on with: a place booked there or a case opened for it by another unit, or told at wrap-up. Counted
-- where every measure of the contact is: in the quarter hour of asking, in the queue it stood in last.
alter table insights.contact add column is_sent_to_branch boolean not null default false;
alter table insights.contact add column branch_referred int generated always as (
  case when not is_callback and answered_at is not null
    and (is_sent_to_branch or disposition_code = 'branch-referral') then 1 else 0 end) stored;
alter table insights.quarter add column branch_referred int not null default 0;
update insights.quarter q set branch_referred = s.referred
  from (select slot, queue_id, channel, sum(branch_referred) referred from insights.contact group by slot, queue_id, channel) s
  where s.referred > 0 and q.slot = s.slot and q.queue_id = s.queue_id and q.channel = s.channel;

create or replace function insights.add_to_quarter(c insights.contact, sign int) returns void language sql as $$
  insert into insights.quarter values (c.slot, c.queue_id, c.channel, sign * c.requested, sign * c.offered, sign * c.answered,
    sign * c.answered_in_time, sign * c.abandoned, sign * c.abandoned_short, sign * c.responded, sign * c.responded_in_30s,
    sign * c.wait_answered_ms, sign * c.wait_abandoned_ms, sign * c.first_response_ms, sign * c.handled, sign * c.talk_ms,
    sign * c.hold_ms, sign * c.after_ms, sign * c.transferred, sign * c.flowed_out,
    sign * c.invited, sign * c.rated, sign * c.satisfied, sign * c.branch_referred)
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
    satisfied = quarter.satisfied + excluded.satisfied, branch_referred = quarter.branch_referred + excluded.branch_referred
$$;

-- What the log told of before this release, which nothing listened to.
update insights.contact set is_sent_to_branch = true where contact_id in (
  select (data->>'contactId')::uuid from platform.log where data->>'contactId' is not null
    and ((type = 'branches.booked' and data->>'isReferral' = 'true')
      or (type = 'cases.opened' and data->>'isBranchReferral' = 'true')));
