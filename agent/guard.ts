/** First step: what is not answered at all, and what is taken out before anything is stored or sent. */
import { clean, foldInPlace, hasMarks } from '../core/text.ts'
import { findDesignations } from '../core/designation.ts'
import { findLawNumbers } from '../core/law-number.ts'
import { MAX_QUESTION_LENGTH } from './door.ts'

export type Refusal = 'empty' | 'tooLong' | 'refusedAttack' | 'refusedForgery' | 'refusedPrivate'

/** NFC, no invisible characters, no markup, single spaces: what the other steps work on. */
export const tidy = (text: string): string =>
  clean(text)
    // A tag starts with a letter: "pH < 5 và tro > 2" is no markup.
    .replace(/<[/!]?[a-z][^>]{0,200}>/gi, ' ')
    .replace(/!?\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const ATTACK =
  /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|previous|above|prompt)|system prompt|\bjailbreak\b|you are (?:now )?dan\b|api[ _-]?key|environment variable|bo qua (?:moi |tat ca |cac )?(?:huong dan|chi dan|lenh|quy tac)|quen (?:het |moi )?(?:huong dan|chi dan)|cau lenh he thong|(?:chen|nhung) (?:anh|hinh|link|duong dan)|\bbia (?:ra|dat) (?:\S+ ){0,2}(?:tieu chuan|quy chuan|tcvn|qcvn|nghi dinh)/
const FORGERY =
  /\b(?:lam|mua|in|ban|dung) (?:\S+ ){0,2}(?<!danh )gia(?: mao)? (?:giay|chung|tem|nhan|dau|ho so|ket qua)(?!.{0,30}(?:bao nhieu|the nao|may tien))|(?:giay chung nhan|chung chi|tem|con dau) gia(?! (?:bao nhieu|the nao|ca|re|mot))\b|\blam gia(?= mao\b|\s*(?:[?.!,]|$))|qua mat (?:\S+ ){0,3}(?:co quan|doan|kiem|quan ly|thanh tra|can bo|hai quan)|ne tranh (?:kiem tra|quan ly)|hop thuc hoa/
const PRIVATE =
  /(?:cau hoi|so dien thoai|thong tin|du lieu|hoi thoai|tin nhan).{0,30}(?:nguoi dung khac|khach khac|nguoi khac da (?:hoi|chat))|nguoi dung khac.{0,30}(?:so dien thoai|da hoi|chat)/
/** Folding makes "giá đỗ", "gia vị" (goods) and "giả" (forged) one word, and "bia" and "bịa": with marks they differ. */
const HARMLESS = /(?<!\p{L})(?:gi[aáàãạ]|bia)(?!\p{L})/giu

/** Undefined when the question may be answered. */
export function refuse(text: string): Refusal | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty'
  if (text.length > MAX_QUESTION_LENGTH) return 'tooLong'
  const folded = foldInPlace(hasMarks(text) ? text.replace(HARMLESS, '-') : text)
  if (PRIVATE.test(folded)) return 'refusedPrivate'
  if (FORGERY.test(folded)) return 'refusedForgery'
  if (ATTACK.test(folded)) return 'refusedAttack'
  return undefined
}

/** No digit goes on before it, be it behind a sign: "1.0912..." is an amount, "SĐT:0912..." a telephone. */
const START = String.raw`(?<!\d|\d[.:-])`
const NO_MONEY = String.raw`(?!\s*(?:đồng|vnd|vnđ|đ(?!\p{L})))`
const number = (pattern: string, rest = '') =>
  new RegExp(String.raw`${START}${pattern}(?!\d)${rest}`, 'giu')

/** Patterns of personal data; the order matters: an e-mail may hold digits, a card number holds a phone number. */
const PERSONAL: [RegExp, string][] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/g, '[email]'],
  [number(String.raw`\d{10}-\d{3}`), '[mã số thuế]'],
  [number(String.raw`\d(?:[ -]?\d){12,18}`, NO_MONEY), '[số thẻ]'],
  [number(String.raw`\(?(?:\+?84|0)[ .-]?2\d{1,2}\)?(?:[ .-]?\d){7,8}`), '[số điện thoại]'],
  [number(String.raw`\(?(?:\+?84|0)\)?(?:[ .-]?\d){9}`), '[số điện thoại]'],
  [number(String.raw`0\d\d(?:[ .-]?\d{3}){3}`), '[số giấy tờ]'],
  [number(String.raw`(?:\d{12}|\d{9})`, NO_MONEY), '[số giấy tờ]'],
  [number(String.raw`\d{10}`, NO_MONEY), '[mã số thuế]'],
]
const DATE = /(?<!\d)(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)/g

/**
 * Replaces phone, card, identity and tax numbers and e-mails by what they were. Numbers of standards and
 * laws and dates are no personal data and stay, and so do HS codes, which are eight digits at most.
 */
export function maskPersonalData(text: string): string {
  const cleaned = clean(text)
  let masked = ''
  let at = 0
  for (const { start, end } of publicNumbers(cleaned)) {
    if (start < at) continue
    masked += maskPiece(cleaned.slice(at, start)) + cleaned.slice(start, end)
    at = end
  }
  masked += maskPiece(cleaned.slice(at))
  // What was masked no longer stands in front of the next number, which may only now be seen.
  return masked === text ? text : maskPersonalData(masked)
}

/** Where numbers stand that anybody may know, in reading order. "ISO 0912 345 678" is a telephone all the same. */
function publicNumbers(text: string): { start: number; end: number }[] {
  const designations = findDesignations(text).filter((one) => !/^0\d\d/.test(one.number))
  const laws = findLawNumbers(text).filter((one) => one.year || one.sign)
  const dates = [...text.matchAll(DATE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  return [...designations, ...laws, ...dates].sort((a, b) => a.start - b.start)
}

const maskPiece = (text: string): string =>
  PERSONAL.reduce((rest, [pattern, label]) => rest.replace(pattern, label), text)
