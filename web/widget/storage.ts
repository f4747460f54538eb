/** The conversation on this device. Nothing is written before the first question is sent. */
import type { ConversationTurn } from '../../core/domain.ts'

export interface Saved {
  conversationId: string
  /** Oldest first; a turn without an answer is a question that has not got through yet. */
  turns: ConversationTurn[]
}

const KEPT_TURNS = 30

export class ConversationStorage {
  private readonly key: string

  /** One conversation for each server, so that two assistants on one page do not mix. */
  constructor(server: string) {
    this.key = `tro-ly-tieu-chuan:1:${server}`
  }

  load(): Saved | undefined {
    try {
      const saved = JSON.parse(this.read(this.key) ?? 'null') as Partial<Saved> | null
      if (typeof saved?.conversationId !== 'string' || !Array.isArray(saved.turns)) return undefined
      return { conversationId: saved.conversationId, turns: saved.turns }
    } catch {
      return undefined
    }
  }

  save({ conversationId, turns }: Saved): void {
    this.write(this.key, JSON.stringify({ conversationId, turns: turns.slice(-KEPT_TURNS) }))
  }

  clear(): void {
    this.write(this.key)
    this.write(this.draftKey)
  }

  loadDraft(): string {
    return this.read(this.draftKey) ?? ''
  }

  /** A draft is kept only beside a conversation, which the reader started knowing the notice. */
  saveDraft(text: string): void {
    if (this.read(this.key) !== null) this.write(this.draftKey, text || undefined)
  }

  private get draftKey() {
    return `${this.key}:nhap`
  }

  // Private windows and strict settings refuse storage: the chat then works without a memory.
  private read(key: string): string | null {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }

  private write(key: string, value?: string): void {
    try {
      if (value === undefined) localStorage.removeItem(key)
      else localStorage.setItem(key, value)
    } catch {
      // Full or refused: the same.
    }
  }
}
