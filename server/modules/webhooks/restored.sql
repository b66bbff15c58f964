-- What waited when the backup was taken may have been delivered since, and a restored copy may be a rehearsal: nothing
-- leaves the house before an administrator switches the endpoints on again and replays what is missing.
update webhooks.delivery set state = 'dead', ended_at = now(), last_error = 'waited when the backup was taken'
  where state = 'waiting';
update webhooks.endpoint set is_active = false, stopped_reason = 'restored from a backup' where is_active;
