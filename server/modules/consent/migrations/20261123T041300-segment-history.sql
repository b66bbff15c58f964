insert into consent.retention_rule (kind, months, source) values ('segment-history', 24, 'House default');
