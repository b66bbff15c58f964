-- Where the fifths of all customers part, and when to draw them anew. Figures of the whole house: nobody's own amount is kept.
create table segments.fifths (
  name text primary key,
  due_at timestamptz not null,
  -- Whoever draws them has them for so long; a node that died is not waited for.
  held_until timestamptz,
  drawn_at timestamptz,
  took_ms int not null default 0,
  borders jsonb,
  -- Whether everybody was marked to be looked at by these.
  applied_at timestamptz
);
insert into segments.fifths (name, due_at) values ('rfm', now());
