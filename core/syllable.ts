/**
 * Vietnamese spelling by rule: a syllable is an onset, a rime and a tone, and only some of each go together.
 * It knows which syllables can be written, not which are words: "nghiẹp" is well formed, but means nothing.
 */

const TONES = {
  '\u0301': 'sắc',
  '\u0300': 'huyền',
  '\u0309': 'hỏi',
  '\u0303': 'ngã',
  '\u0323': 'nặng',
}
type Tone = (typeof TONES)[keyof typeof TONES] | 'ngang'

export interface Syllable {
  onset: string
  /** Without its tone mark: "iêp" of "nghiệp". */
  rime: string
  tone: Tone
}

/** Longest first, so that "ngh" is not read as "n". */
const ONSETS = 'ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ')

const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu ' +
    'iêc iêm iên iêng iêp iêt iêu o oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ' +
    'ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt ' +
    'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ' +
    'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ' +
    'uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu'
  ).split(' '),
)

/** The last letter of these onsets can be the first of the rime as well. */
const SHARED: Record<string, string> = { gi: 'i', qu: 'u' }
/** Rimes that end in a stop carry no other tone than these two. */
const STOP = /(?:c|ch|p|t)$/
/** `k`, `gh`, `ngh` stand before e, ê, i, y; `c`, `g`, `ng` before everything else. */
const FRONT = /^[eêiy]/
/** A rime that begins with a glide, which after the sound of `c` is written `qu`. */
const GLIDE = /^(?:o[aăe]|u[âêơy])/

/** Takes a syllable apart, whatever its case; undefined when Vietnamese cannot write it so. */
export function readSyllable(text: string): Syllable | undefined {
  const word = text.toLowerCase().normalize('NFC')
  const { plain, tone } = takeTone(word)
  for (const onset of ['', ...ONSETS].filter((one) => plain.startsWith(one))) {
    const rime = plain.slice(onset.length)
    const syllable = { onset, rime: wholeRime(onset, rime), tone }
    if (fits(syllable) && printSyllable(syllable) === word) return syllable
  }
  return undefined
}

/** Whether Vietnamese can write this, with the mark where this project puts it. */
export const isSyllable = (text: string): boolean => readSyllable(text) !== undefined

/** Puts a syllable together again; the tone mark goes where readers expect it. */
export function printSyllable({ onset, rime, tone }: Syllable): string {
  const written = rime.startsWith(SHARED[onset] ?? '-') ? rime.slice(1) : rime
  const mark = Object.entries(TONES).find(([, name]) => name === tone)?.[0] ?? ''
  // "gì", "gìn": nothing but the onset has a vowel.
  if (!/^[aăâeêioôơuưy]/.test(written)) return (onset + mark).normalize('NFC') + written
  const at = markedLetter(written) + 1
  return onset + (written.slice(0, at) + mark + written.slice(at)).normalize('NFC')
}

function takeTone(word: string): { plain: string; tone: Tone } {
  let tone: Tone = 'ngang'
  let plain = ''
  for (const char of word.normalize('NFD')) {
    const found = TONES[char as keyof typeof TONES]
    if (found) tone = found
    else plain += char
  }
  return { plain: plain.normalize('NFC'), tone }
}

/** "giết" is gi + iêt and "quỳnh" is qu + uynh, but "già" is gi + a and "quý" is qu + y. */
const wholeRime = (onset: string, rest: string): string =>
  RIMES.has(rest) && !(onset === 'gi' && rest.startsWith('ê')) ? rest : (SHARED[onset] ?? '') + rest

function fits({ onset, rime, tone }: Syllable): boolean {
  if (!RIMES.has(rime)) return false
  if (STOP.test(rime) && tone !== 'sắc' && tone !== 'nặng') return false
  const front = FRONT.test(rime)
  if (['k', 'gh', 'ngh'].includes(onset)) return front
  if (onset === 'c') return !front && !GLIDE.test(rime)
  if (onset === 'g' || onset === 'ng') return !front
  if (onset === 'qu') return /^uy/.test(rime) || !/^[ouư]/.test(rime)
  // yên, but tiên.
  return onset === '' || !/^yê/.test(rime)
}

/** Index of the letter that carries the mark: hòa, khỏe, thủy when the rime is open, toàn, quỳnh when it is not. */
function markedLetter(rime: string): number {
  const shaped = Math.max(...[...'ăâêôơư'].map((letter) => rime.lastIndexOf(letter)))
  if (shaped >= 0) return shaped
  const vowels = /^[aeiouy]+/.exec(rime)![0].length
  if (vowels === 3) return 1
  return vowels === 2 && vowels < rime.length ? 1 : 0
}
