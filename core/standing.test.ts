import { describe, expect, it } from 'vitest'
import { Catalogue } from './catalogue.ts'
import { loadCatalogue } from './data/load.ts'
import { replacementOf, standingOfLaw, standingSentence, standingText } from './standing.ts'
import { catalogueData, lawEntry, standardEntry } from './testing-content.ts'

const catalogue = new Catalogue(
  catalogueData({
    standards: [
      standardEntry('TCVN 1:2020', { supersedes: ['TCVN 1:2010'] }),
      standardEntry('TCVN 1:2010', { supersededBy: 'TCVN 1:2020', supersedes: ['TCVN 1:2000'] }),
      standardEntry('TCVN 2:2000', { status: 'withdrawn' }),
      standardEntry('TCVN 3:2000', { status: 'unknown' }),
    ],
    laws: [
      lawEntry('1/2026/NĐ-CP'),
      lawEntry('2/2017/NĐ-CP', { status: 'replaced', replacedBy: '1/2026/NĐ-CP' }),
      lawEntry('3/2026/NĐ-CP', {
        status: 'suspended',
        statusNote: 'Đang ngưng hiệu lực để chờ luật mới.',
      }),
      lawEntry('4/2016/NĐ-CP', { status: 'replaced', statusNote: 'Hết hiệu lực từ năm 2020.' }),
    ],
  }),
)
const standard = (designation: string) => catalogue.standard(designation)!
const law = (number: string) => catalogue.law(number)!

describe('the words for a standing', () => {
  it.each([
    ['TCVN 1:2020', 'còn hiệu lực'],
    ['TCVN 1:2010', 'đã được thay bằng TCVN 1:2020'],
    ['TCVN 1:2000', 'đã được thay bằng TCVN 1:2020'],
    ['TCVN 2:2000', 'đã bị hủy bỏ, hết hiệu lực'],
    ['TCVN 3:2000', 'chưa xác nhận được tình trạng hiệu lực'],
  ])('%s: %s', (designation, text) => {
    expect(standingText(catalogue, standard(designation))).toBe(text)
  })

  it.each([
    ['1/2026/NĐ-CP', 'còn hiệu lực'],
    ['2/2017/NĐ-CP', 'đã được thay bằng Nghị định 1/2026/NĐ-CP'],
    ['3/2026/NĐ-CP', 'đang tạm ngưng hiệu lực'],
    ['4/2016/NĐ-CP', 'đã hết hiệu lực'],
  ])('%s: %s', (number, text) => {
    expect(standingText(catalogue, law(number))).toBe(text)
  })

  it('a law is in one of the four standings of its status', () => {
    expect(catalogue.laws.map(standingOfLaw)).toEqual([
      'current',
      'superseded',
      'suspended',
      'superseded',
    ])
  })
})

describe('the sentence on a standing', () => {
  it('names the end of the chain, not the next link', () => {
    expect(standingSentence(catalogue, standard('TCVN 1:2000'))).toBe(
      'TCVN 1:2000 không còn là bản hiện hành, đã được thay thế bằng TCVN 1:2020.',
    )
    expect(replacementOf(catalogue, standard('TCVN 1:2020'))).toBeUndefined()
  })

  it('says in force, or that it could not be confirmed, but never the one for the other', () => {
    expect(standingSentence(catalogue, standard('TCVN 1:2020'))).toContain('còn hiệu lực')
    const unknown = standingSentence(catalogue, standard('TCVN 3:2000'))
    expect(unknown).toMatch(/^Chưa xác nhận được/)
    expect(unknown).toContain('nên tra lại')
  })

  it('takes the note of a law over words of its own', () => {
    expect(standingSentence(catalogue, law('3/2026/NĐ-CP'))).toBe(
      'Đang ngưng hiệu lực để chờ luật mới.',
    )
    expect(standingSentence(catalogue, law('2/2017/NĐ-CP'))).toBe(
      'Tình trạng của Nghị định 2/2017/NĐ-CP: đã được thay bằng Nghị định 1/2026/NĐ-CP.',
    )
  })

  it('is whole for every entry of the real data', () => {
    const real = loadCatalogue()
    for (const record of [...real.standards, ...real.laws]) {
      const text = `${standingSentence(real, record)} ${standingText(real, record)}`
      expect(text).not.toMatch(/undefined|null|\[object/)
      expect(text.length).toBeGreaterThan(20)
    }
  })
})
