insert into consent.retention_rule (kind, months, source) values
  ('profile', 120, 'Law of China against money laundering (2024), article 34: 10 years after the relation ends'),
  ('need', 12, 'House default: 1 year after the relation ends');
