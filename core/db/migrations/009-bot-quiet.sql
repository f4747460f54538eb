-- While a member of staff answers in a chat, the bot keeps quiet there.
alter table bot_chat add column quiet_until timestamptz;
