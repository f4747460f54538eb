/** Headcount and revenue asked in the steps that decide the size class, so that nobody needs to tell the exact figure. */
import type { NextQuestion, Profile } from '../../core/profile.ts'
import { PEOPLE_STEPS, REVENUE_STEPS } from './size.ts'

const WHY = 'Để biết cơ sở thuộc quy mô nào theo Nghị định 80/2021/NĐ-CP và được hỗ trợ những gì.'

const steps = (limits: number[], unit: string, phrase: (text: string) => string) =>
  [...limits, Infinity].map((limit, index) => {
    const below = limits[index - 1]
    const label =
      below === undefined
        ? `Đến ${limit} ${unit}`
        : limit === Infinity
          ? `Trên ${below} ${unit}`
          : `Trên ${below} đến ${limit} ${unit}`
    return {
      id: String(limit === Infinity ? below! + 1 : limit),
      label,
      phrase: phrase(label.charAt(0).toLowerCase() + label.slice(1)),
    }
  })

export const askPeople: NextQuestion = {
  fact: 'so-lao-dong',
  text: 'Cơ sở của bạn có khoảng bao nhiêu lao động đóng bảo hiểm xã hội?',
  why: WHY,
  choices: steps(PEOPLE_STEPS, 'người', (text) => `có ${text}`),
}

export const askRevenue: NextQuestion = {
  fact: 'doanh-thu',
  text: 'Doanh thu một năm của cơ sở khoảng bao nhiêu?',
  why: WHY,
  choices: steps(REVENUE_STEPS, 'tỷ đồng', (text) => `có doanh thu ${text} một năm`),
}

/** The profile after an answer to one of these. */
export function withSizeAnswer(profile: Profile, fact: string, value: number): Profile {
  return fact === 'so-lao-dong' ? { ...profile, people: value } : { ...profile, revenue: value }
}
