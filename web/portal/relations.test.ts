import { expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { standardEntry } from '../../core/testing-content.ts'
import { editionChain } from '../../core/editions.ts'
import { concerns, relatedStandards } from './relations.ts'

const catalogue = new Catalogue({
  standards: [
    standardEntry('TCVN 1:2020', { supersedes: ['TCVN 1:2010'], related: ['TCVN 2:2020'] }),
    standardEntry('TCVN 1:2010', { supersededBy: 'TCVN 1:2020', supersedes: ['TCVN 1:1999'] }),
    standardEntry('TCVN 2:2020'),
    standardEntry('TCVN 3:2020', { related: ['TCVN 1:2020'] }),
  ],
  products: [
    {
      id: 'a',
      name: 'Sản phẩm A',
      words: [],
      groups: [],
      facts: {},
      guides: [],
      vsic: [],
      hs: [],
      ics: [],
    },
    {
      id: 'b',
      name: 'Sản phẩm B',
      words: [],
      groups: [],
      facts: {},
      guides: [],
      vsic: [],
      hs: [],
      ics: [],
    },
  ],
  rules: [
    { ref: 'TCVN 1:2020', level: 'voluntary', when: { products: ['a'] }, why: 'Vì A.' },
    {
      ref: 'TCVN 1:2020',
      level: 'buyers',
      when: { all: [{ products: ['b'] }, { not: { products: ['a'] } }] },
      why: 'Vì B.',
    },
  ],
})
const get = (designation: string) => catalogue.standard(designation)!

it('relation holds both ways, without own editions', () => {
  const one = get('TCVN 1:2020')
  const related = relatedStandards(catalogue, one, editionChain(catalogue, one))
  expect(related.map(({ designation }) => designation)).toEqual(['TCVN 2:2020', 'TCVN 3:2020'])
})

it('products under a "not" are none that a document concerns', () => {
  expect(concerns(catalogue, 'TCVN 1:2020')).toEqual([
    { level: 'voluntary', always: true, why: 'Vì A.', names: ['Sản phẩm A'] },
    { level: 'buyers', always: false, why: 'Vì B.', names: ['Sản phẩm B'] },
  ])
})
