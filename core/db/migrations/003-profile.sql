-- What a conversation remembers about the business (goods, markets, size) and the question it asked last.
-- It goes with the conversation, and by itself when its owner says "xóa hồ sơ".
alter table conversation add column state jsonb;
