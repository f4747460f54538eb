import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../catalogue.ts'
import { standardEntry } from '../testing-content.ts'
import { standardsCsv } from './csv.ts'

/** RFC 4180, read as strictly as it is written. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text)!
    row.push(quoted?.replace(/""/g, '"') ?? plain!)
    if (end === '\r\n') rows.push(row.splice(0))
  }
  return rows
}

const tableOf = (...entries: ReturnType<typeof standardEntry>[]) => {
  const [head, ...rows] = parseCsv(
    standardsCsv(new Catalogue({ standards: entries }).standards).slice(1),
  )
  return rows.map((row) => Object.fromEntries(head!.map((name, index) => [name, row[index]!])))
}

describe('the table of standards', () => {
  it('begins with a byte order mark and ends each row as the standard wants', () => {
    const text = standardsCsv(
      new Catalogue({ standards: [standardEntry('TCVN 1:2020')] }).standards,
    )
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text.match(/\r\n/g)).toHaveLength(2)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('has a row for each edition, with lists joined', () => {
    const [row, old] = tableOf(
      standardEntry('QCVN 8-2:2011/BYT', {
        supersedes: ['QCVN 8-2:2009/BYT'],
        sectors: ['thuc-pham', 'do-uong'],
        mandatory: { by: 'Thông tư 02/2011/TT-BYT', from: '2011-08-01' },
        equivalents: [{ designation: 'CXS 193-1995', degree: 'NEQ' }],
      }),
    )
    expect(row).toMatchObject({
      id: 'qcvn-8-2-2011-byt',
      kind: 'qcvn',
      sectors: 'thuc-pham; do-uong',
      mandatoryFrom: '2011-08-01',
      equivalents: 'CXS 193-1995 (NEQ)',
      checkedOn: '2026-10-01',
      derived: 'false',
    })
    expect(old).toMatchObject({
      status: 'superseded',
      supersededBy: row!.designation,
      derived: 'true',
    })
  })

  it('keeps every text whole, whatever stands in it, and gives none a formula to start with', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, unit: fc.constantFrom(...'=+-@\t\r\n",;\'aế＝＋－＠') }),
        (title) => {
          fc.pre(title.trim().length >= 3)
          const [row] = tableOf(standardEntry('TCVN 1:2020', { title }))
          const formula = /^[=+\-@\t\r＝＋－＠]/
          const whole = title.trim()
          expect(row!.title).toBe(formula.test(whole) ? `'${whole}` : whole)
        },
      ),
    )
  })
})
