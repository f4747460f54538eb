import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { lawEntry, standardEntry } from '../../core/testing-content.ts'
import { createLinker } from './link-designations.ts'

const catalogue = new Catalogue({
  standards: [
    standardEntry('TCVN 5603:2023', { supersedes: ['TCVN 5603:2008'] }),
    standardEntry('QCVN 8-2:2011/BYT', { mandatory: { by: 'Luật thử' } }),
    standardEntry('TCVN ISO 9001:2015'),
  ],
  laws: [
    lawEntry('37/2026/NĐ-CP', { id: 'nghi-dinh-37-2026' }),
    lawEntry('15/2018/NĐ-CP', { id: 'nghi-dinh-15-2018' }),
    lawEntry('15/2026/NĐ-CP', { id: 'nghi-dinh-15-2026' }),
  ],
})
const link = (text: string, own?: string) => createLinker(catalogue, own)(text).text

describe('a known number', () => {
  it.each([
    ['Xem TCVN 5603:2023.', 'Xem <a href="/tieu-chuan/tcvn-5603-2023">TCVN 5603:2023</a>.'],
    ['theo TCVN 5603', 'theo <a href="/tieu-chuan/tcvn-5603-2023">TCVN 5603</a>'],
    ['bản TCVN 5603:2008 cũ', 'bản <a href="/tieu-chuan/tcvn-5603-2008">TCVN 5603:2008</a> cũ'],
    ['(QCVN 8-2:2011/BYT)', '(<a href="/tieu-chuan/qcvn-8-2-2011-byt">QCVN 8-2:2011/BYT</a>)'],
    [
      'Điều 42 Nghị định 37/2026/NĐ-CP quy định',
      'Điều 42 <a href="/van-ban/nghi-dinh-37-2026">Nghị định 37/2026/NĐ-CP</a> quy định',
    ],
  ])('in "%s" is linked', (text, wanted) => {
    expect(link(text)).toBe(wanted)
  })

  it('is linked in every place, or once where that is asked for', () => {
    const text = 'TCVN 5603:2023 và TCVN 5603:2023'
    expect(link(text).match(/<a /g)).toHaveLength(2)
    expect(createLinker(catalogue, undefined, new Set())(text).text.match(/<a /g)).toHaveLength(1)
  })

  it('is not linked on its own page', () => {
    expect(link('TCVN 5603:2023', '/tieu-chuan/tcvn-5603-2023')).toBe('TCVN 5603:2023')
  })
})

it.each([
  'TCVN 99999:2020',
  'TCVN 5603:2020',
  'Nghị định 15',
  'ngày 15/2018',
  'gọi 0901 234 567',
  'không có số nào',
])('"%s" names nothing that is known, and stays text', (text) => {
  expect(link(text)).toBe(text)
})

it('escapes what stands around a number', () => {
  expect(link('<b>"TCVN 5603:2023"</b>&')).toBe(
    '&lt;b&gt;&quot;<a href="/tieu-chuan/tcvn-5603-2023">TCVN 5603:2023</a>&quot;&lt;/b&gt;&amp;',
  )
})
