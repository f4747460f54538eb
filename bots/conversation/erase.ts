/** `/xoa`: asked once, then everything of this chat goes at once. */
import { eraseBotChat } from '../../core/db/bot-chats.ts'
import { texts } from '../texts.ts'
import { say, type ConverseParts, type Said, type Turn } from './index.ts'

export const askToErase = (): Said =>
  say(texts.eraseAsk, {
    wants: 'erase',
    choices: [texts.eraseYes, texts.eraseNo].map((text) => ({ label: text, text })),
  })

/** Killed in the middle, it is done again: the chat says that it wanted this until all is gone. */
export async function eraseChat(
  { pool, assistant }: ConverseParts,
  { chat, update }: Turn,
): Promise<Said> {
  await assistant.eraseConversation(chat.id)
  await eraseBotChat(pool, chat.id, update.id)
  return say(texts.erased)
}
