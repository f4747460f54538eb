import { expect, it } from 'vitest'
import { listEntries } from './catalogue-search/entries.ts'
import { Catalogue } from './catalogue.ts'
import { readData } from './data/load.ts'
import { expandAbbreviations, hasIcsField, hasSectorName } from './names.ts'

const entries = listEntries(new Catalogue(readData().data))

it('every sector of the content has a name', () => {
  const nameless = new Set(
    entries.flatMap(({ sectors }) => sectors.filter((s) => !hasSectorName(s))),
  )
  expect([...nameless]).toEqual([])
})

it('every field of ICS in the content has a name', () => {
  expect(entries.flatMap(({ ics }) => ics.filter((field) => !hasIcsField(field)))).toEqual([])
})

it('writes abbreviations out and leaves everything else', () => {
  expect(expandAbbreviations('VSATTP cho TCVN 5603')).toBe(
    'vệ sinh an toàn thực phẩm cho TCVN 5603',
  )
})
