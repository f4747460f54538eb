import { describe, expect, it } from 'vitest'
import { Catalogue } from '../catalogue.ts'
import { searchCatalogue } from './search.ts'
import type { CatalogueQuery } from './query.ts'
import { readData } from '../data/load.ts'
import { lawEntry, standardEntry } from '../testing-content.ts'

const catalogue = new Catalogue(readData().data)
const search = (text: string, query: CatalogueQuery = {}) =>
  searchCatalogue(catalogue, { ...query, text })
const names = (text: string, query: CatalogueQuery = {}) =>
  search(text, query).hits.map(({ name }) => name)

describe('a typed number', () => {
  it.each([
    ['TCVN 5603:2023', 'TCVN 5603:2023'],
    ['tcvn5603', 'TCVN 5603:2023'],
    ['TCVN-5603-2023', 'TCVN 5603:2023'],
    ['tcvn 5603/2023', 'TCVN 5603:2023'],
    ['5603', 'TCVN 5603:2023'],
    ['qcvn 8-2 2011 byt', 'QCVN 8-2:2011/BYT'],
    ['QCVN 08-02:2011/BYT', 'QCVN 8-2:2011/BYT'],
    ['iso 22000', 'TCVN ISO 22000:2018'],
    ['TCVN 9001', 'TCVN ISO 9001:2015'],
    ['nghị định 37', 'Nghị định 37/2026/NĐ-CP'],
    ['nd 37/2026', 'Nghị định 37/2026/NĐ-CP'],
    ['37/2026/NĐ-CP', 'Nghị định 37/2026/NĐ-CP'],
  ])('%s finds %s first', (typed, wanted) => {
    const [first] = search(typed).hits
    expect(first).toMatchObject({ name: wanted, match: 'number' })
  })

  it('of an old edition finds that edition first, and the current one behind it', () => {
    expect(names('TCVN 5603:2008').slice(0, 2)).toEqual(['TCVN 5603:2008', 'TCVN 5603:2023'])
  })

  it('without parts finds the parts', () => {
    expect(names('ISO 14064').slice(0, 3)).toEqual([
      'TCVN ISO 14064-1:2025',
      'TCVN ISO 14064-2:2025',
      'TCVN ISO 14064-3:2025',
    ])
    expect(search('ISO 14064').nearMisses).toEqual([])
  })

  it('brings what speaks of it, and nothing that merely holds its digits', () => {
    const { hits } = search('37/2026/NĐ-CP', { pageSize: 100 })
    expect(hits[1]!.kind).toBe('huong-dan')
    expect(hits.map(({ id }) => id)).toContain('ghi-nhan-hang-hoa')
    expect(search('nghị định 37/2025/NĐ-CP').total).toBe(0)
  })

  it('that the catalogue does not hold proposes its neighbours', () => {
    const near = (text: string) =>
      search(text).nearMisses.map(({ typed, nearest }) => [typed, nearest[0]?.name])
    expect(near('TCVN 5603:2020')).toEqual([['TCVN 5603:2020', 'TCVN 5603:2023']])
    expect(near('tcvn 5630')).toEqual([['TCVN 5630', 'TCVN 5603:2023']])
    expect(near('nghị định 37/2025/NĐ-CP')).toEqual([
      ['nghị định 37/2025/NĐ-CP', 'Nghị định 37/2026/NĐ-CP'],
    ])
    expect(near('TCVN 99999')).toEqual([['TCVN 99999', undefined]])
  })
})

describe('words', () => {
  it('with and without marks find the same', () => {
    expect(names('nuoc mam')).toEqual(names('nước mắm'))
    expect(names('nước mắm')[0]).toBe('TCVN 5107:2018')
  })

  it('with marks tell apart what only they tell apart', () => {
    expect(names('bơ')).toContain('TCVN 10724:2015')
    expect(search('bơ').total).toBeLessThan(10)
  })

  it('with a slip of the finger are mended, and it is said', () => {
    const { hits, readAs } = search('nuowc mam')
    expect(hits[0]!.name).toBe('TCVN 5107:2018')
    expect(readAs).toBe('nuoc mam')
    expect(search('nước mắm').readAs).toBeUndefined()
  })

  it('may be abbreviated', () => {
    expect(search('vsattp').total).toBeGreaterThan(5)
  })

  it('put the current edition before the old one', () => {
    expect(names('mũ bảo hiểm')[0]).toBe('QCVN 2:2021/BKHCN')
    const order = names('cà phê rang')
    expect(order.indexOf('TCVN 5250:2015')).toBeLessThan(order.indexOf('TCVN 5250:2007'))
  })

  it('find laws and guides too', () => {
    const kinds = new Set(search('truy xuất nguồn gốc', { pageSize: 100 }).hits.map((h) => h.kind))
    expect(kinds).toEqual(new Set(['tcvn', 'khac', 'luat', 'huong-dan']))
  })

  it('that stand nowhere find nothing', () => {
    expect(search('zzzzqq')).toMatchObject({ total: 0, pages: 1, hits: [] })
  })

  it('are shown in the sentence that holds them', () => {
    const hit = search('cảm quan nước mắm').hits.find(({ name }) => name === 'TCVN 5107:2018')
    expect(hit!.snippet).toMatch(/nước mắm/i)
  })
})

