insert into consent.retention_rule (kind, months, source) values
  ('cases', 36, 'House default: 3 years after the end'),
  ('complaints', 60, 'House default: 5 years after the end'),
  ('timeline', 36, 'House default');
