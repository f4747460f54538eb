import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataError } from '../errors.ts'
import { dataDir, loadCatalogue, readData } from './load.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const faults = () => readData(folder).faults

const PROVENANCE = `provenance: { confidence: verified, checkedOn: 2026-10-01, sources: [https://example.vn] }`
const STANDARD = `- designation: TCVN 1:2020
  title: Nước mắm thử
  status: current
  sectors: [thuc-pham]
  summary: { covers: Quy định điều dùng để thử, appliesTo: Doanh nghiệp dùng để thử }
  ${PROVENANCE}
`
const LAW = `- id: nghi-dinh-1-2026
  number: 1/2026/NĐ-CP
  kind: Nghị định
  title: Quy định để thử
  issuer: Chính phủ
  status: in-force
  ${PROVENANCE}
`
const GUIDE = `---
id: thu
title: Hướng dẫn thử
summary: Trang này dùng để thử chương trình.
questions: [Thử thế nào?, Thử ở đâu?, Thử khi nào?]
keywords: [thử]
${PROVENANCE}
---

## Một

Nội dung.
`
const GROUP = `- id: nhom-thu
  name: Nhóm thử
  ${PROVENANCE}
`
const FACT = `- id: dong-goi
  name: Hàng đóng gói
  question: Hàng có đóng gói sẵn không?
  why: Vì điều đó dùng để thử.
  choices:
    - { id: co, label: Có, phrase: đóng gói hàng }
    - { id: khong, label: Không, phrase: không đóng gói hàng }
`
const RULE = `- ref: 1/2026/NĐ-CP
  level: mandatory
  when: { all: [{ products: nhom-thu }, { fact: dong-goi, is: co }] }
  why: Vì nghị định nói như vậy
`
const PRODUCT = `- id: san-pham-thu
  name: Sản phẩm thử
  groups: [nhom-thu]
`
const FILES = {
  'standards/a.yaml': STANDARD,
  'laws/a.yaml': LAW,
  'guides/thu.md': GUIDE,
  'product-groups/a.yaml': GROUP,
  'products/a.yaml': PRODUCT,
  'facts/a.yaml': FACT,
  'rules/a.yaml': RULE,
}
const writeAll = () => {
  for (const [name, text] of Object.entries(FILES)) write(name, text)
}

