/** Pictures that people send, made harmless: decoded in a process that may be killed, one after the other. */
import { join } from 'node:path'
import { KillableProcess, type KillableLimits } from '../killable/process.ts'
import { MAX_PICTURE_BYTES, pictureType } from './kind.ts'
import type { PictureFault, PictureOutcome } from './redraw.ts'

export { MAX_PICTURE_BYTES, pictureType, type PictureType } from './kind.ts'
export type { Picture, PictureFault, PictureOutcome } from './redraw.ts'

/** busy: too many others wait already; nothing is wrong with the picture. */
export type Prepared = PictureOutcome | { status: 'busy' }

/** A PNG of 40 megapixels was seen to take 460 MB, the bare process 117. */
const LIMITS: KillableLimits = { milliseconds: 15_000, memoryBytes: 768 * 1024 * 1024 }
/** Each waits with its whole file in memory. */
const MOST_WAITING = 12
/** A process that has nothing to do ends after this time; the next picture waits for a new one to start. */
const IDLE_MS = 60_000
const CHILD = join(import.meta.dirname, 'child.ts')

export class PictureDesk {
  private readonly child: KillableProcess<{ bytes: Uint8Array }, PictureOutcome>
  private waiting = 0
  private last: Promise<unknown> = Promise.resolve()
  private idle: NodeJS.Timeout | undefined

  constructor(limits: KillableLimits = LIMITS) {
    this.child = new KillableProcess(CHILD, limits)
  }

  /** Never throws for what is wrong with a picture. What can be refused without decoding starts no process. */
  async prepare(bytes: Buffer): Promise<Prepared> {
    const fault: PictureFault | undefined = !pictureType(bytes)
      ? 'type'
      : bytes.length > MAX_PICTURE_BYTES
        ? 'bytes'
        : undefined
    if (fault) return { status: 'refused', why: fault }
    if (this.waiting >= MOST_WAITING) return { status: 'busy' }
    this.waiting++
    const mine = this.last.then(() => this.decode(bytes))
    this.last = mine.catch(() => {})
    return mine.finally(() => this.waiting--)
  }

  close(): void {
    clearTimeout(this.idle)
    this.child.close()
  }

  private async decode(bytes: Buffer): Promise<PictureOutcome> {
    clearTimeout(this.idle)
    const outcome = await this.child.ask({ bytes })
    this.idle = setTimeout(() => this.child.close(), IDLE_MS).unref()
    if (typeof outcome === 'string') return { status: 'refused', why: 'broken' }
    const { reply } = outcome
    // After a fault nobody knows what state the process is in.
    if (reply.status === 'refused') this.child.close()
    else {
      // Bytes come over the channel as plain arrays.
      reply.picture.bytes = Buffer.from(reply.picture.bytes)
      reply.picture.small = Buffer.from(reply.picture.small)
    }
    return reply
  }
}

const desk = new PictureDesk()

/** One queue for the whole program, whoever asks. */
export const preparePicture = (bytes: Buffer): Promise<Prepared> => desk.prepare(bytes)
