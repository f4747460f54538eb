/** Cuts a long text into messages: at a paragraph, else a line, a sentence, a space, and never inside a letter. */
import { plainOf, sliceRuns, type Run } from './runs.ts'

/**
 * Best first. A cut lies behind the match, and never behind a line that announces the next ones ("Nguồn:"). A part that
 * would fill less of the room than `worth` is not: each part is a message, and some apps count them.
 */
const PLACES = [
  { at: /(?<!:)\n\n/g, worth: 0.7 },
  { at: /(?<!:)\n/g, worth: 1 / 3 },
  { at: /[.!?…;]["”’)]?\s/g, worth: 1 / 3 },
  { at: /\s/g, worth: 1 / 3 },
]

/** `limit` counts UTF-16 units of the plain text, as Telegram and Zalo do. The text is expected composed (NFC). */
export function splitRuns(runs: Run[], limit: number): Run[][] {
  const plain = plainOf(runs)
  const pieces: Run[][] = []
  let from = 0
  while (from < plain.length) {
    const rest = plain.length - from
    const cut =
      rest <= limit ? plain.length : from + cutAt(plain.slice(from, from + limit + 1), limit)
    const piece = trimRuns(sliceRuns(runs, from, cut))
    if (piece.length) pieces.push(piece)
    from = cut
  }
  return pieces
}

/** Where to cut a text that is longer than the room, from its start. */
function cutAt(text: string, room: number): number {
  for (const { at, worth } of PLACES) {
    let best = 0
    for (const match of text.matchAll(at)) {
      const end = match.index + match[0].length
      // The white space at the end is not sent, so it may stand beyond the room.
      if (match.index + match[0].trimEnd().length <= room) best = Math.min(end, text.length)
    }
    if (best >= room * worth) return best
  }
  return beforeJoined(text, room)
}

/** A cut in the middle of a word: not between the halves of a letter, nor before a mark that belongs to it. */
function beforeJoined(text: string, room: number): number {
  for (let at = room; at > Math.max(1, room - 40); at--)
    if (
      !/^(?:[\uDC00-\uDFFF]|\p{M}|\u200D|\uFE0F)/u.test(text.slice(at)) &&
      text[at - 1] !== '\u200D'
    )
      if (!isLowHalf(text, at)) return at
  return isLowHalf(text, room) ? room - 1 : room
}

const isLowHalf = (text: string, at: number): boolean =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '')

/** Without white space at either end. */
export function trimRuns(runs: Run[]): Run[] {
  const plain = plainOf(runs)
  const start = plain.length - plain.trimStart().length
  return sliceRuns(runs, start, Math.max(start, plain.trimEnd().length))
}
