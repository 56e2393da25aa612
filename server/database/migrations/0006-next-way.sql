alter table panel_member add column quiet_mode text;
drop index panel_member_quiet;
create index panel_member_quiet on panel_member (study_id, quiet_until, quiet_mode);
update panel_member set quiet_until = '1970-01-01T00:00:00.000Z';
