-- quick: only the questions that the checklist marks for the quick version. full: all that concern the firm.
alter table assessment add column depth text not null default 'full';
