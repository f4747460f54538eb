/** First step: what is not answered at all, and what is taken out before anything is stored or sent. */
import { clean, foldInPlace } from '../core/text.ts'
import { findDesignations } from '../core/designation.ts'
import { findLawNumbers } from '../core/law-number.ts'
import { MAX_QUESTION_LENGTH } from './door.ts'

export type Refusal = 'empty' | 'tooLong' | 'refusedAttack' | 'refusedForgery' | 'refusedPrivate'

/** NFC, no invisible characters, no markup, single spaces: what the other steps work on. */
export const tidy = (text: string): string =>
  clean(text)
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const ATTACK =
  /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|previous|above|prompt)|system prompt|\bjailbreak\b|you are (?:now )?dan\b|api[ _-]?key|environment variable|bo qua (?:moi |tat ca |cac )?(?:huong dan|chi dan|lenh|quy tac)|quen (?:het |moi )?(?:huong dan|chi dan)|cau lenh he thong|chen (?:anh|hinh|link|duong dan|ma)|\bbia (?:ra|dat)\b.{0,40}(?:tieu chuan|quy chuan|tcvn|qcvn|nghi dinh)/
const FORGERY =
  /(?:lam|mua|in|ban|dung) (?:\S+ ){0,2}gia(?: mao)? (?:giay|chung|tem|nhan|dau|ho so|ket qua)|(?:giay chung nhan|chung chi|tem|con dau) gia\b|lam gia\b|qua mat|ne tranh (?:kiem tra|quan ly)|hop thuc hoa/
const PRIVATE =
  /(?:cau hoi|so dien thoai|thong tin|du lieu|hoi thoai|tin nhan).{0,30}(?:nguoi dung khac|khach khac|nguoi khac da (?:hoi|chat))|nguoi dung khac.{0,30}(?:so dien thoai|da hoi|chat)/

/** Undefined when the question may be answered. */
export function refuse(text: string): Refusal | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty'
  if (text.length > MAX_QUESTION_LENGTH) return 'tooLong'
  const folded = foldInPlace(text)
  if (PRIVATE.test(folded)) return 'refusedPrivate'
  if (FORGERY.test(folded)) return 'refusedForgery'
  if (ATTACK.test(folded)) return 'refusedAttack'
  return undefined
}

/** Patterns of personal data; the order matters: an e-mail may hold digits, a card number holds a phone number. */
const PERSONAL: [RegExp, string][] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/g, '[email]'],
  [/(?<![\d/.:-])(?:\d[ -]?){13,19}(?![\d/])/g, '[số thẻ]'],
  [/(?<![\d/.:-])(?:\+?84|0)(?:[ .-]?\d){9}(?![\d/])/g, '[số điện thoại]'],
  [/(?<![\d/.:-])\d{12}(?![\d/])/g, '[số giấy tờ]'],
  [/(?<![\d/.:-])\d{9}(?![\d/])/g, '[số giấy tờ]'],
  [/(?<![\d/.:-])\d{10}(?:-\d{3})?(?![\d/])/g, '[mã số thuế]'],
]

/**
 * Replaces phone, card, identity and tax numbers and e-mails by what they were. Numbers of standards and
 * laws are no personal data and stay, and so do HS codes, which are eight digits at most.
 */
export function maskPersonalData(text: string): string {
  const kept = [...findDesignations(text), ...findLawNumbers(text)]
  return PERSONAL.reduce(
    (masked, [pattern, label]) =>
      masked.replace(pattern, (found, ...rest) => {
        const offset = rest.find((value) => typeof value === 'number') as number
        const inKept =
          masked === text &&
          kept.some((one) => offset >= one.start && offset + found.trim().length <= one.end)
        return inKept ? found : found.endsWith(' ') ? `${label} ` : label
      }),
    text,
  )
}
