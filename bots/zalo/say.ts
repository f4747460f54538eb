/** What both Zalo apps share with the rest of the bots: commands in text, and how a failed send is told. */
import type { IncomingContent, Sent } from '../channel.ts'
import { ZaloCallError } from './errors.ts'

/** Zalo has no commands of its own: "/goiy nước mắm" is text. */
const COMMAND = /^\/([a-z_]{1,32})(?:\s+([\s\S]*))?$/i

export function readText(text: string): IncomingContent {
  const command = COMMAND.exec(text.trim())
  return command
    ? { kind: 'command', name: command[1]!.toLowerCase(), rest: command[2]?.trim() ?? '' }
    : { kind: 'text', text }
}

/** Milliseconds of the platform's clock as a time; undefined for what is none. */
export const timeOf = (ms: number | undefined): Date | undefined =>
  ms !== undefined && ms > 0 && ms < 8e15 ? new Date(ms) : undefined

const SOON_SECONDS = 15
/** A used-up quota and a refused account do not get better by asking. */
const LONG_SECONDS = 3_600

export function sentAfter(error: unknown): Sent {
  if (!(error instanceof ZaloCallError)) return { kind: 'unknown', why: 'unexpected' }
  const why = error.message
  switch (error.fault) {
    case 'later':
    case 'token':
      return { kind: 'later', seconds: SOON_SECONDS, why }
    case 'unknown':
      return { kind: 'unknown', why }
    case 'unreachable':
      return { kind: 'blocked' }
    case 'account':
    case 'quota':
      return { kind: 'halted', seconds: LONG_SECONDS, why }
    case 'closed':
    case 'rejected':
      return { kind: 'refused', why }
  }
}
