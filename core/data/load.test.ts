import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataError } from '../errors.ts'
import { checkData, dataDir, loadCatalogue, readData } from './load.ts'
import { readYamlFast } from './read-yaml.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string | Buffer) => {
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
      'sectors, mục 1',
    ],
    ['standards/a.yaml', 'sectors: [thuc-pham]', 'sectors: []', 'TCVN 1:2020', 'sectors'],
    ['standards/a.yaml', 'title:', 'tittle:', 'TCVN 1:2020', 'tittle'],
    ['standards/a.yaml', 'designation: TCVN 1:2020', 'designation: 5', 'mục 1', 'designation'],
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
      'bài thu',
      'questions',
    ],
    ['product-groups/a.yaml', 'name: Nhóm thử', 'name: N', 'nhóm sản phẩm nhom-thu', 'name'],
    ['rules/a.yaml', 'why: Vì nghị định nói như vậy', 'why: vì', 'quy tắc cho 1/2026/NĐ-CP', 'why'],
    [
      'rules/a.yaml',
      'products: nhom-thu',
      'product: nhom-thu',
      'quy tắc cho 1/2026/NĐ-CP',
      'when.all, mục 1',
    ],
    ['facts/a.yaml', 'label: Không', 'label: K', 'điều cần biết dong-goi, lựa chọn khong', 'label'],
    ['products/a.yaml', 'name: Sản phẩm thử', 'name: S', 'sản phẩm san-pham-thu', 'name'],
    [
      'products/a.yaml',
      'groups: [nhom-thu]',
      'groups: nhom-thu',
      'sản phẩm san-pham-thu',
      'groups',
    ],
  ])('%s with "%s" turned into "%s" names %s and %s', (name, from, to, entry, field) => {
    writeAll()
    expect(FILES[name]).toContain(from)
    write(name, FILES[name].replace(from, to))
    expect(faults()).toHaveLength(1)
    expect(faults()[0]).toContain(`: ${entry}, trường ${field}: `)
    expect(faults()[0]).toMatch(new RegExp(`^${name}, dòng \\d+: `))
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
    expect(faults()[0]).toMatch(new RegExp(`^${name}(, dòng \\d+, cột \\d+)?: .{5,}`))
  })

  it('tells the faults of all files at once, and then refuses', () => {
    write('standards/a.yaml', STANDARD.replace('current', 'good') + '- designation: TCVN 2:2020\n')
    write('laws/a.yaml', 'a: [1')
    write('guides/thu.md', 'x')
    for (const name of [
      'standards/a.yaml, dòng 3: TCVN 1:2020',
      'standards/a.yaml, dòng 7: TCVN 2:2020',
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
    expect(() => loadCatalogue(folder)).toThrow(
      'products/a.yaml, dòng 3: sản phẩm san-pham-thu, trường groups, mục 1: không có nhóm sản phẩm nhom-khac; ',
    )
  })

  it('finds a fault that is put into the real data', () => {
    cpSync(dataDir, folder, { recursive: true })
    write('products/them.yaml', '- { id: them, name: Thêm, groups: [khong-co] }')
    expect(() => loadCatalogue(folder)).toThrow(
      /^Nội dung trong .*\nproducts\/them\.yaml, dòng 1: sản phẩm them, trường groups, mục 1: .+$/,
    )
  })

  it('is the same by the fast reader and by the one that knows lines', () => {
    expect(readData(dataDir, readYamlFast).data).toEqual(readData(dataDir).data)
  })

  it('tells of no reference to what could not be read', () => {
    writeAll()
    write('product-groups/a.yaml', GROUP.replace('name: ', 'name: Nhóm: '))
    const { faults, isComplete } = checkData(folder)
    expect(faults).toEqual([expect.stringMatching(/^product-groups\/a\.yaml, dòng 2, cột 9: /)])
    expect(isComplete).toBe(false)
  })

  it('tells a fault of a source that many entries point to once, where it is written', () => {
    const first = STANDARD.replace('provenance: {', 'provenance: &nguon {').replace(
      '01, s',
      '32, s',
    )
    const second = STANDARD.replace('TCVN 1', 'TCVN 2').replace(PROVENANCE, 'provenance: *nguon')
    const third = second.replace('TCVN 2', 'TCVN 3')
    write('standards/a.yaml', `${first}${second}${third}`)
    expect(faults()).toEqual([
      expect.stringMatching(
        /^standards\/a\.yaml, dòng 6: TCVN 1:2020, trường provenance.checkedOn: /,
      ),
    ])
  })

  it('reads what an editor of Windows writes', () => {
    for (const [name, text] of Object.entries(FILES))
      write(name, `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect(faults()).toEqual([])
    expect(loadCatalogue(folder).guide('thu')!.body).toBe('## Một\n\nNội dung.')
  })

  it.each([
    ['products/a.yml', '.yaml'],
    ['products/a.yaml.txt', '.yaml'],
    ['guides/thu.md.txt', '.md'],
  ])('names a file that would be passed over: %s', (name, extension) => {
    write(name, PRODUCT)
    expect(faults()).toEqual([`${name}: tên tệp phải kết thúc bằng ${extension}; hãy đổi tên tệp`])
  })

  it('names a file that is not in UTF-8', () => {
    write('products/a.yaml', Buffer.from(PRODUCT, 'utf16le'))
    write('products/b.yaml', Buffer.from('- name: B\xe1nh', 'latin1'))
    expect(faults()).toEqual([
      expect.stringMatching(/^products\/a\.yaml: tệp không ở dạng UTF-8; /),
      expect.stringMatching(/^products\/b\.yaml: tệp không ở dạng UTF-8; /),
    ])
  })
})

describe('npm run validate', () => {
  const run = promisify(execFile)
  const validate = async (dir: string) => {
    const script = join(import.meta.dirname, 'validate.ts')
    try {
      return { code: 0, ...(await run(process.execPath, ['--import', 'tsx', script, dir])) }
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string }
    }
  }

  it('ends well when there is no fault', async () => {
    writeAll()
    expect(await validate(folder)).toEqual({
      code: 0,
      stdout:
        'Đã đọc 1 tiêu chuẩn và quy chuẩn, 1 văn bản pháp luật, 1 bài hướng dẫn, 1 sản phẩm trong 1 nhóm, 0 bộ câu hỏi. Không có lỗi.\n',
      stderr: '',
    })
  })

  it('prints each fault, and what was not looked at, and fails', async () => {
    writeAll()
    write('laws/a.yaml', LAW.replace('in-force', 'inforce'))
    const { code, stdout, stderr } = await validate(folder)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^laws\/a\.yaml, dòng 6: .+"in-force"\nChưa xét .+\n$/)
    expect(stdout).toMatch(/ Có 1 lỗi\.\n$/)
  })
})