describe('filters', () => {
  const small = new Catalogue({
    standards: [
      standardEntry('TCVN 1:2020', { sectors: ['thuc-pham', 'do-uong'], ics: '67.040' }),
      standardEntry('TCVN 2:2010', { supersededBy: 'TCVN 2:2020' }),
      standardEntry('TCVN 2:2020', { supersedes: ['TCVN 2:2010'], sectors: ['do-uong'] }),
      standardEntry('QCVN 3:2020/BYT', { mandatory: { by: 'Luật thử' }, ics: '67.020; 13.040' }),
      standardEntry('QCVN 3:2010/BYT', {
        mandatory: { by: 'Luật thử' },
        supersededBy: 'QCVN 3:2020/BYT',
      }),
      standardEntry('ISO 4:2020'),
    ],
    laws: [lawEntry('1/2026/NĐ-CP')],
  })
  const found = (query: CatalogueQuery) => searchCatalogue(small, query).hits.map((h) => h.name)

  it('give everything by kind and number when nothing is asked', () => {
    expect(found({})).toEqual([
      'TCVN 1:2020',
      'TCVN 2:2010',
      'TCVN 2:2020',
      'QCVN 3:2010/BYT',
      'QCVN 3:2020/BYT',
      'ISO 4:2020',
      'Nghị định 1/2026/NĐ-CP',
    ])
  })

  it.each<[string, CatalogueQuery, string[]]>([
    ['kind', { kinds: ['khac', 'luat'] }, ['ISO 4:2020', 'Nghị định 1/2026/NĐ-CP']],
    ['sector', { sectors: ['do-uong'] }, ['TCVN 1:2020', 'TCVN 2:2020']],
    ['standing', { standings: ['superseded'] }, ['TCVN 2:2010', 'QCVN 3:2010/BYT']],
    ['what binds', { mandatory: true }, ['QCVN 3:2020/BYT']],
    ['ICS', { ics: ['13'] }, ['QCVN 3:2020/BYT']],
    ['two at once', { sectors: ['do-uong'], ics: ['67'] }, ['TCVN 1:2020']],
    ['text and filter', { text: 'tcvn 2', standings: ['current'] }, ['TCVN 2:2020']],
  ])('by %s', (_name, query, wanted) => {
    expect(found(query)).toEqual(wanted)
  })

  it('count what each value would give with all the others as they are', () => {
    const { facets, total } = searchCatalogue(small, { kinds: ['qcvn'], mandatory: true })
    expect(total).toBe(1)
    expect(facets.kinds).toEqual([{ value: 'qcvn', count: 1 }])
    expect(facets.standings).toEqual([{ value: 'current', count: 1 }])
    expect(facets.mandatory).toEqual([{ value: 'true', count: 1 }])
    for (const { value, count } of searchCatalogue(small, {}).facets.kinds)
      expect(searchCatalogue(small, { kinds: [value] }).total, value).toBe(count)
    const { facets: real } = search('thực phẩm')
    for (const { value, count } of real.sectors)
      expect(search('thực phẩm', { sectors: [value] }).total, value).toBe(count)
  })

  it('keep a chosen value in the counts, also with nothing behind it', () => {
    const { facets } = searchCatalogue(small, { kinds: ['huong-dan'] })
    expect(facets.kinds.find(({ value }) => value === 'huong-dan')).toEqual({
      value: 'huong-dan',
      count: 0,
    })
  })
})

describe('pages', () => {
  it('hold every entry once', () => {
    const seen: string[] = []
    const first = searchCatalogue(catalogue, { pageSize: 100 })
    for (let page = 1; page <= first.pages; page++)
      for (const { kind, id } of searchCatalogue(catalogue, { page, pageSize: 100 }).hits)
        seen.push(`${kind} ${id}`)
    expect(seen).toHaveLength(first.total)
    expect(new Set(seen).size).toBe(first.total)
  })

  it.each([0, -1, 1.5, Number.NaN, Infinity])('take %s as the first one', (page) => {
    expect(searchCatalogue(catalogue, { page }).page).toBe(1)
  })

  it('behind the last one are empty, and no page is larger than a hundred', () => {
    expect(searchCatalogue(catalogue, { page: 9_999 }).hits).toEqual([])
    expect(searchCatalogue(catalogue, { pageSize: 5_000 }).hits).toHaveLength(100)
  })
})

it.each([
  ['long', 'nước mắm '.repeat(5_000)],
  ['made of signs', '{{}}[]()*+?.\\^$|<script>'],
  ['made of spaces', '   '],
  ['full of numbers', 'TCVN 1234:2020 '.repeat(500)],
  ['no text at all', '\0\ud800\u202e'],
])('a query that is %s is answered', (_name, text) => {
  expect(search(text).pages).toBeGreaterThan(0)
})
