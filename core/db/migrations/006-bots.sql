-- Chat apps. What comes in is a row before the app gets its 2xx, and that row is the job: nothing is told twice,
-- nothing is lost. Texts stay only until they are answered; what is left then names nobody.

-- The key that makes conversation ids from chat ids, so that a chat's id cannot be worked out from a copy of them.
create table bot_secret (
  only_row boolean primary key default true check (only_row),
  key bytea not null
);

-- One chat. Its id is the conversation's; the app's own chat id is not kept here.
create table bot_chat (
  id text primary key,
  channel text not null,
  bot text not null,
  -- When the privacy notice was sent; nothing is said to the assistant before.
  noticed_at timestamptz,
  -- The buttons or numbers that were offered last, and which update offered them.
  choices jsonb,
  choice_set bigint,
  -- What the bot itself has asked, such as whether to erase.
  wants text,
  blocked_at timestamptz,
  -- Who works on this chat, and until when that is believed.
  lease text,
  leased_until timestamptz,
  -- The app told us to wait, or a try failed.
  not_before timestamptz,
  last_at timestamptz not null default now()
);

create table bot_update (
  id bigint generated always as identity primary key,
  channel text not null,
  bot text not null,
  -- The app's own number of the update or message: names no person.
  external_id text not null,
  -- Null once it is answered or its chat is erased.
  conversation_id text references bot_chat on delete set null,
  payload jsonb,
  attempts integer not null default 0,
  received_at timestamptz not null default clock_timestamp(),
  done_at timestamptz,
  unique (channel, bot, external_id)
);
create index bot_update_open on bot_update (id) where done_at is null;
create index bot_update_open_of_chat on bot_update (conversation_id, id) where done_at is null;
create index bot_update_of_chat on bot_update (conversation_id);

-- What is sent: state and attempts tell apart what surely went out, what surely did not, and what nobody knows.
create table bot_outgoing (
  update_id bigint not null references bot_update on delete cascade,
  part integer not null,
  -- queued, sending, sent, failed, unknown
  state text not null default 'queued',
  body jsonb,
  attempts integer not null default 0,
  platform_id text,
  updated_at timestamptz not null default now(),
  primary key (update_id, part)
);

-- Pictures given as evidence to one question of a self-assessment; gone with it.
create table assessment_evidence (
  id bigint generated always as identity primary key,
  assessment_id text not null references assessment on delete cascade,
  question_id text not null,
  -- The update that brought it: told twice, it is one picture.
  event_id text not null,
  kind text not null,
  bytes bytea not null,
  taken_at timestamptz not null default now(),
  unique (assessment_id, event_id)
);
create index assessment_evidence_of_question on assessment_evidence (assessment_id, question_id);

-- The tokens of a Zalo Official Account, sealed with the application's secret. A refresh token works once: whoever
-- has the claim exchanges it, and the new pair is committed before it is used.
create table zalo_oa_token (
  app_id text primary key,
  access_token text,
  refresh_token text not null,
  access_expires_at timestamptz,
  refreshed_at timestamptz,
  -- Digest of the refresh token of the settings that was taken last: the same one is not taken again.
  planted text,
  claim text,
  claimed_until timestamptz,
  refused_at timestamptz
);

-- Messages of a month, both ways, for apps with a quota.
create table bot_usage (
  channel text not null,
  bot text not null,
  month date not null,
  incoming integer not null default 0,
  outgoing integer not null default 0,
  warned_at timestamptz,
  primary key (channel, bot, month)
);
