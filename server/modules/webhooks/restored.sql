-- What happened before the backup may have been delivered since, and a restored copy may be a rehearsal: nothing of it
-- goes out again by itself, and nothing at all before an administrator lets the endpoints go on.
update webhooks.delivery set state = 'dead', ended_at = now(), last_error = 'waited when the backup was taken'
  where state = 'waiting';
update webhooks.endpoint set is_active = false where is_active;
-- Behind the last fact of before: those in the outbox enter the log first.
update platform.subscriber set position = (select position from platform.log_head) + (select count(*) from platform.outbox)
  where name = 'webhooks';
