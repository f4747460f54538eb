-- The library: documents, their passages, and what word search needs to weigh them.
create extension if not exists vector;

create table document (
  id text primary key,
  kind text not null,
  title text not null,
  designation text,
  issuer text,
  issued_on date,
  effective_on date,
  standing text not null,
  origin text not null,
  collection text not null,
  checked_on date,
  digest text not null,
  stored_at timestamptz not null default now()
);

create table passage (
  id text primary key,
  document_id text not null references document on delete cascade,
  position integer not null,
  breadcrumb text[] not null,
  body text not null,
  tokens integer not null,
  unique (document_id, position)
);

-- One row a passage: the hashed terms it holds, and their BM25 weights without the idf,
-- so that a score is one inner product with the query's idf weights.
create table passage_index (
  passage_id text primary key references passage on delete cascade,
  length integer not null,
  terms integer[] not null,
  weights sparsevec(536870912) not null
);
alter table passage_index alter column terms set storage external;
alter table passage_index alter column weights set storage external;
create index passage_terms on passage_index using gin (terms) with (fastupdate = off);

-- The passages that hold one of the anchors, best first. A function because the planner cannot know how
-- rare the anchors are and would read the whole table; the setting holds inside the function only.
create function match_terms(query sparsevec, anchors integer[], most integer)
returns table (id text, score double precision)
language sql stable set enable_seqscan = off as $$
  select passage_id, -(weights <#> query) from passage_index
  where terms && anchors order by 2 desc, 1 limit most
$$;

-- In how many passages a term stands. Rows are updated often, so pages keep room for it.
create table term (
  hash integer primary key,
  passages integer not null
) with (fillfactor = 60);

create table library_size (
  only_row boolean primary key default true check (only_row),
  passages bigint not null,
  total_length bigint not null
);
insert into library_size (passages, total_length) values (0, 0);

-- Vectors of an embedding model, where one is configured. Keyed by model, so a change of model
-- re-embeds only what is missing and word search goes on meanwhile.
create table embedding (
  model text not null,
  passage_id text not null references passage on delete cascade,
  vec vector not null,
  primary key (model, passage_id)
);
