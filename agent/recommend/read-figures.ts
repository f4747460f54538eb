/** Headcount, revenue and capital as owners write them: "8 người", "doanh thu 2,5 tỷ", "vốn 900 triệu". */
import { fold } from '../../core/text.ts'

export interface Figures {
  people?: number
  /** Billions of VND a year. */
  revenue?: number
  /** Billions of VND. */
  capital?: number
}

const WORDS: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  lam: 5,
  tu: 4,
}
const TENS: Record<string, number> = { muoi: 10, chuc: 10, tram: 100 }
const UNIT = 'mot|hai|ba|bon|nam|sau|bay|tam|chin'
const LAST = `${UNIT}|lam|tu`
/** "hai chục", "hai mươi lăm", "một trăm hai mươi"; "vài chục" is no number. */
const SPOKEN = `(?<!(?:vai|may|hang|tram) )(?:(?:(?:${UNIT}) )?tram(?: (?:${UNIT}) muoi(?: (?:${LAST}))?)?|(?:(?:${UNIT}) )?(?:chuc|muoi)(?: (?:${LAST}))?)`
const COUNT = `\\d{1,3}(?:\\.\\d{3})+|\\d{1,6}|${SPOKEN}|${UNIT}`
/** "người dùng", "người mua" are not workers. */
const PEOPLE = new RegExp(
  `\\b(${COUNT})\\s*(?:nguoi(?! (?:dung|mua|tieu|khach|xem|theo|tre|lon|gia|benh))|lao dong|cong nhan|nhan vien|nhan su|nhan cong|(?:chi|anh) em\\b|(?:cn|nv|ld)\\b|tho\\b(?! (?:moc|ho)))`,
)
const AMOUNT = '(\\d+(?:[.,]\\d+)?)\\s*(ty|ti|trieu|tr)\\b'
const REVENUE = new RegExp(`\\bdoanh (?:thu|so)\\b[^.;\\d]{0,25}${AMOUNT}([^,;]{0,12}(?:thang))?`)
const CAPITAL = new RegExp(`\\b(?:nguon )?von\\b[^.;,\\d]{0,25}${AMOUNT}`)

export function readFigures(text: string): Figures {
  const folded = fold(text)
  const people = PEOPLE.exec(folded)?.[1]
  const revenue = REVENUE.exec(folded)
  const capital = CAPITAL.exec(folded)
  return {
    ...(people
      ? { people: countOf(people) }
      : /\bmot minh\b/.test(folded)
        ? { people: 1 }
        : /\bhai vo chong\b|\b2 vo chong\b/.test(folded)
          ? { people: 2 }
          : {}),
    ...(revenue ? { revenue: billions(revenue[1]!, revenue[2]!, revenue[3] ? 12 : 1) } : {}),
    ...(capital ? { capital: billions(capital[1]!, capital[2]!) } : {}),
  }
}

/** Every number of people that these words may name: "1.200 mạng", "hai chục"; a lone "một" or "hai" is none. */
export const countsIn = (words: string): number[] =>
  [...fold(words).matchAll(ANY_COUNT)].map(([said]) => countOf(said))
const ANY_COUNT = new RegExp(
  `(?<![\\d.,])(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,6}|${SPOKEN})(?![\\d.,]*\\d)(?!\\s*(?:%|(?:ty|ti|trieu|tr|nghin|ngan|dong|k|do|kg|g|tan|ta|yen|lit|l|ml|m|m2|met|gio|ngay|thang|nam|tuoi|phong|con|cay|ha|sao|chai|hop|thung|bao|cai|chiec|xe|may)\\b))`,
  'g',
)

/** Every amount of money in these words, in billions of VND. */
export const amountsIn = (words: string): number[] =>
  [...fold(words).matchAll(new RegExp(`\\b${AMOUNT}`, 'g'))].map(([, amount, unit]) =>
    billions(amount!, unit!),
  )

function countOf(said: string): number {
  if (/^\d/.test(said)) return Number(said.replace(/\./g, ''))
  let total = 0
  let digit = 0
  for (const part of said.split(' ')) {
    const tens = TENS[part]
    if (tens) [total, digit] = [total + (digit || 1) * tens, 0]
    else digit = WORDS[part] ?? 0
  }
  return total + digit
}

const billions = (amount: string, unit: string, times = 1): number => {
  const value = Number(amount.replace(',', '.')) * times
  return unit.startsWith('tr') ? value / 1_000 : value
}
