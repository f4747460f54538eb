import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { KINDS, loadQuestions } from './questions.ts'
import { VARIANTS } from './variants.ts'

const questions = loadQuestions()

it('has enough questions of every kind to tell something', () => {
  for (const kind of KINDS)
    expect(questions.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(10)
})

it('expects only sources that the catalogue has', () => {
  const catalogue = loadCatalogue()
  const named = questions.flatMap(({ expect: { cites = [], citesAny = [] } }) => [
    ...cites,
    ...citesAny.flat(),
  ])
  const unknown = named.filter((one) =>
    one.startsWith('guide:') ? !catalogue.guide(one.slice(6)) : !catalogue.resolveRef(one),
  )
  expect(unknown).toEqual([])
})

it('tells every faulty line at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cau-hoi-'))
  try {
    const good = { id: 'a', kind: 'how-to', text: 'Câu hỏi?', expect: { status: ['answered'] } }
    const lines = [
      good,
      good,
      { ...good, id: 'b', kind: 'khác' },
      { ...good, id: 'c', expected: {} },
    ]
    writeFileSync(join(folder, 'x.jsonl'), lines.map((one) => JSON.stringify(one)).join('\n'))
    expect(() => loadQuestions(folder)).toThrow(/x\.jsonl:2[^]*x\.jsonl:3: kind[^]*x\.jsonl:4/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('varies a question without changing what it asks', () => {
  const text = 'Đồ hộp cá ngừ theo TCVN nào?'
  expect(VARIANTS.typed(text)).toBe(text)
  expect(VARIANTS['no-marks'](text)).toBe('Do hop ca ngu theo TCVN nao?')
  expect(VARIANTS.upper(text)).toBe('ĐỒ HỘP CÁ NGỪ THEO TCVN NÀO?')
  expect(VARIANTS.nfd(text)).not.toBe(text)
  expect(VARIANTS.nfd(text).normalize('NFC')).toBe(text)
})