describe('reading data', () => {
  it('takes a whole set of files', () => {
    writeAll()
    expect(faults()).toEqual([])
    const catalogue = loadCatalogue(folder)
    expect(catalogue.standard('TCVN 1:2020')!.provenance.checkedOn).toBe('2026-10-01')
    expect(catalogue.guide('thu')!.body).toBe('## Một\n\nNội dung.')
  })

  it('stores decomposed text composed', () => {
    write('standards/a.yaml', STANDARD.normalize('NFD'))
    expect(loadCatalogue(folder).standard('TCVN 1:2020')!.title).toBe(
      'Nước mắm thử'.normalize('NFC'),
    )
  })

  it('is an empty catalogue when there is nothing', () => {
    expect(loadCatalogue(folder).standards).toEqual([])
  })

  type Name = keyof typeof FILES
  it.each<[Name, string, string, string, string]>([
    ['standards/a.yaml', 'status: current', 'status: good', 'TCVN 1:2020', 'status'],
    ['standards/a.yaml', 'title: Nước mắm thử', 'title: x', 'TCVN 1:2020', 'title'],
    [
      'standards/a.yaml',
      'covers: Quy định điều dùng để thử',
      'covers: a',
      'TCVN 1:2020',
      'summary.covers',
    ],
    [
      'standards/a.yaml',
      'sectors: [thuc-pham]',
      'sectors: [Thực phẩm]',
      'TCVN 1:2020',
      'sectors.0',
    ],
    ['standards/a.yaml', 'sectors: [thuc-pham]', 'sectors: []', 'TCVN 1:2020', 'sectors'],
    ['standards/a.yaml', 'title:', 'tittle:', 'TCVN 1:2020', 'title'],
    ['standards/a.yaml', 'designation: TCVN 1:2020', 'designation: 5', 'entry 1', 'designation'],
    ['standards/a.yaml', '2026-10-01', 'hôm qua', 'TCVN 1:2020', 'provenance.checkedOn'],
    ['standards/a.yaml', '2026-10-01', '2026-02-30', 'TCVN 1:2020', 'provenance.checkedOn'],
    [
      'standards/a.yaml',
      'sources: [https://example.vn]',
      'sources: []',
      'TCVN 1:2020',
      'provenance.sources',
    ],
    ['laws/a.yaml', 'kind: Nghị định', 'kind: Công văn', '1/2026/NĐ-CP', 'kind'],
    ['laws/a.yaml', 'id: nghi-dinh-1-2026', 'id: Nghị định', '1/2026/NĐ-CP', 'id'],
    [
      'guides/thu.md',
      'questions: [Thử thế nào?, Thử ở đâu?, Thử khi nào?]',
      'questions: []',
      'front matter',
      'questions',
    ],
    ['product-groups/a.yaml', 'name: Nhóm thử', 'name: N', 'nhom-thu', 'name'],
    ['rules/a.yaml', 'why: Vì nghị định nói như vậy', 'why: vì', '1/2026/NĐ-CP', 'why'],
    ['rules/a.yaml', 'products: nhom-thu', 'product: nhom-thu', '1/2026/NĐ-CP', 'when'],
    ['facts/a.yaml', 'label: Không', 'label: K', 'dong-goi', 'choices.1.label'],
    ['products/a.yaml', 'name: Sản phẩm thử', 'name: S', 'san-pham-thu', 'name'],
    ['products/a.yaml', 'groups: [nhom-thu]', 'groups: nhom-thu', 'san-pham-thu', 'groups'],
  ])('%s with "%s" turned into "%s" names %s and %s', (name, from, to, entry, field) => {
    writeAll()
    expect(FILES[name]).toContain(from)
    write(name, FILES[name].replace(from, to))
    expect(faults()).toContainEqual(expect.stringContaining(`${name}: ${entry}: ${field}: `))
  })

  it.each([
    ['standards/a.yaml', 'a: [1'],
    ['laws/a.yaml', 'only: a map'],
    ['products/a.yaml', 'a word'],
    ['guides/thu.md', '# No front matter'],
    ['guides/thu.md', '---\na: [1\n---\n\n'],
  ])('%s with a text that is no such file at all is named', (name, text) => {
    writeAll()
    write(name, text)
    expect(faults()).toHaveLength(1)
    expect(faults()[0]).toMatch(new RegExp(`^${name}: .{5,}`))
  })

  it('tells the faults of all files at once, and then refuses', () => {
    write('standards/a.yaml', STANDARD.replace('current', 'good') + '- designation: TCVN 2:2020\n')
    write('laws/a.yaml', 'a: [1')
    write('guides/thu.md', 'x')
    for (const name of [
      'standards/a.yaml: TCVN 1:2020',
      'standards/a.yaml: TCVN 2:2020',
      'laws/a.yaml',
      'guides/thu.md',
    ])
      expect(faults()).toContainEqual(expect.stringContaining(name))
    expect(() => loadCatalogue(folder)).toThrow(DataError)
    expect(() => loadCatalogue(folder)).toThrow(
      /standards\/a\.yaml[\s\S]*laws\/a\.yaml|laws\/a\.yaml[\s\S]*standards\/a\.yaml/,
    )
  })

  it('refuses a broken reference, naming the entry', () => {
    writeAll()
    write('products/a.yaml', PRODUCT.replace('nhom-thu', 'nhom-khac'))
    expect(() => loadCatalogue(folder)).toThrow(/san-pham-thu: group nhom-khac does not exist/)
  })

  it('finds a fault that is put into the real data', () => {
    cpSync(dataDir, folder, { recursive: true })
    write('products/them.yaml', '- { id: them, name: Thêm, groups: [khong-co] }')
    expect(() => loadCatalogue(folder)).toThrow(
      /^The content in .*\nthem: group khong-co does not exist$/,
    )
  })
})
