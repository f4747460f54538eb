-- Photos as evidence, from the pages too. What is stored from here on was drawn anew: JPEG, upright, no metadata.
-- What came before was kept as it was sent, with place and device in it, and nothing ever showed it.
delete from assessment_evidence;
alter table assessment_evidence drop column kind;
alter table assessment_evidence add column added_by text not null default 'owner';
alter table assessment_evidence alter column added_by drop default;
alter table assessment_evidence add column width integer not null;
alter table assessment_evidence add column height integer not null;
-- The same photo for lists.
alter table assessment_evidence add column small bytea not null;
