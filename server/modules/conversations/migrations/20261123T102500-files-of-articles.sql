-- A file of an article that the bot answered from: shown in the thread, kept with its article alone. It opens as long as its
-- article answers customers.
alter table conversations.file drop constraint file_uploaded_by_kind_check;
alter table conversations.file add constraint file_uploaded_by_kind_check check (uploaded_by_kind in ('customer', 'agent', 'bot'));
alter table conversations.file drop constraint file_store_check;
alter table conversations.file add constraint file_store_check check (store in ('folder', 'database', 'article'));
alter table conversations.file add column article_file_id uuid;
alter table conversations.file add constraint file_of_an_article check ((store = 'article') = (article_file_id is not null));
create unique index file_lent on conversations.file (conversation_id, article_file_id) where article_file_id is not null;
