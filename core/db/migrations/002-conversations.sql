-- What people asked and what they were told. Personal data is masked before it gets here; everything of a
-- conversation goes with its row, at once when its owner asks, and by itself after the retention time.
create table conversation (
  id text primary key,
  channel text not null,
  started_at timestamptz not null default now(),
  last_at timestamptz not null default now()
);
create index conversation_last_at on conversation (last_at);

create table turn (
  conversation_id text not null references conversation on delete cascade,
  message_id text not null,
  question text not null,
  asked_at timestamptz not null default clock_timestamp(),
  -- Null while it is worked on, or after a crash until it is asked again.
  answer jsonb,
  trace jsonb,
  answered_at timestamptz,
  primary key (conversation_id, message_id)
);

create table feedback (
  conversation_id text not null,
  message_id text not null,
  verdict text not null,
  reason text,
  comment text,
  given_at timestamptz not null default now(),
  primary key (conversation_id, message_id),
  foreign key (conversation_id, message_id) references turn on delete cascade
);

-- Request counters of the web door, in the columns that rate-limiter-flexible expects. `key` holds a digest
-- of the client's address. Unlogged: losing counters in a crash costs nothing.
create unlogged table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
