import { describe, expect, it } from 'vitest'
import { Catalogue } from './catalogue.ts'
import { loadCatalogue } from './data/load.ts'
import { parseDesignation } from './designation.ts'
import { findLawNumbers } from './law-number.ts'
import { catalogueData, lawEntry, standardEntry } from './testing-content.ts'

const real = loadCatalogue()
const find = (catalogue: Catalogue, typed: string) =>
  catalogue.findStandards(parseDesignation(typed)!).map((one) => one.designation)

describe('looking up a typed number in the real catalogue', () => {
  it.each([
    ['ISO 22000', 'TCVN ISO 22000:2018'],
    ['TCVN 22000', 'TCVN ISO 22000:2018'],
    ['TCVN ISO 22000', 'TCVN ISO 22000:2018'],
    ['TCVN 9001', 'TCVN ISO 9001:2015'],
    ['ISO 9001:2015', 'TCVN ISO 9001:2015'],
    ['ISO 20400', 'TCVN 12874:2020'],
    ['TCVN ISO 20400', 'TCVN 12874:2020'],
    ['TCVN 5603', 'TCVN 5603:2023'],
    ['TCVN 5603:2008', 'TCVN 5603:2008'],
    ['TCVN 05603', 'TCVN 5603:2023'],
    ['QCVN 08-02', 'QCVN 8-2:2011/BYT'],
    ['QCVN 8-2:2011/BYT', 'QCVN 8-2:2011/BYT'],
  ])('"%s" finds %s first', (typed, designation) => {
    expect(find(real, typed)[0]).toBe(designation)
  })

  it.each([
    'TCVN 99999',
    'TCVN 5603:1990',
    'TCVN ISO 9001:1901',
    'QCVN 8-2:2011/BCT',
    'QCVN 8-2:2012',
  ])('"%s" finds nothing', (typed) => {
    expect(find(real, typed)).toEqual([])
    expect(real.names(parseDesignation(typed)!)).toBe(false)
  })

  it('an unknown year still leads to the editions that exist', () => {
    expect(
      real.editions(parseDesignation('TCVN 5603:1990')!).map((one) => one.designation),
    ).toEqual(['TCVN 5603:2023', 'TCVN 5603:2008'])
  })

  it.each([
    ['TCVN 5603:2023', true],
    ['ISO 22000', true],
    ['ISO 27001:2022', true],
    ['TCVN ISO 20400', false],
    ['TCVN 9001', false],
    ['ISO 22000:1999', false],
  ])('names "%s" as existing: %s', (typed, expected) => {
    expect(real.names(parseDesignation(typed)!)).toBe(expected)
  })

  it('every entry is found by its own designation, with and without year', () => {
    for (const standard of real.standards) {
      expect(find(real, standard.designation)).toContain(standard.designation)
      const { year: _year, agency: _agency, ...bare } = standard.parsed
      expect(real.findStandards(bare).length).toBeGreaterThan(0)
      expect(real.names(standard.parsed)).toBe(true)
    }
  })

  it('every law with a number is found by it', () => {
    for (const law of real.laws)
      if (law.parsed?.year) expect(real.findLaws(law.parsed)).toContain(law)
    const typed = (text: string) => real.findLaws(findLawNumbers(text)[0]!).map((one) => one.number)
    expect(typed('nghị định 37/2026')).toEqual(['37/2026/NĐ-CP'])
    expect(typed('thông tư 37/2026')).toEqual([])
  })
})

describe('standing and order', () => {
  const catalogue = new Catalogue(
    catalogueData({
      standards: [
        standardEntry('TCVN 1:2001', { status: 'withdrawn' }),
        standardEntry('TCVN 1:2005', { supersededBy: 'TCVN 1:2010' }),
        standardEntry('TCVN 1:2012', { status: 'unknown' }),
        standardEntry('TCVN 1:2010'),
        standardEntry('TCVN 1:2020'),
      ],
    }),
  )

  it('current before unknown before superseded before withdrawn, then newest first', () => {
    expect(find(catalogue, 'TCVN 1')).toEqual([
      'TCVN 1:2020',
      'TCVN 1:2010',
      'TCVN 1:2012',
      'TCVN 1:2005',
      'TCVN 1:2001',
    ])
  })
})

