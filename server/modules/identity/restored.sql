-- What was revoked after the backup must not stand again: everyone signs in anew, and links to set a password are made anew.
delete from platform.timer where kind = 'identity.session-end';
delete from identity.session;
delete from identity.password_link;
