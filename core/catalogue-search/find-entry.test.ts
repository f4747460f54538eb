import { describe, expect, it } from 'vitest'
import { Catalogue } from '../catalogue.ts'
import { readData } from '../data/load.ts'
import { findLaw, findStandard } from './find-entry.ts'
import { printDesignation } from '../designation.ts'

const catalogue = new Catalogue(readData().data)

describe('a standard', () => {
  it.each([
    ['tcvn-5603-2023', 'TCVN 5603:2023'],
    ['TCVN 5603:2023', 'TCVN 5603:2023'],
    ['tcvn5603', 'TCVN 5603:2023'],
    ['tcvn-5603', 'TCVN 5603:2023'],
    ['TCVN_5603_2008', 'TCVN 5603:2008'],
    ['tcvn5603-2008', 'TCVN 5603:2008'],
    ['QCVN 8-2:2011/BYT', 'QCVN 8-2:2011/BYT'],
    ['qcvn-08-02-2011-byt', 'QCVN 8-2:2011/BYT'],
    ['qcvn-8-2', 'QCVN 8-2:2011/BYT'],
    ['iso-9001', 'TCVN ISO 9001:2015'],
  ])('is found by %s', (given, designation) => {
    expect(findStandard(catalogue, given)?.designation).toBe(designation)
  })

  it('is found by its id and by its number, each one', () => {
    for (const standard of catalogue.standards) {
      expect(findStandard(catalogue, standard.id)).toBe(standard)
      expect(findStandard(catalogue, standard.designation)).toBe(standard)
      expect(findStandard(catalogue, printDesignation(standard.parsed))).toBe(standard)
    }
  })

  it.each(['', 'tcvn', 'tcvn-5603-2020', 'nuoc-mam', '../../etc/passwd', '%00', 'a'.repeat(5_000)])(
    'is not found by "%s"',
    (given) => {
      expect(findStandard(catalogue, given)).toBeUndefined()
    },
  )
})

describe('a law', () => {
  it.each([
    'nghi-dinh-37-2026',
    '37/2026/NĐ-CP',
    '37-2026-nd-cp',
    'Nghị định 37/2026/NĐ-CP',
    'nghi-dinh-37-2026-nd-cp',
  ])('is found by %s', (given) => {
    expect(findLaw(catalogue, given)?.number).toBe('37/2026/NĐ-CP')
  })

  it('is found by its id, each one', () => {
    for (const law of catalogue.laws) expect(findLaw(catalogue, law.id)).toBe(law)
  })

  it.each(['', 'khong-co', 'nghi-dinh-37-2025', 'nghi-dinh', '../x'])(
    'is not found by "%s"',
    (given) => {
      expect(findLaw(catalogue, given)).toBeUndefined()
    },
  )
})