describe('chains of replacement', () => {
  const catalogue = new Catalogue(
    catalogueData({
      standards: [
        standardEntry('TCVN 2:2020', { supersedes: ['TCVN 2:2010'] }),
        standardEntry('TCVN 2:2010', {
          supersededBy: 'TCVN 2:2020',
          supersedes: ['TCVN 3:1999', 'TCVN 4:1998'],
        }),
        standardEntry('TCVN 5:2000', { supersededBy: 'TCVN 6:2000' }),
        standardEntry('TCVN 6:2000', { supersededBy: 'TCVN 5:2000' }),
        standardEntry('TCVN 7:2000', { supersededBy: 'TCVN 8:2000' }),
        standardEntry('QCVN 1:2020/BYT', {
          supersedes: ['QCVN 1:2009/BYT'],
          mandatory: { by: 'Thông tư 1/2020/TT-BYT' },
        }),
      ],
    }),
  )
  const successor = (designation: string) =>
    catalogue.successor(catalogue.standard(designation)!).designation

  it('lead from a number known only as replaced to the current edition', () => {
    expect(catalogue.standard('TCVN 3:1999')).toMatchObject({
      status: 'superseded',
      derived: true,
      supersededBy: 'TCVN 2:2010',
    })
    expect(successor('TCVN 3:1999')).toBe('TCVN 2:2020')
    expect(successor('TCVN 2:2010')).toBe('TCVN 2:2020')
    expect(successor('TCVN 2:2020')).toBe('TCVN 2:2020')
  })

  it('an entry of its own is not replaced by a derived one', () => {
    expect(catalogue.standard('TCVN 2:2010')!.derived).toBe(false)
  })

  it('end even when the data has a loop or a gap', () => {
    expect(['TCVN 5:2000', 'TCVN 6:2000']).toContain(successor('TCVN 5:2000'))
    expect(successor('TCVN 7:2000')).toBe('TCVN 7:2000')
  })

  it('a derived regulation keeps its legal basis', () => {
    expect(catalogue.standard('QCVN 1:2009/BYT')!.mandatory).toBeDefined()
    expect(catalogue.standard('TCVN 3:1999')!.mandatory).toBeUndefined()
  })

  it('every derived predecessor of the real data resolves to an entry that somebody wrote', () => {
    const derived = real.standards.filter((one) => one.derived)
    expect(derived.length).toBeGreaterThan(0)
    for (const one of derived) {
      const last = real.successor(one)
      expect(last.derived).toBe(false)
      expect(last.supersededBy).toBeUndefined()
      expect(find(real, one.designation)).toContain(one.designation)
    }
  })
})

describe('adoption and amendment', () => {
  const catalogue = new Catalogue(
    catalogueData({
      standards: [
        standardEntry('TCVN 700:2020', {
          equivalents: [{ designation: 'ISO 41001:2018', degree: 'IDT' }],
        }),
        standardEntry('TCVN ISO/IEC 500:2021'),
        standardEntry('ISO 41001:2018'),
        standardEntry('QCVN 4:2009/BKHCN', { mandatory: { by: 'Luật thử' } }),
        standardEntry('Sửa đổi 1:2016 QCVN 4:2009/BKHCN', {
          mandatory: { by: 'Luật thử' },
          amends: 'QCVN 4:2009/BKHCN',
        }),
      ],
    }),
  )

  it('an international number finds the adoption as well as the text itself', () => {
    expect(find(catalogue, 'ISO 41001').toSorted()).toEqual(['ISO 41001:2018', 'TCVN 700:2020'])
    expect(find(catalogue, 'ISO 500')).toEqual(['TCVN ISO/IEC 500:2021'])
    expect(find(catalogue, 'TCVN 500')).toEqual(['TCVN ISO/IEC 500:2021'])
    expect(catalogue.names(parseDesignation('ISO 41001:2018')!)).toBe(true)
  })

  it('an amendment is a document of its own, listed with the amended one', () => {
    expect(find(catalogue, 'QCVN 4')).toEqual(['QCVN 4:2009/BKHCN'])
    expect(find(catalogue, 'sửa đổi 1:2016 QCVN 4')).toEqual(['Sửa đổi 1:2016 QCVN 4:2009/BKHCN'])
    expect(find(catalogue, 'sửa đổi 2:2018 QCVN 4')).toEqual([])
    expect(catalogue.amendmentsOf('QCVN 4:2009/BKHCN')).toHaveLength(1)
  })
})

describe('references', () => {
  const catalogue = new Catalogue(
    catalogueData({
      standards: [standardEntry('TCVN 1:2020')],
      laws: [
        lawEntry('1/2026/NĐ-CP'),
        lawEntry('Quy định (EU) 2023/956', { kind: 'Quy định nước ngoài' }),
      ],
    }),
  )
  it('resolve to a standard, a law, or nothing', () => {
    expect(catalogue.resolveRef('TCVN 1:2020')).toHaveProperty('standard')
    expect(catalogue.resolveRef('1/2026/NĐ-CP')).toHaveProperty('law')
    expect(catalogue.resolveRef('TCVN 1')).toBeUndefined()
  })
  it('a foreign rule goes by its number alone and is no Vietnamese one', () => {
    const foreign = catalogue.law('Quy định (EU) 2023/956')!
    expect(foreign.name).toBe('Quy định (EU) 2023/956')
    expect(foreign.parsed).toBeUndefined()
    expect(catalogue.law('1/2026/NĐ-CP')!.name).toBe('Nghị định 1/2026/NĐ-CP')
  })
})
