-- A link revoked after the backup must not stand again: people make new ones.
delete from rosters.calendar_link;
