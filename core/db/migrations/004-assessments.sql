-- Self-assessments. An answer is a row that is never changed: the latest of a person for a question counts, and
-- the same event told twice is one row. Everything goes with the assessment.
create table assessment (
  id text primary key,
  checklist_id text not null,
  version integer not null,
  -- The checklist as it was: later versions change nothing in what was begun.
  snapshot jsonb not null,
  profile jsonb not null,
  started_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  finished_at timestamptz
);
create index assessment_last_at on assessment (last_at);

create table assessment_answer (
  assessment_id text not null references assessment on delete cascade,
  event_id text not null,
  seq bigint generated always as identity,
  question_id text not null,
  answered_by text not null,
  -- Null: the answer was taken back.
  value text,
  reason text,
  note text,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (assessment_id, event_id)
);
create index assessment_answer_latest on assessment_answer (assessment_id, answered_by, question_id, seq desc);

create table assessment_plan (
  assessment_id text not null references assessment on delete cascade,
  question_id text not null,
  owner text,
  due date,
  status text not null,
  updated_at timestamptz not null default now(),
  primary key (assessment_id, question_id)
);

-- Where an assessment is answered: erasing the conversation erases it.
create table assessment_conversation (
  assessment_id text not null references assessment on delete cascade,
  conversation_id text not null references conversation on delete cascade,
  primary key (assessment_id, conversation_id)
);
create index assessment_conversation_by_conversation on assessment_conversation (conversation_id);

-- One-time codes and the access they gave. Only digests are kept, so that the table opens nothing by itself.
create table assessment_code (
  digest text primary key,
  assessment_id text not null references assessment on delete cascade,
  -- continue: the owner on another device or channel. advise: an advisor. read: who gets the report to read.
  purpose text not null,
  label text,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table assessment_access (
  digest text primary key,
  assessment_id text not null references assessment on delete cascade,
  purpose text not null,
  label text,
  granted_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index assessment_access_by_assessment on assessment_access (assessment_id);
