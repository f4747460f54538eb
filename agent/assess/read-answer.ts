/** What somebody says to a question of a checklist: a choice, a command, or words that may mean a choice. */
import type { AnswerValue } from '../../core/data/checklist-schema.ts'
import { fold } from '../../core/text.ts'
import { replies } from '../replies.ts'
import type { Understanding } from '../understand/index.ts'

/** The order in which choices are shown and numbered. */
export const VALUES: readonly AnswerValue[] = ['yes', 'partly', 'no', 'na', 'unknown']

export type Said =
  | { kind: 'answer'; value: AnswerValue }
  /** Words that seem to mean a value: to be confirmed before they count. */
  | { kind: 'maybe'; value: AnswerValue }
  | {
      kind:
        | 'why'
        | 'examples'
        | 'back'
        | 'skip'
        | 'pause'
        | 'result'
        | 'share'
        | 'advise'
        | 'erase'
        | 'full'
    }
  | { kind: 'goto'; number: number }
  | { kind: 'note'; text: string }

/** "Đầy đủ" alone answers the question. */
const FULL = /^(?:(?:lam|hoi|tra loi|chuyen|chuyen sang)(?: tiep)? (?:ban )?|ban )day du$/

const COMMANDS: [Exclude<Said['kind'], 'answer' | 'maybe' | 'goto' | 'note'>, RegExp][] = [
  [
    'why',
    /^(?:vi sao|tai sao|sao)\b.{0,20}$|^(?:toi |em |minh )?(?:khong|chua|ko|k) hieu\b.{0,20}$|^(?:nghia )?la (?:gi|sao)$/,
  ],
  ['examples', /^(?:cho |xem )?vi du\b|^bang chung\b|^nhu the nao$|^cu the\b.{0,15}$/],
  ['back', /^(?:quay lai|cau truoc|lui lai|tro lai|truoc)\b/],
  ['skip', /^(?:bo qua|cau sau|tiep|cau tiep|de sau)$/],
  ['pause', /^(?:tam dung|\/dung|nghi|dung lai|thoi|stop|luu lai)$/],
  ['result', /^(?:xem )?(?:ket qua|diem)\b|^nop$|^xong$/],
  ['advise', /^(?:lay |cho |xin )?ma (?:cho )?(?:tu van|co van)\b.*|^moi tu van vien$/],
  ['share', /^(?:lay |cho |xin )?ma (?:chuyen|lam tiep|tiep tuc)\b.*|^chuyen may$/],
  ['full', FULL],
  ['erase', /^xoa (?:bai |phieu )?(?:tu )?danh gia\b/],
]

const CERTAIN: [AnswerValue, RegExp][] = [
  ['unknown', /^(?:chua ro|khong ro|khong biet|chua biet|ko biet|k biet|khong chac|chua chac)\b/],
  ['na', /^(?:khong ap dung|ko ap dung|khong lien quan|n\/?a|ko lien quan)\b/],
  ['partly', /^(?:mot phan|1 phan|co mot phan|nua voi|chua du|co nhung chua du)\b/],
  ['no', /^(?:chua|khong|ko|k|khong co|chua co|chua lam|khong lam|no)$/],
  ['yes', /^(?:co|roi|co roi|da co|lam roi|da lam|du roi|vang|dung|ok|yes)(?: a| roi| het)?$/],
]
/** "Bên em chưa có" says no more than "chưa có". */
const SPEAKER =
  /^(?:(?:da|thua|thi|toi|em|minh|anh|chi|chung toi|ben (?:toi|em|minh)|nha (?:toi|em|minh)|co so (?:toi|em|minh)|xuong (?:toi|em|minh)) )+/

const LIKELY: [AnswerValue, RegExp][] = [
  ['partly', /\b(?:co|roi|lam)\b.{0,40}\bnhung\b.{0,40}\b(?:chua|khong|it|thieu|cu)\b/],
  ['unknown', /\b(?:de (?:toi|em|minh) (?:hoi|xem)|khong nho|phai hoi)\b/],
  [
    'na',
    /\bkhong (?:co|lam|dung|ban) (?:mang|khau|hoat dong|loai|viec) (?:nay|do)|\bkhong lien quan|thue ngoai/,
  ],
  [
    'partly',
    /\b(?:thinh thoang|luc co luc khong|khong deu|chua deu|chua het|moi (?:lam|co|dang)|dang lam|it khi|co luc|mot it|phan nao|tam tam)\b/,
  ],
  ['no', /\b(?:chua (?:bao gio|he|lam|co|ghi|viet)|khong (?:bao gio|he|ghi|lam|co))\b/],
  [
    'yes',
    /\b(?:co (?:ghi|lam|day du|het|so|giay|chu)|da (?:lam|co|ghi)|lam (?:day du|hang ngay|deu)|ngay nao cung|luon)\b/,
  ],
]

/** Undefined: it is about something else. `unread` says that a number names a choice. */
export function readSaid(typed: string): Said | undefined {
  const said = fold(typed)
    .replace(/[?.!,;]+$/, '')
    .trim()
  const note = /^ghi chu\s*:?\s*(?<text>.+)$/isu.exec(foldKeepingLength(typed))
  if (note)
    return { kind: 'note', text: typed.slice(typed.length - note.groups!.text!.length).trim() }
  const labelled = VALUES.find((value) => fold(replies.answers[value]) === said)
  if (labelled) return { kind: 'answer', value: labelled }
  if (/^[1-5]$/.test(said)) return { kind: 'answer', value: VALUES[Number(said) - 1]! }
  const goto = /^(?:sua |doi |den |xem )?cau (?:so )?(\d{1,2})$/.exec(said)
  if (goto) return { kind: 'goto', number: Number(goto[1]) }
  const command = COMMANDS.find(([, pattern]) => pattern.test(said))
  if (command) return { kind: command[0] }
  const bare = said.replace(SPEAKER, '')
  const certain = CERTAIN.find(([, pattern]) => pattern.test(said) || pattern.test(bare))
  if (certain) return { kind: 'answer', value: certain[0] }
  const likely = said.split(' ').length <= 25 && LIKELY.find(([, pattern]) => pattern.test(said))
  return likely ? { kind: 'maybe', value: likely[0] } : undefined
}

/** Folded letter by letter, so that what was found can be cut out of the original. */
const foldKeepingLength = (text: string): string =>
  [...text]
    .map((letter) => (fold(letter).length === letter.length ? fold(letter) : letter))
    .join('')

/** A few words that name nothing are an answer that was not understood; anything else is asked of the library. */
export function isQuestion(understanding: Understanding): boolean {
  const { typed, designations, laws, namedLaws, products, intents } = understanding
  const names = [designations, laws, namedLaws, products].some((found) => found.length > 0)
  return names || intents.size > 0 || typed.includes('?') || typed.trim().split(/\s+/).length > 5
}
