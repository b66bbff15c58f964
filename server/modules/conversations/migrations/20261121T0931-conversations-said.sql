-- Keyed fingerprint of what was said, where more was masked than the message alone shows (a number sent in pieces, a
-- code sent in answer): tells a repeat from something else without keeping what was masked.
alter table conversations.message add column said text;
