-- Agents of the same likeness are alike in all that stays while they work (skills, points, channels, queues): of those a
-- matching pass reads only as many as it may need. Kept here, because working it out for thousands costs more than the
-- pass itself.
alter table routing.agent add column likeness text not null default '';

create function routing.likeness_of(agent uuid) returns text language sql stable as $$
  select md5(concat_ws('|', a.skills, a.points,
    (select jsonb_object_agg(c.channel, jsonb_build_array(c.cost, c.most)) from routing.agent_channel c
      where c.agent_id = a.id),
    (select array_agg(m.queue_id order by m.queue_id) from routing.membership m where m.agent_id = a.id)))
  from routing.agent a where a.id = agent
$$;

create function routing.keep_likeness() returns trigger language plpgsql as $$
declare
  changed uuid;
begin
  if tg_table_name = 'agent' then
    changed := new.id;
  elsif tg_op = 'DELETE' then
    changed := old.agent_id;
  else
    changed := new.agent_id;
  end if;
  update routing.agent set likeness = routing.likeness_of(changed) where id = changed;
  return null;
end
$$;

create trigger keep_likeness after insert or update of skills, points on routing.agent
  for each row execute function routing.keep_likeness();
create trigger keep_likeness after insert or delete or update of cost, most on routing.agent_channel
  for each row execute function routing.keep_likeness();
create trigger keep_likeness after insert or delete on routing.membership
  for each row execute function routing.keep_likeness();

update routing.agent set likeness = routing.likeness_of(id);
