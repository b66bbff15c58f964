-- Files of an article: kept in the database, so that a version and what hangs on it are saved, copied and restored as one.
create table knowledge.article_file (
  id uuid primary key,
  article_id uuid not null references knowledge.article (id),
  -- Masked, without folders; never a path.
  name text not null,
  media_type text not null,
  byte_count int not null check (byte_count > 0),
  bytes bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
create index article_file_article on knowledge.article_file (article_id, uploaded_at);
-- What a version carries, in this order; a later version begins with the same.
alter table knowledge.article_version add column file_ids uuid[] not null default '{}';
