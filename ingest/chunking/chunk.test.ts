import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Section, Unit } from '../structure/section.ts'
import { countTokens } from '../../core/tokens.ts'
import { chunkSections, MAX_TOKENS, splitText } from './chunk.ts'

const leaf = (text: string, label?: string): Unit => ({
  ...(label ? { label } : {}),
  text,
  children: [],
})
const sentence = (words: number) => `${'hàng hóa '.repeat(words / 2).trim()}.`
const places = (sections: Section[]) =>
  chunkSections(sections).map(({ breadcrumb }) => breadcrumb.slice(2).join())

describe('chunkSections', () => {
  it('puts small neighbours together and says which they are', () => {
    const units = [1, 2, 3].map((number) => leaf(`${number}. Ngắn.`, `khoản ${number}`))
    expect(chunkSections([{ path: ['A', 'Điều 1'], units }])).toMatchObject([
      { breadcrumb: ['A', 'Điều 1', 'khoản 1-3'], text: '1. Ngắn.\n2. Ngắn.\n3. Ngắn.' },
    ])
  })

  it('never mixes two articles', () => {
    const passages = chunkSections(
      [1, 2].map((number) => ({ path: ['A', `Điều ${number}`], units: [leaf('Ngắn.')] })),
    )
    expect(passages.map(({ breadcrumb }) => breadcrumb)).toEqual([
      ['A', 'Điều 1'],
      ['A', 'Điều 2'],
    ])
  })

  it('takes a long khoản apart at its điểm and repeats its introduction', () => {
    const children = ['a', 'b', 'c', 'd'].map((letter) =>
      leaf(`${letter}) ${sentence(150)}`, `điểm ${letter}`),
    )
    const section = {
      path: ['A', 'Điều 1'],
      units: [{ label: 'khoản 2', text: '2. Hồ sơ gồm:', children }],
    }
    expect(places([section])).toEqual(['khoản 2, điểm a-b', 'khoản 2, điểm c-d'])
    expect(chunkSections([section]).every(({ text }) => text.startsWith('2. Hồ sơ gồm:\n'))).toBe(
      true,
    )
  })

  it('repeats what introduces the whole article', () => {
    const units = [
      leaf('Nghị định này áp dụng đối với:'),
      ...[1, 2, 3].map((number) => leaf(`${number}. ${sentence(180)}`, `khoản ${number}`)),
    ]
    const passages = chunkSections([{ path: ['A', 'Điều 2'], units }])
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.every(({ text }) => text.startsWith('Nghị định này áp dụng đối với:'))).toBe(
      true,
    )
  })

  it('splits a table by rows and repeats its header', () => {
    const rows = Array.from(
      { length: 60 },
      (_, at) => `${at + 1} | Chỉ tiêu ${at + 1} | không lớn hơn ${at},5 mg/kg`,
    )
    const passages = chunkSections([
      {
        path: ['A'],
        units: [{ text: '', table: { header: 'TT | Tên | Mức', rows }, children: [] }],
      },
    ])
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.every(({ text }) => text.startsWith('TT | Tên | Mức\n'))).toBe(true)
    expect(passages.flatMap(({ text }) => text.split('\n').slice(1))).toEqual(rows)
  })

  it('splits a long text at the ends of sentences, in even parts', () => {
    const parts = splitText(
      'A',
      Array.from({ length: 12 }, (_, at) => `Câu ${at} ${sentence(60)}`).join(' '),
    )
    expect(parts.every(({ text }) => text.startsWith('Câu') && text.endsWith('.'))).toBe(true)
    const sizes = parts.map(({ tokens }) => tokens)
    expect(Math.min(...sizes) * 2).toBeGreaterThan(Math.max(...sizes))
  })
})

describe('whatever the document says', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom('hàng', 'hóa', 'Điều', '5.', '(1)', 'TCVN', '12:2031;', '|'),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    ),
    { maxLength: 80 },
  )
  const line = words.map((all) => all.join(' ').replace(/\s+/g, ' ').trim())
  const label = fc.option(fc.constantFrom('khoản 1', 'khoản 2', 'điểm a', 'mục 4.1'), {
    nil: undefined,
  })
  const { unit } = fc.letrec<{ unit: Unit }>((tie) => ({
    unit: fc.oneof(
      { maxDepth: 3 },
      fc.record({ label, text: line, children: fc.constant<Unit[]>([]) }),
      fc.record({
        text: fc.constant(''),
        table: fc.record({ header: line, rows: fc.array(line, { maxLength: 8 }) }),
        children: fc.constant<Unit[]>([]),
      }),
      fc.record({ label, text: line, children: fc.array(tie('unit'), { maxLength: 4 }) }),
    ),
  }))
  const section = fc
    .array(unit, { maxLength: 5 })
    .map((units): Section => ({ path: ['Văn bản', 'Điều 1'], units }))
  const letters = (text: string) => [...text.replace(/\s+/g, '')]
  const lettersOf = ({ text, table, children }: Unit): string[] => [
    ...letters(text),
    ...(table ? letters([table.header ?? '', ...table.rows].join('')) : []),
    ...children.flatMap(lettersOf),
  ]

  it('keeps every passage within the budget and counts its tokens', () => {
    fc.assert(
      fc.property(section, (one) => {
        for (const { text, tokens } of chunkSections([one])) {
          expect(tokens).toBeLessThanOrEqual(MAX_TOKENS)
          expect(tokens).toBe(countTokens(text))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('loses no letter and changes no order; it only repeats introductions and headers', () => {
    fc.assert(
      fc.property(section, (one) => {
        const out = chunkSections([one]).flatMap(({ text }) => letters(text))
        let at = 0
        for (const letter of one.units.flatMap(lettersOf)) {
          while (at < out.length && out[at] !== letter) at++
          expect(at).toBeLessThan(out.length)
          at++
        }
      }),
      { numRuns: 150 },
    )
  })

  it('splits a run of letters without spaces, and a pile of marks', () => {
    for (const text of ['a'.repeat(10_000), `a${'\u0301'.repeat(5_000)}`, '🌾'.repeat(3_000)]) {
      const passages = splitText('A', text)
      expect(passages.map((passage) => passage.text).join('')).toBe(text.normalize('NFC'))
      expect(Math.max(...passages.map(({ tokens }) => tokens))).toBeLessThanOrEqual(MAX_TOKENS)
    }
  })
})
