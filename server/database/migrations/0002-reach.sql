alter table panel_member add column reachable_by text not null default '[]';
alter table panel_member add column refused_modes text not null default '[]';
alter table panel_member add column cohort text not null default '';
alter table panel_member add column board_until text not null default '1970-01-01T00:00:00.000Z';
create index panel_member_board on panel_member (study_id, board_until);
alter table contact_attempt add column text_version_id text;
alter table contact_attempt add column run_id text;
alter table contact_attempt add column tries integer not null default 1;
alter table contact_attempt add column outcome_at text;
alter table contact_attempt add column note text;
create table vault_contact (
  id text primary key,
  member_id text not null references panel_member (id),
  kind text not null,
  value text not null,
  source text not null,
  since text not null,
  ended_at text,
  ended_because text
);
create index vault_contact_member on vault_contact (member_id, kind);
insert into vault_contact (id, member_id, kind, value, source, since)
  select p.member_id || '-email', p.member_id, 'email', p.email, 'sample', m.created_at
  from vault_person p join panel_member m on m.id = p.member_id where p.email is not null;
update panel_member set reachable_by = '["email"]'
  where id in (select member_id from vault_contact where kind = 'email');
update contact_attempt set outcome_at = recorded_at;
alter table vault_person drop column email;
