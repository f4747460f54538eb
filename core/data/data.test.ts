import { describe, expect, it } from 'vitest'
import { bindingSentence } from '../content.ts'
import { parseDesignation, printDesignation } from '../designation.ts'
import { standingText } from '../standing.ts'
import { loadCatalogue, readData } from './load.ts'
import { findFaults } from './references.ts'

const catalogue = loadCatalogue()
const law = (number: string) => {
  const found = catalogue.law(number)
  if (!found) throw new Error(`${number} is not in the catalogue`)
  return found
}
/** Everything the data says about a law. */
const told = (number: string) => {
  const { statusNote, points, caution } = law(number)
  return [statusNote, caution, ...points.map((one) => one.text)].join('\n')
}

describe('the content under data/', () => {
  it('has no fault', () => {
    const { data, faults } = readData()
    expect(faults).toEqual([])
    expect(findFaults(data)).toEqual([])
  })

  it('says "bắt buộc" of no standard without a legal basis', () => {
    for (const standard of catalogue.standards)
      if (
        standard.designation.includes('TCVN') &&
        !standard.mandatory &&
        standard.status !== 'superseded'
      )
        expect(bindingSentence(standard)).not.toMatch(/(?<!không )bắt buộc/)
  })

  it('names sources that a reader can find', () => {
    const { data } = readData()
    const entries = [...data.standards, ...data.laws, ...data.guides, ...data.riskGroups]
    for (const { provenance } of [...entries, ...data.programmes])
      for (const source of provenance.sources) {
        expect(source).not.toMatch(/^\/|\bkey \d|memory|\.(jsonl?|ndjson|csv|md)$/)
        if (source.startsWith('http')) expect(() => new URL(source)).not.toThrow()
      }
  })

  it('prints every designation as it is written', () => {
    for (const { designation } of catalogue.standards)
      expect(printDesignation(parseDesignation(designation)!)).toBe(designation)
  })
})

describe('what changed lately and old answers get wrong', () => {
  it('1: labelling is in Decree 37/2026, no longer in 43/2017 and 111/2021', () => {
    for (const old of ['43/2017/NĐ-CP', '111/2021/NĐ-CP']) {
      expect(standingText(catalogue, law(old))).toBe('đã được thay bằng Nghị định 37/2026/NĐ-CP')
      expect(told(old)).toContain('23/01/2026')
    }
    expect(law('37/2026/NĐ-CP')).toMatchObject({ status: 'in-force', effectiveFrom: '2026-01-23' })
  })

  it('2: three risk levels instead of two groups, from 01/07/2026', () => {
    expect(told('37/2026/NĐ-CP')).toMatch(/01\/07\/2026.*nhóm 1, nhóm 2 đổi thành ba mức rủi ro/)
  })

  it('3: Decree 46/2026 on food is suspended, 15/2018 applies', () => {
    expect(law('46/2026/NĐ-CP').status).toBe('suspended')
    expect(law('15/2018/NĐ-CP').status).toBe('in-force')
    expect(told('46/2026/NĐ-CP')).toContain('15/2018/NĐ-CP')
  })

  it('4: personal data is under Law 91/2025 and Decree 356/2025', () => {
    expect(law('13/2023/NĐ-CP').status).toBe('replaced')
    expect(told('13/2023/NĐ-CP')).toMatch(/91\/2025\/QH15 .*356\/2025\/NĐ-CP/)
    for (const now of ['91/2025/QH15', '356/2025/NĐ-CP'])
      expect(law(now)).toMatchObject({ status: 'in-force', effectiveFrom: '2026-01-01' })
  })

  it('5: one cybersecurity law since 01/07/2026', () => {
    expect(law('116/2025/QH15')).toMatchObject({ status: 'in-force', effectiveFrom: '2026-07-01' })
    expect(told('116/2025/QH15')).toMatch(/An toàn thông tin mạng.*An ninh mạng/)
  })

  it('6: the law on artificial intelligence, with its decree', () => {
    expect(law('134/2025/QH15')).toMatchObject({ status: 'in-force', effectiveFrom: '2026-03-01' })
    expect(told('134/2025/QH15')).toContain('142/2026/NĐ-CP')
    expect(law('142/2026/NĐ-CP').status).toBe('in-force')
  })

  it('7: China asks for Order 280 instead of 248', () => {
    expect(standingText(catalogue, law('Lệnh 248 (GACC)'))).toBe(
      'đã được thay bằng Lệnh 280 (GACC)',
    )
    expect(law('Lệnh 280 (GACC)').effectiveFrom).toBe('2026-06-01')
  })

  it('8: VietGAP for crops has a new edition, marked as not confirmed', () => {
    const old = catalogue.standard('TCVN 11892-1:2017')!
    expect(standingText(catalogue, old)).toBe('đã được thay bằng TCVN 11892-1:2026')
    const now = catalogue.standard('TCVN 11892-1:2026')!
    expect(now.provenance.confidence).toBe('single-source')
  })

  it('9: ISO 20400 is adopted as TCVN 12874:2020, and "TCVN ISO 20400" does not exist', () => {
    expect(catalogue.findStandards(parseDesignation('ISO 20400')!)[0]!.designation).toBe(
      'TCVN 12874:2020',
    )
    expect(catalogue.names(parseDesignation('TCVN ISO 20400')!)).toBe(false)
  })

  it('10: the standards body has its new name; the old one stands only where the change is told', () => {
    const OLD = 'Tổng cục Tiêu chuẩn Đo lường Chất lượng'
    const NEW = 'Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia'
    const texts = [
      ...catalogue.laws.flatMap((one) => one.points.map((point) => point.text)),
      ...catalogue.standards.map((one) => JSON.stringify({ ...one, provenance: null })),
      ...catalogue.guides.flatMap((one) => one.body.replace(/\s+/g, ' ').split(/(?<=\.)\s/)),
    ].map((one) => one.replace(/\s+/g, ' '))
    expect(texts.some((one) => one.includes(NEW))).toBe(true)
    for (const text of texts)
      if (text.includes(OLD)) expect(text).toContain('Ủy ban Tiêu chuẩn Đo lường Chất lượng')
  })
})
