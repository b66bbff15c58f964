insert into consent.retention_rule (kind, months, source) values ('script-forms', 36, 'House default');
