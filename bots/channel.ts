/** What a chat app is to the rest: words in, parts out. Adapters translate and do nothing else. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Choice, Source } from '../core/domain.ts'
import type { Run } from './text/runs.ts'

export type ChannelName = 'telegram' | 'zalo-bot' | 'zalo-oa'

/** One thing that happened in a chat; what an adapter keeps of an update, and nothing more. */
export type Incoming = Address & {
  /** The app's number of the update or message, unique for this bot; holds no id of a person. */
  externalId: string
  /** Who wrote, where a chat has several people; only used to count. */
  sender?: string
} & IncomingContent

export interface Press {
  kind: 'press'
  set: string
  index: number
  /** Of the app, for the waiting sign of the button. */
  query?: string
  /** The message that the button stands under. */
  message?: string
}

export type IncomingContent =
  | { kind: 'text'; text: string }
  /** A command without its slash, in lower case, and what stands behind it. */
  | { kind: 'command'; name: string; rest: string }
  /** A button of ours: which offer, and which of its choices, from 0. */
  | Press
  /** `photo` is what `fetchPhoto` of the channel takes. */
  | { kind: 'photo'; photo: string }
  /** A file, a sticker, a voice message: answered politely. */
  | { kind: 'other' }
  /** The person has blocked the bot or removed it, or has let it back in. */
  | { kind: 'gone' }
  | { kind: 'back' }
  /** A member of staff wrote in this chat: the bot keeps quiet there for a while after `at`. */
  | { kind: 'staff'; minutes: number }

/** Where an answer goes. Ids are text: some are larger than a number can hold. */
export interface Address {
  chat: string
  isGroup?: boolean
  /** In a group: the message that is answered. */
  replyTo?: string
  /** When the person wrote (ISO), for apps that let us answer only for a while. */
  at?: string
}

/** What is to be said, before the limits of an app. */
export interface Reply {
  /** Light Markdown, as the assistant writes it. */
  text: string
  sources: Source[]
  notes: string[]
  choices: Choice[]
  files: FileRef[]
}

/** A file that is made when it is sent. */
export type FileRef =
  { kind: 'advice'; conversationId: string } | { kind: 'assessment'; assessmentId: string }

export interface BotFile {
  name: string
  type: string
  bytes: Buffer
  /**
   * Makes an address where the same can be read for some days and nothing else, for apps that take no such file;
   * undefined without PUBLIC_URL.
   */
  link?(): Promise<string>
}

/** Makes files; undefined when there is nothing to make one of any more. */
export interface Documents {
  advice(conversationId: string): Promise<BotFile | undefined>
  assessment(assessmentId: string): Promise<BotFile | undefined>
}

/** One message, within the limits of its app; stored before it is sent. */
export type Part =
  | {
      kind: 'text'
      runs: Run[]
      /** Labels of buttons under it; `set` and the position come back in a press. */
      buttons?: { set: string; labels: string[] }
    }
  | { kind: 'file'; file: FileRef }

/** How a send ended. */
export type Sent =
  | { kind: 'sent'; id?: string }
  /** It surely did not arrive; to be tried again after this time; 0 where the app names none. */
  | { kind: 'later'; seconds: number; why: string }
  /** It may have arrived: a time limit, a cut line, a 5xx. */
  | { kind: 'unknown'; why: string }
  /** It never will. */
  | { kind: 'refused'; why: string }
  | { kind: 'blocked' }
  /** The app refuses the bot itself (wrong token, tier, quota): a person has to act; tried again later. */
  | { kind: 'halted'; seconds: number; why: string }

/** What an adapter sends: text, or a file that is ready. */
export type Sendable = Extract<Part, { kind: 'text' }> | { kind: 'file'; file: BotFile }

export interface Photo {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Buffer
}

/** Signs that an answer is being made. Cosmetic: nothing here fails, and nothing of it counts as an answer. */
export interface Progress {
  /** The answer as far as it is known. */
  show(text: string): void
  /** Waits for a sign that is under way. */
  stop(): Promise<void>
}

/** Puts it into the database; when this resolves, the app may be told that it arrived. */
export type Take = (incoming: Incoming) => Promise<void>

export interface Webhook {
  path: `/webhooks/${string}`
  /** Decided by the headers alone, before the body is read; false is answered with 401. */
  admits(headers: IncomingHttpHeaders): boolean
  /** The body as it came, for signatures. Throws when it could not be stored: the app then sends it again. */
  receive(
    body: Buffer,
    headers: IncomingHttpHeaders,
  ): Promise<{ status: number; body?: Record<string, unknown> }>
}

export interface Channel {
  readonly name: ChannelName
  /** Which bot of that app: part of every key, never a secret. */
  readonly bot: string
  /** Before the external id in the id of a turn: "tg". */
  readonly prefix: string
  /** The name in stored conversations. */
  readonly storedAs: 'telegram' | 'zalo'
  readonly limits: {
    /** Longest text in UTF-16 units, after composing (NFC). */
    text: number
    /** Undefined: choices are numbered lines. */
    buttons?: { most: number; label: number }
    /** The app shows no links behind words: addresses are written out, and count. */
    spellsLinks?: true
    /** False: a link to the web is sent in place of a file. */
    files: boolean
  }
  /** Whether a send that may have arrived is repeated, once. */
  readonly repeatsUnknown: boolean
  /** Never throws, and never tells a token. */
  send(to: Address, part: Sendable): Promise<Sent>
  progress?(to: Address): Progress
  /**
   * Ends the waiting sign of a pressed button, with a word to the person; what was chosen stays under the message in
   * place of the buttons. Never throws.
   */
  acknowledge?(press: Press & Address, text: string, chosen?: string): Promise<void>
  /** Undefined when it is gone, too large (20 MB) or no picture. Throws when the app cannot be reached now. */
  fetchPhoto?(photo: string): Promise<Photo | undefined>
  /** Undefined where updates are asked for by `poll`. */
  webhook?(take: Take): Webhook
  /** Asks for updates until aborted; only resolves then, and never throws. */
  poll?(take: Take, signal: AbortSignal): Promise<void>
  /** For apps with a quota: messages of this month so far, both ways, and how many there may be (0: no limit). */
  usage?(): Promise<{ used: number; limit: number }>
  /** Once at start, in the background: checks the token, sets commands and the webhook. */
  prepare?(signal: AbortSignal): Promise<void>
}
