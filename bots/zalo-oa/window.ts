/** When an Official Account may write to a person: up to 48 hours free, up to 7 days billed, then not at all. */

export type ReplyWindow = 'free' | 'billed' | 'closed'

const HOUR_MS = 3_600_000
/** A little earlier than Zalo's own limits: its clock and ours differ, and a send takes its time. */
const MARGIN_MS = 5 * 60_000

/** A clock that went back makes an interaction of the future, which is a fresh one. */
export function replyWindow(lastInteraction: Date, now: Date): ReplyWindow {
  const age = now.getTime() - lastInteraction.getTime() + MARGIN_MS
  return age <= 48 * HOUR_MS ? 'free' : age <= 7 * 24 * HOUR_MS ? 'billed' : 'closed'
}
