-- What stood among the results of a search: once for each search and article, counted by article.
create index article_use_shown on knowledge.article_use (lookup_id, article_id) where how = 'shown';
create index article_use_shown_at on knowledge.article_use (article_id, at) where how = 'shown';
