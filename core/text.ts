/**
 * Vietnamese text: one form for storing (NFC, one tone placement), one for matching (folded).
 * People see the original; only matching works on folded text.
 */

const TONE_MARKS = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
/** "hoà" -> "hòa", "khoẻ" -> "khỏe", "thuý" -> "thúy": the two placements in use differ only here. */
const TONE_MOVES = new Map(
  ['oa', 'oe', 'uy'].flatMap(([first, second]) =>
    TONE_MARKS.map((mark) => [
      `${first}${second}${mark}`.normalize('NFC'),
      `${first}${mark}${second}`.normalize('NFC'),
    ]),
  ),
)

/** Characters that are never seen but change what matches: zero-width, bidi controls, tags, controls. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]/gu

/** NFC, no invisible characters, no lone surrogates, plain spaces: the form in which text is stored. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
}

/** One tone placement inside a syllable; "quý" keeps its mark because `qu` is one consonant. */
export function placeTone(syllable: string): string {
  const move = TONE_MOVES.get(syllable.slice(-2))
  return move && syllable.at(-3) !== 'q' ? syllable.slice(0, -2) + move : syllable
}

/** Lower case, no marks, đ -> d: "Nước mắm" and "nuoc mam" meet, and so do "hòa" and "hoà". */
export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')

/**
 * Folds without moving anything: the result has the length of the (NFC) input, so that an offset
 * found in it is an offset in the original. Dashes and the full-width colon become ASCII.
 */
export function foldInPlace(text: string): string {
  let out = ''
  for (const char of text) {
    const folded = fold(char)
      .replace(/[‐-―−]/, '-')
      .replace(/：/, ':')
    out += folded.length === char.length ? folded : ' '.repeat(char.length)
  }
  return out
}

const SYLLABLE = /[\p{L}\p{M}\p{N}]+/gu

/** Lower-case syllables in reading order, marks kept, tone placement unified. */
export const syllables = (text: string): string[] =>
  (text.normalize('NFC').toLowerCase().match(SYLLABLE) ?? []).map(placeTone)

/** True when the text carries a letter that only Vietnamese writing with marks has. */
export const hasMarks = (text: string): boolean =>
  fold(text) !== text.toLowerCase().normalize('NFC')

/** Abbreviations whose full stop does not end a sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:tp|ths|ts|pgs|gs|tt|st|v\.v|vv|vd|no|art|rev|ông|bà|đ|tr)\.$/iu

/** Splits a paragraph into sentences; "TCVN 12850:2019." ends one, "1.000 đồng" and "TP. Hồ Chí Minh" do not. */
export function sentences(paragraph: string): string[] {
  const result: string[] = []
  let current = ''
  for (const piece of paragraph.split(/(?<=[.!?…:;]["”)]?)\s+(?=["“(]?[\p{Lu}\p{N}])|\n+/u)) {
    current = current ? `${current} ${piece}` : piece
    if (/[.!?…]["”)]?$/u.test(current) && !ABBREVIATION.test(current)) {
      result.push(current.trim())
      current = ''
    } else if (
      !/[.:;,]$/u.test(current) &&
      current.length > 0 &&
      !/[.!?…]/u.test(current.at(-1)!)
    ) {
      result.push(current.trim())
      current = ''
    }
  }
  if (current.trim()) result.push(current.trim())
  return result.filter(Boolean)
}

/** A plain id from any words: "TCVN ISO/IEC 27001:2019" -> "tcvn-iso-iec-27001-2019". */
export const slugify = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
