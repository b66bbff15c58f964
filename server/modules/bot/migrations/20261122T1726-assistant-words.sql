-- What an entrance says before the bot introduces itself, and from which certainty it answers there; null: as shipped.
alter table bot.assistant add column greeting jsonb;
alter table bot.assistant add column thresholds jsonb;
