/** The conversation as the reader sees it, without any markup. */
import type { Feedback } from '../../agent/door.ts'
import type { ConversationTurn } from '../../core/domain.ts'
import { texts } from './texts.ts'
import type { ConversationStorage } from './storage.ts'
import { Refusal, type Transport } from './transport.ts'
import { newId, spoken, toStored, toTurn, type Turn } from './turns.ts'

/** A heartbeat comes every 15 s: 20 s of silence mean that the line is dead or holds the stream back. */
const STALLED_MS = 20_000
/** A plain answer comes in one piece, after all the work. */
const PLAIN_STALLED_MS = 60_000

/** What the reader thinks of one answer. */
export type Judgement = Omit<Feedback, 'conversationId' | 'messageId'>

export class Chat {
  turns: Turn[] = []
  /** For the one polite status node: spoken, never shown. */
  announcement = ''
  private conversationId?: string
  private current?: { turn: Turn; abort: AbortController }

  constructor(
    private readonly transport: Transport,
    private readonly storage: ConversationStorage,
    private readonly changed: () => void,
  ) {}

  get busy(): boolean {
    return this.current !== undefined
  }

  say(text: string): void {
    this.announcement = text
    this.changed()
  }

  /** Shows at once what this device remembers, then what the server has, which counts. */
  async restore(): Promise<void> {
    const saved = this.storage.load()
    if (!saved || this.conversationId) return
    this.conversationId = saved.conversationId
    this.turns = saved.turns.map(toTurn)
    this.changed()
    const found = await this.transport.conversation(saved.conversationId).catch(() => undefined)
    if (!found || this.conversationId !== saved.conversationId) return
    const server = found === 'gone' ? [] : found
    const here = new Map(this.turns.map((turn) => [turn.messageId, turn]))
    const before = new Set(saved.turns.map((turn) => turn.messageId))
    const stored = new Set(server.map((turn) => turn.messageId))
    // Not known to the server: what has not got through, and what was asked while we waited.
    const unknown = this.turns.filter(
      ({ messageId, answer }) => !stored.has(messageId) && (!answer || !before.has(messageId)),
    )
    const merge = (one: ConversationTurn): Turn =>
      this.current?.turn.messageId === one.messageId
        ? this.current.turn
        : toTurn({ ...here.get(one.messageId), ...one })
    this.turns = [...server.map(merge), ...unknown]
    if (this.turns.length === 0) this.forget()
    this.keep()
  }

  ask(text: string): void {
    const question = text.normalize('NFC').trim()
    if (!question || this.busy) return
    this.conversationId ??= newId()
    const askedAt = new Date().toISOString()
    const turn = toTurn({ messageId: newId(), question, askedAt })
    this.turns = [...this.turns, turn]
    void this.run(turn, false)
  }

  /** The same messageId: the server answers one question once, however often it is sent. */
  retry(turn: Turn): void {
    if (this.busy && this.current?.turn !== turn) return
    // A line that stays silent, or broke twice, may have a proxy that does not let streams through.
    const plain = turn.phase === 'slow' || turn.tries > 1
    this.current?.abort.abort()
    void this.run(turn, plain)
  }

  /** When the network is back, what was lost on this page is asked again without a tap. */
  retryLost(): void {
    const last = this.turns.at(-1)
    if (last?.phase === 'lost' && last.tries > 0 && !this.busy) this.retry(last)
  }

  stop(): void {
    if (!this.current) return
    const { turn, abort } = this.current
    this.current = undefined
    abort.abort()
    turn.phase = 'stopped'
    turn.problem = texts.stopped
    this.say(texts.stopped)
    this.keep()
  }

  /** Leaves the old conversation on the server until it expires; this device forgets it. */
  startNew(): void {
    this.stop()
    this.forget()
    this.say(texts.started)
  }

  /** False when the server could not be told: then nothing is erased here either. */
  async erase(): Promise<boolean> {
    this.stop()
    const id = this.conversationId
    try {
      if (id) await this.transport.erase(id)
    } catch {
      return false
    }
    this.forget()
    this.say(texts.erased)
    return true
  }

  /** False when it did not get through. */
  async giveFeedback(turn: Turn, judgement: Judgement): Promise<boolean> {
    if (!this.conversationId) return false
    try {
      const { conversationId } = this
      await this.transport.giveFeedback({ conversationId, messageId: turn.messageId, ...judgement })
    } catch {
      return false
    }
    turn.feedback = judgement.verdict
    this.keep()
    return true
  }

  private async run(turn: Turn, plain: boolean): Promise<void> {
    const abort = new AbortController()
    this.current = { turn, abort }
    turn.tries += 1
    Object.assign(turn, { phase: 'working', status: '', partial: '', problem: '' })
    this.keep()
    this.say(texts.working)
    let timer: ReturnType<typeof setTimeout> | undefined
    const onBytes = () => {
      clearTimeout(timer)
      if (turn.phase === 'slow') turn.phase = 'working'
      timer = setTimeout(() => this.stall(turn), plain ? PLAIN_STALLED_MS : STALLED_MS)
    }
    onBytes()
    try {
      await this.receive(turn, { signal: abort.signal, onBytes, plain })
    } catch (error) {
      // Whoever aborted has already said what becomes of the turn.
      if (!abort.signal.aborted) this.fail(turn, error)
    } finally {
      clearTimeout(timer)
      if (this.current?.abort === abort) this.current = undefined
      this.keep()
    }
  }

  private async receive(
    turn: Turn,
    options: { signal: AbortSignal; onBytes: () => void; plain: boolean },
  ): Promise<void> {
    const asked = {
      conversationId: this.conversationId!,
      messageId: turn.messageId,
      text: turn.question,
    }
    for await (const event of this.transport.ask(asked, options)) {
      if (options.signal.aborted) return
      if (event.type === 'status') turn.status = event.text
      else if (event.type === 'token') turn.partial += event.text
      else if (event.type === 'error') throw new Refusal(event.text)
      else {
        turn.answer = event.answer
        turn.phase = 'done'
        this.say(spoken(turn))
        return
      }
      this.changed()
    }
    throw new Error('the stream ended before the answer')
  }

  private stall(turn: Turn): void {
    turn.phase = 'slow'
    this.say(texts.slow)
  }

  private fail(turn: Turn, error: unknown): void {
    const refused = error instanceof Refusal
    turn.phase = refused ? 'failed' : 'lost'
    turn.problem = refused ? error.message : texts.lost
    this.say(turn.problem)
  }

  private forget(): void {
    delete this.conversationId
    this.turns = []
    this.storage.clear()
    this.changed()
  }

  private keep(): void {
    if (this.conversationId)
      this.storage.save({
        conversationId: this.conversationId,
        turns: this.turns.map(toStored),
      })
    this.changed()
  }
}
