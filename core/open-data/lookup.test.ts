import { describe, expect, it } from 'vitest'
import { Catalogue } from '../catalogue.ts'
import { lawEntry, standardEntry } from '../testing-content.ts'
import { lookUpLaw, lookUpStandard } from './lookup.ts'

const catalogue = new Catalogue({
  standards: [
    standardEntry('TCVN 5603:2023', { supersedes: ['TCVN 5603:2008'] }),
    standardEntry('QCVN 9:2012/BKHCN', { mandatory: { by: 'Thông tư thử' } }),
    standardEntry('QCVN 09:2015/BCT', { mandatory: { by: 'Thông tư thử' } }),
    standardEntry('TCVN 6238-1:2017'),
    standardEntry('TCVN 6238-3:2011'),
    standardEntry('TCVN ISO 22000:2018', {
      equivalents: [{ designation: 'ISO 22000:2018', degree: 'IDT' }],
    }),
  ],
  laws: [
    lawEntry('37/2026/NĐ-CP'),
    lawEntry('13/2022/NĐ-CP'),
    lawEntry('13/2023/NĐ-CP'),
    lawEntry('Quy định (EU) 2023/956', { kind: 'Quy định nước ngoài', id: 'cbam' }),
  ],
})

describe('looking up a standard', () => {
  it.each([
    ['tcvn-5603-2023', 'TCVN 5603:2023', 'id'],
    ['TCVN 5603:2008', 'TCVN 5603:2008', 'number'],
    ['tcvn5603', 'TCVN 5603:2023', 'latest'],
    ['qcvn 9:2012/bkhcn', 'QCVN 9:2012/BKHCN', 'number'],
    ['TCVN 6238-1', 'TCVN 6238-1:2017', 'latest'],
    ['iso 22000', 'TCVN ISO 22000:2018', 'latest'],
    ['ISO 22000:2018', 'TCVN ISO 22000:2018', 'number'],
  ])('%s means %s', (given, designation, by) => {
    expect(lookUpStandard(catalogue, given)).toMatchObject({ found: { designation }, by })
  })

  it.each([
    ['QCVN 9', ['QCVN 09:2015/BCT', 'QCVN 9:2012/BKHCN']],
    ['tcvn 6238', ['TCVN 6238-1:2017', 'TCVN 6238-3:2011']],
  ])('%s is several documents', (given, designations) => {
    const found = lookUpStandard(catalogue, given)
    expect(
      found && 'choices' in found && found.choices.map((one) => one.designation).sort(),
    ).toEqual(designations)
  })

  it.each(['TCVN 5604', 'tcvn-5603-2024', 'nước mắm', '', '../..', 'TCVN 5603:2023 TCVN 1:2020'])(
    '%s is none',
    (given) => expect(lookUpStandard(catalogue, given)).toBeUndefined(),
  )
})

describe('looking up a law', () => {
  it('goes by id, by number, and by what only one law can be', () => {
    expect(lookUpLaw(catalogue, 'cbam')).toMatchObject({ by: 'id' })
    expect(lookUpLaw(catalogue, '37/2026/NĐ-CP')).toMatchObject({ by: 'number' })
    expect(lookUpLaw(catalogue, 'Quy định (EU) 2023/956')).toMatchObject({ by: 'number' })
    expect(lookUpLaw(catalogue, 'nghị định 37')).toMatchObject({ by: 'latest' })
    expect(lookUpLaw(catalogue, 'nghị định 13')).toMatchObject({ choices: [{}, {}] })
    expect(lookUpLaw(catalogue, 'nghị định 99')).toBeUndefined()
  })
})
