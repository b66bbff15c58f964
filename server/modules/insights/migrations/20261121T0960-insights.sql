create schema insights;

-- One row a contact with every instant, built from the log alone. The measures are columns computed from the instants:
-- figures add them up and lists filter by them, so a figure and its list cannot disagree.
create table insights.contact (
  contact_id uuid primary key,
  reference text not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  channel text not null,
  language text not null,
  topic text,
  lane text not null,
  is_callback boolean not null,
  -- The queue it stood in last: all its measures count there.
  queue_id uuid not null default '00000000-0000-0000-0000-000000000000',
  -- Limits as they were when it was queued; later changes of a setting do not rewrite the past.
  threshold_ms int not null default 25000,
  short_ms int not null default 5000,
  asked_at timestamptz not null,
  slot timestamptz not null,
  queued_at timestamptz,
  offered_at timestamptz,
  answered_at timestamptz,
  first_agent_id uuid,
  owner_id uuid,
  responded_at timestamptz,
  held_ms int not null default 0,
  transfers int not null default 0,
  flowed_to text,
  ended_at timestamptz,
  end_reason text,
  wrapped_at timestamptz,
  wrap_up_ms int,
  reason_code text,
  disposition_code text,

  requested int generated always as (case when is_callback then 0 else 1 end) stored,
  offered int generated always as (case when not is_callback and queued_at is not null then 1 else 0 end) stored,
  answered int generated always as (case when not is_callback and answered_at is not null then 1 else 0 end) stored,
  answered_in_time int generated always as (
    case when not is_callback and answered_at is not null
      and extract(epoch from answered_at - asked_at) * 1000 <= threshold_ms then 1 else 0 end) stored,
  abandoned int generated always as (
    case when not is_callback and end_reason = 'abandoned' and answered_at is null then 1 else 0 end) stored,
  abandoned_short int generated always as (
    case when not is_callback and end_reason = 'abandoned' and answered_at is null
      and extract(epoch from ended_at - asked_at) * 1000 <= short_ms then 1 else 0 end) stored,
  responded int generated always as (case when not is_callback and responded_at is not null then 1 else 0 end) stored,
  responded_in_30s int generated always as (
    case when not is_callback and responded_at is not null
      and extract(epoch from responded_at - asked_at) <= 30 then 1 else 0 end) stored,
  wait_answered_ms bigint generated always as (
    case when not is_callback and answered_at is not null
      then round(extract(epoch from answered_at - asked_at) * 1000) else 0 end) stored,
  wait_abandoned_ms bigint generated always as (
    case when not is_callback and end_reason = 'abandoned' and answered_at is null
      then round(extract(epoch from ended_at - asked_at) * 1000) else 0 end) stored,
  first_response_ms bigint generated always as (
    case when not is_callback and responded_at is not null
      then round(extract(epoch from responded_at - asked_at) * 1000) else 0 end) stored,
  handled int generated always as (case when answered_at is not null and wrapped_at is not null then 1 else 0 end) stored,
  talk_ms bigint generated always as (
    case when answered_at is not null and wrapped_at is not null and ended_at is not null
      then greatest(0, round(extract(epoch from ended_at - answered_at) * 1000) - held_ms) else 0 end) stored,
  hold_ms bigint generated always as (
    case when answered_at is not null and wrapped_at is not null then held_ms else 0 end) stored,
  after_ms bigint generated always as (
    case when answered_at is not null and wrapped_at is not null then coalesce(wrap_up_ms, 0) else 0 end) stored,
  transferred int generated always as (
    case when not is_callback and answered_at is not null and transfers > 0 then 1 else 0 end) stored,
  flowed_out int generated always as (case when not is_callback and flowed_to is not null then 1 else 0 end) stored
);
create index contact_asked on insights.contact (asked_at, contact_id);
create index contact_queue on insights.contact (queue_id, asked_at);

-- The same measures summed by quarter hour of asking, queue and channel; kept by the trigger below.
create table insights.quarter (
  slot timestamptz not null,
  queue_id uuid not null,
  channel text not null,
  requested int not null,
  offered int not null,
  answered int not null,
  answered_in_time int not null,
  abandoned int not null,
  abandoned_short int not null,
  responded int not null,
  responded_in_30s int not null,
  wait_answered_ms bigint not null,
  wait_abandoned_ms bigint not null,
  first_response_ms bigint not null,
  handled int not null,
  talk_ms bigint not null,
  hold_ms bigint not null,
  after_ms bigint not null,
  transferred int not null,
  flowed_out int not null,
  primary key (slot, queue_id, channel)
);

create function insights.add_to_quarter(c insights.contact, sign int) returns void language sql as $$
  insert into insights.quarter values (c.slot, c.queue_id, c.channel, sign * c.requested, sign * c.offered, sign * c.answered,
    sign * c.answered_in_time, sign * c.abandoned, sign * c.abandoned_short, sign * c.responded, sign * c.responded_in_30s,
    sign * c.wait_answered_ms, sign * c.wait_abandoned_ms, sign * c.first_response_ms, sign * c.handled, sign * c.talk_ms,
    sign * c.hold_ms, sign * c.after_ms, sign * c.transferred, sign * c.flowed_out)
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
    transferred = quarter.transferred + excluded.transferred, flowed_out = quarter.flowed_out + excluded.flowed_out
$$;

create function insights.keep_quarter() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then perform insights.add_to_quarter(old, -1); end if;
  perform insights.add_to_quarter(new, 1);
  return null;
end $$;
create trigger keep_quarter after insert or update on insights.contact
  for each row execute function insights.keep_quarter();

-- How long each agent was in each state, in spans that never cross a quarter hour.
create table insights.agent_time (
  slot timestamptz not null,
  agent_id uuid not null,
  unit_id uuid,
  state text not null,
  ms bigint not null,
  primary key (slot, agent_id, state)
);

-- What the house aims at. `at-least` or `at-most` the target; `near` is when it counts as endangered.
create table insights.goal (
  kpi text primary key,
  direction text not null check (direction in ('at-least', 'at-most')),
  target double precision not null,
  near double precision not null,
  baseline double precision,
  due_on date,
  changed_at timestamptz not null default now()
);
insert into insights.goal (kpi, direction, target, near) values
  ('service_level', 'at-least', 0.80, 0.82),
  ('answer_rate', 'at-least', 0.92, 0.93),
  ('response_rate_30s', 'at-least', 0.85, 0.87),
  ('abandon_rate', 'at-most', 0.05, 0.045),
  ('average_speed_of_answer', 'at-most', 20, 18),
  ('transfer_rate', 'at-most', 0.08, 0.075),
  ('longest_wait', 'at-most', 60, 30),
  ('after_contact_work_time', 'at-most', 60, 55),
  ('hold_ratio', 'at-most', 0.08, 0.07),
  ('first_response_time', 'at-most', 30, 25);
