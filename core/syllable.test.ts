import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSyllable, printSyllable, readSyllable } from './syllable.ts'

describe('a syllable is taken apart', () => {
  it.each([
    ['nghiệp', { onset: 'ngh', rime: 'iêp', tone: 'nặng' }],
    ['Thủy', { onset: 'th', rime: 'uy', tone: 'hỏi' }],
    ['giếng', { onset: 'gi', rime: 'iêng', tone: 'sắc' }],
    ['giết', { onset: 'gi', rime: 'iêt', tone: 'sắc' }],
    ['gì', { onset: 'gi', rime: 'i', tone: 'huyền' }],
    ['già', { onset: 'gi', rime: 'a', tone: 'huyền' }],
    ['quý', { onset: 'qu', rime: 'y', tone: 'sắc' }],
    ['quyết', { onset: 'qu', rime: 'yêt', tone: 'sắc' }],
    ['quỳnh', { onset: 'qu', rime: 'uynh', tone: 'huyền' }],
    ['gìn', { onset: 'gi', rime: 'in', tone: 'huyền' }],
    ['ăn', { onset: '', rime: 'ăn', tone: 'ngang' }],
    ['khuỷu', { onset: 'kh', rime: 'uyu', tone: 'hỏi' }],
  ])('%s', (text, parts) => expect(readSyllable(text)).toEqual(parts))
})

describe('what Vietnamese can write', () => {
  it.each(
    'hòa khỏe thủy toàn quỳnh hoạch được người nước rượu khuya thuở ngoài quốc giữ gìn yêu xoong boóng'.split(
      ' ',
    ),
  )('%s', (text) => expect(isSyllable(text)).toBe(true))
})

describe('what it cannot', () => {
  it.each([
    ['the mark on the other letter', 'hoà khoẻ thuỷ qúy'],
    ['two letters swapped', 'nghịep chuâẩn đựoc ngừơi'],
    ['a stop with another tone than sắc or nặng', 'hoạch hoàch cảp mãt nhât'],
    ['an onset before the wrong vowel', 'nghàng kỏ cệ ngi gê ghà kuận cuyết'],
    ['no such rime', 'thuan tieng nuoc quoc đuơng'],
    ['foreign letters', 'protein web file zalo'],
  ])('%s', (_, texts) => {
    const accepted = texts.split(' ').filter(isSyllable)
    expect(accepted).toEqual(texts.includes('hoạch') ? ['hoạch'] : [])
  })
})

it('prints back what it read', () => {
  const letters = fc.constantFrom(...'aăâeêioôơuưybcdđghklmnpqrstvx\u0300\u0301\u0303\u0309\u0323')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), (parts) => {
      const text = parts.join('').normalize('NFC')
      const found = readSyllable(text)
      if (found) expect(printSyllable(found)).toBe(text)
    }),
  )
})
