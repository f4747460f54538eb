/** The bots' own words and commands, from `data/bots.vi.yaml`. */
import { z } from 'zod'
import { fill, readYaml } from '../agent/replies.ts'

const text = z.string().trim().min(3)
const Command = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,32}$/),
  description: z.string().trim().min(3).max(256),
  /** What the command alone asks the assistant. */
  ask: text.optional(),
  /** What it asks with words behind it. */
  with: text.optional(),
})
export type Command = z.infer<typeof Command>

const Texts = z.strictObject({
  commands: z.array(Command).min(1).max(100),
  // Longest that Telegram takes.
  about: text.max(120),
  description: text.max(512),
  notice: text,
  noticeModel: text,
  noticeMore: text,
  welcome: text,
  help: text,
  helpLine: text,
  searchWhat: text,
  searchFound: text,
  searchOpen: text,
  searchAll: text,
  searchNone: text,
  sources: text,
  sourcesAll: text,
  chooseByNumber: text,
  orSay: text,
  noSuchNumber: text,
  unknownCommand: text,
  pressed: text,
  oldOffer: text.max(200),
  eraseAsk: text,
  eraseYes: text,
  eraseNo: text,
  erased: text,
  eraseKept: text,
  tooFast: text,
  busy: text,
  failed: text,
  mayBeMissing: text,
  sendAgain: text,
  nothingToSend: text,
  otherContent: text,
  photoNotNow: text,
  photoKept: text,
  photoRefused: text,
  adviceFile: text,
  assessmentFile: text,
  adviceFileSent: text,
  assessmentFileSent: text,
  noFile: text,
  fileLink: text,
  fileOnlyOnWeb: text,
})

export const texts = readYaml('bots.vi.yaml', Texts)
export const fillText = fill
