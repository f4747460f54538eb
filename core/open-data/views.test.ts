import { describe, expect, it } from 'vitest'
import { Catalogue } from '../catalogue.ts'
import { guideRecord, lawEntry, product, productGroup, standardEntry } from '../testing-content.ts'
import { concernsOf } from './concerns.ts'
import { addressesBelow, noAddress } from './refs.ts'
import { createViews } from './views.ts'

const rule = { level: 'mandatory' as const, why: 'Vì đây là quy tắc dùng để thử.' }
const catalogue = new Catalogue({
  standards: [
    standardEntry('TCVN 1:2020', { supersedes: ['TCVN 1:2010'] }),
    standardEntry('TCVN 1:2010', { supersedes: ['TCVN 1:2000'], supersededBy: 'TCVN 1:2020' }),
    standardEntry('Sửa đổi 1:2022 TCVN 1:2020', { amends: 'TCVN 1:2020' }),
  ],
  laws: [lawEntry('37/2026/NĐ-CP')],
  guides: [guideRecord('thu', { standards: ['TCVN 1:2020'], laws: ['37/2026/NĐ-CP'] })],
  groups: [productGroup('thuc-pham')],
  products: [product('mam', { name: 'Nước mắm', groups: ['thuc-pham'] }), product('ghe')],
  rules: [
    {
      ...rule,
      ref: 'TCVN 1:2020',
      when: { all: [{ any: [{ products: ['mam'] }] }, { not: { products: ['ghe'] } }] },
    },
    { ...rule, ref: 'TCVN 1:2020', when: { products: ['mam', 'thuc-pham'] } },
    { ...rule, ref: '37/2026/NĐ-CP', when: { fact: 'xuat-khau', is: ['co'] } },
  ],
})

describe('a standard as it leaves the program', () => {
  const views = createViews(catalogue, addressesBelow('https://tro-ly.example.vn'))

  it('has the whole chain of editions, newest first, from any of them', () => {
    for (const number of ['TCVN 1:2020', 'TCVN 1:2010', 'TCVN 1:2000']) {
      const view = views.standard(catalogue.standard(number)!)
      expect(view.editions.map((one) => one.name)).toEqual([
        'TCVN 1:2020',
        'TCVN 1:2010',
        'TCVN 1:2000',
      ])
      expect(view.replacement?.name).toBe(number === 'TCVN 1:2020' ? undefined : 'TCVN 1:2020')
    }
  })

  it('has its amendments, guides and address', () => {
    const view = views.standard(catalogue.standard('TCVN 1:2020')!)
    expect(view.amendments.map((one) => one.name)).toEqual(['Sửa đổi 1:2022 TCVN 1:2020'])
    expect(view.guides.map((one) => one.url)).toEqual(['https://tro-ly.example.vn/huong-dan/thu'])
    expect(view.url).toBe('https://tro-ly.example.vn/tieu-chuan/tcvn-1-2020')
  })

  it('has no address where there is no server', () => {
    const view = createViews(catalogue, noAddress).law(catalogue.law('37/2026/NĐ-CP')!)
    expect('url' in view).toBe(false)
    expect(view.guides[0]).not.toHaveProperty('url')
  })
})

describe('whom a document concerns', () => {
  it('is read off the rules, without what they exclude', () => {
    expect(concernsOf(catalogue, 'TCVN 1:2020')).toEqual([
      { kind: 'product', id: 'mam', name: 'Nước mắm', ...rule },
      { kind: 'group', id: 'thuc-pham', name: 'Nhóm thuc-pham', ...rule },
    ])
  })

  it('is nobody in particular where a rule names no product', () => {
    expect(concernsOf(catalogue, '37/2026/NĐ-CP')).toEqual([])
  })
})
