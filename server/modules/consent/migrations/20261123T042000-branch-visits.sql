insert into consent.retention_rule (kind, months, source) values ('branch-visits', 36, 'House default');
