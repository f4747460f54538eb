/** What the ingesting process and its reader process say to each other. */
import type { PreparedDocument } from '../prepare.ts'

export interface ReadRequest {
  /** Bare file name: it tells HTML from text, and is the last resort for a title. */
  name: string
  bytes: Uint8Array
}

export type ReadReply =
  { status: 'read'; document: PreparedDocument } | { status: 'unreadable'; reason: string }
