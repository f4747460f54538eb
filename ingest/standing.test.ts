import { describe, expect, it } from 'vitest'
import type { LawEntry } from '../core/data/schema.ts'
import { digestFile, standingsFingerprint } from './digest.ts'
import { findStanding } from './standing.ts'
import { emptyCatalogue } from './testing/fixtures.ts'

const law = (number: string, status: LawEntry['status']): LawEntry => ({
  id: number.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  number,
  kind: 'Nghị định',
  title: 'Nghị định thử',
  issuer: 'Chính phủ',
  status,
  replaces: [],
  keywords: [],
  points: [],
  provenance: { confidence: 'verified', checkedOn: '2031-01-01', sources: ['nguồn thử'] },
})
const catalogue = emptyCatalogue({
  laws: [
    law('901/2031/NĐ-CP', 'in-force'),
    law('902/2031/NĐ-CP', 'replaced'),
    law('903/2031/NĐ-CP', 'suspended'),
  ],
})

describe('findStanding', () => {
  it.each([
    ['901/2031/NĐ-CP', 'current'],
    ['902/2031/NĐ-CP', 'superseded'],
    ['903/2031/NĐ-CP', 'suspended'],
    ['904/2031/NĐ-CP', 'unknown'],
    ['TCVN 99001:2031', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', (designation, standing) => {
    expect(findStanding(designation, catalogue)).toBe(standing)
  })
})

it('reads a file again once the catalogue changes its mind on standings', () => {
  const bytes = Buffer.from('văn bản')
  const before = digestFile(bytes, standingsFingerprint(catalogue))
  const changed = emptyCatalogue({ laws: [law('901/2031/NĐ-CP', 'replaced')] })
  expect(digestFile(bytes, standingsFingerprint(catalogue))).toBe(before)
  expect(digestFile(bytes, standingsFingerprint(changed))).not.toBe(before)
})
