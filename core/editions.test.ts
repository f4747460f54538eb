import { describe, expect, it } from 'vitest'
import { Catalogue } from './catalogue.ts'
import { editionChain } from './editions.ts'
import { standardEntry } from './testing-content.ts'

const catalogue = new Catalogue({
  standards: [
    standardEntry('TCVN 1:2020', { supersedes: ['TCVN 1:2010'] }),
    standardEntry('TCVN 1:2010', { supersededBy: 'TCVN 1:2020', supersedes: ['TCVN 1:1999'] }),
  ],
})
const get = (designation: string) => catalogue.standard(designation)!

describe('the chain of editions', () => {
  it.each(['TCVN 1:1999', 'TCVN 1:2010', 'TCVN 1:2020'])('is the same seen from %s', (from) => {
    expect(editionChain(catalogue, get(from)).map((one) => one.designation)).toEqual([
      'TCVN 1:1999',
      'TCVN 1:2010',
      'TCVN 1:2020',
    ])
  })

  it('ends although editions replace one another in a circle', () => {
    const circle = new Catalogue({
      standards: [
        standardEntry('TCVN 4:2020', { supersededBy: 'TCVN 5:2020' }),
        standardEntry('TCVN 5:2020', { supersededBy: 'TCVN 4:2020' }),
      ],
    })
    expect(editionChain(circle, circle.standard('TCVN 4:2020')!)).toHaveLength(2)
  })
})
