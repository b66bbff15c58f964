-- What eases a queue for a while: alternatives offered sooner, or a peak announced to those who wait. The row goes when
-- it is ended; one whose time has passed is of no effect.
create table routing.queue_relief (
  queue_id uuid not null references routing.queue (id) on delete cascade,
  kind text not null check (kind in ('callback', 'announcement')),
  -- Of `callback`: the estimated wait from which on a call-back or a message is offered.
  after_seconds int check (after_seconds > 0),
  until_at timestamptz not null,
  primary key (queue_id, kind),
  check ((kind = 'callback') = (after_seconds is not null))
);
