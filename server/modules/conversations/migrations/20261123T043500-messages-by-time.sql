-- What customers said in a span of time is looked for among all messages. They are written in the order of time, so
-- that a summary of each block finds them, and costs a message next to nothing when it is written.
create index message_at on conversations.message using brin (at) with (pages_per_range = 16, autosummarize = on);
