-- The run that this one repeats, so that the two can be compared.
alter table assessment add column earlier_id text references assessment on delete set null;
create index assessment_earlier on assessment (earlier_id);
