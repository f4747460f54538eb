/** How far the reader has come with judging each answer. */
import type { Chat, Judgement } from './chat.ts'
import type { Turn } from './turns.ts'
import type { FeedbackState } from './views/feedback.ts'

export class Judgements {
  private readonly states = new Map<string, FeedbackState>()

  constructor(private readonly chat: Chat) {}

  of(turn: Turn): FeedbackState {
    const asked: FeedbackState = { step: turn.feedback ? 'thanks' : 'ask', failed: false }
    return this.states.get(turn.messageId) ?? asked
  }

  /** The verdict is stored at the first tap; the reason, if one is given, follows. False when it did not get through. */
  async give(turn: Turn, judgement: Judgement, complete: boolean): Promise<boolean> {
    const before = this.of(turn).step
    const taken = await this.chat.giveFeedback(turn, judgement)
    const after = complete ? 'thanks' : 'details'
    this.states.set(turn.messageId, { step: taken ? after : before, failed: !taken })
    return taken
  }
}
