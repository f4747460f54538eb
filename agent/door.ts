/** What the channels may ask of the assistant; `createAssistant` in index.ts builds it. */
import type { Answer, Choice, ConversationTurn, Standing, TurnEvent } from '../core/domain.ts'
import type { ProfileState } from '../core/profile.ts'

export interface Question {
  /** As typed; at most `MAX_QUESTION_LENGTH` characters after cleaning, longer ones are refused politely. */
  text: string
  /** Earlier turns of the same conversation, oldest first: "còn hiệu lực không?" needs them. */
  history?: ConversationTurn[]
  /** What is remembered about the business; left out where nothing is remembered between questions. */
  state?: ProfileState
  /** Which stored message this is; left out where nothing is stored. */
  turn?: { conversationId: string; messageId: string }
  /** True where long answers are a burden, as in a chat app: what binds with its reason, the rest by name. */
  short?: boolean
}

export interface AnswerOptions {
  signal?: AbortSignal
  /** Told in Vietnamese what is being done ("Đang tìm trong kho tiêu chuẩn…"). */
  onStatus?: (text: string) => void
  /** false: rules only, whatever the settings say. */
  useModel?: boolean
}

export interface TurnRequest {
  /** 22 URL-safe characters made by the client or by `newConversationId`; who knows it may read it. */
  conversationId: string
  /** Made by the client; the same id asked again gives the stored answer, never a second one. */
  messageId: string
  text: string
  channel: 'web' | 'telegram' | 'zalo'
}

export interface Feedback {
  conversationId: string
  messageId: string
  verdict: 'up' | 'down'
  reason?: 'sai' | 'thieu' | 'kho-hieu' | 'nguon-sai' | 'khac'
  /** At most 1,000 characters; personal data is masked before storing. */
  comment?: string
}

export interface PassageView {
  id: string
  designation: string
  title: string
  breadcrumb: string[]
  text: string
  standing: Standing
  standingText: string
  issuer?: string
  origin: string
  checkedOn?: string
  /** A doubt the reader must see. */
  caution?: string
  /** Neighbours in the document, for reading on. */
  previousId?: string
  nextId?: string
}

export interface Assistant {
  /** Answers without storing anything; never throws for a bad question or a failing model. */
  answer(question: Question, options?: AnswerOptions): Promise<Answer>
  /**
   * One stored turn. The question is stored (personal data masked) before the first event; the answer
   * is stored before `done`. Events: status*, token*, then done or error. Aborting stops the model call.
   */
  turn(request: TurnRequest, options?: { signal?: AbortSignal }): AsyncGenerator<TurnEvent>
  /** Undefined when there is no such conversation. Oldest turn first. */
  conversation(id: string): Promise<ConversationTurn[] | undefined>
  /** Erases the conversation with its answers, traces and feedback; true when there was one. */
  eraseConversation(id: string): Promise<boolean>
  /** False when that answer does not exist in that conversation. */
  giveFeedback(feedback: Feedback): Promise<boolean>
  passage(id: string): Promise<PassageView | undefined>
  /** Questions to start with, shown as buttons. */
  starters: Choice[]
}

export const MAX_QUESTION_LENGTH = 1000
export const newConversationId = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')
export const isConversationId = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text)
