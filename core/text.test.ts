import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clean,
  fold,
  foldInPlace,
  hasMarks,
  placeTone,
  sentences,
  slugify,
  syllables,
} from './text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 80 })
const vietnamese = fc.string({
  unit: fc.constantFrom(...'aăâeêioôơuưyđkhqungtáàảãạắặấậéèẽẻẹếềểễệíìỉĩịóòỏõọốồộớờợúùủũụứừựýỳỷỹỵ '),
  maxLength: 60,
})

describe('clean', () => {
  it('gives one stored form: composed, well-formed, plain spaces, and it is stable', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = clean(text)
        expect(once.isWellFormed()).toBe(true)
        expect(clean(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['a\u200bb', 'ab'],
    ['nước\u00a0mắm', 'nước mắm'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\ufeffTCVN\u202e 1', 'TCVN 1'],
    ['a\u0000b', 'ab'],
    ['a\tb', 'a b'],
    ['nu\u031bo\u031b\u0301c', 'nước'],
    ['ẩn\u{e0041}\u{e0042}', 'ẩn'],
    ['x\ud800y', 'x\ufffdy'],
    ['\udc00', '\ufffd'],
    ['🐟', '🐟'],
  ])('%j -> %j', (text, expected) => {
    expect(clean(text)).toBe(expected)
  })
})

describe('folding', () => {
  it('lets writing with and without marks meet', () => {
    expect(fold('Nước Mắm Đặc Sản')).toBe('nuoc mam dac san')
    expect(fold('hòa')).toBe(fold('hoà'))
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(text)).toMatch(/^[a-z ]*$/)
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(text.toUpperCase())).toBe(fold(text))
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('in place keeps every offset', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldInPlace(clean(text))).toHaveLength(clean(text).length)
      }),
      { numRuns: 2_000 },
    )
    for (const odd of ['İ', 'ﬁ', 'ß', '각', '🐟', '½', 'ŉ'])
      expect(foldInPlace(`${odd}TCVN`).slice(odd.length)).toBe('tcvn')
  })

  it('in place agrees with fold on Vietnamese', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(foldInPlace(clean(text))).toBe(fold(clean(text)))
      }),
    )
  })

  it('in place turns dashes and the full-width colon into ASCII', () => {
    expect(foldInPlace('A‐B‑C–D—E−F：G')).toBe('a-b-c-d-e-f:g')
  })
})

describe('tone placement', () => {
  it.each([
    ['hoà', 'hòa'],
    ['khoẻ', 'khỏe'],
    ['thuý', 'thúy'],
    ['hòa', 'hòa'],
    ['quý', 'quý'],
    ['toàn', 'toàn'],
    ['mắm', 'mắm'],
    ['', ''],
  ])('"%s" -> "%s"', (syllable, expected) => {
    expect(placeTone(syllable)).toBe(expected)
  })

  it('never changes what folding sees', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        for (const syllable of syllables(text)) {
          expect(fold(placeTone(syllable))).toBe(fold(syllable))
          expect(placeTone(placeTone(syllable))).toBe(placeTone(syllable))
        }
      }),
    )
  })
})

describe('syllables', () => {
  it('come lower-case, marked, in reading order', () => {
    expect(syllables('Nước mắm (TCVN 5107:2018), Hoà Bình!')).toEqual([
      ...['nước', 'mắm', 'tcvn', '5107', '2018', 'hòa', 'bình'],
    ])
    expect(syllables(' –…! ')).toEqual([])
  })

  it('are the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(syllables(text.normalize('NFD'))).toEqual(syllables(text))
      }),
    )
  })
})

describe('sentences', () => {
  it.each([
    ['Một câu. Hai câu.', ['Một câu.', 'Hai câu.']],
    ['Theo TCVN 12850:2019. Sau đó làm hồ sơ.', ['Theo TCVN 12850:2019.', 'Sau đó làm hồ sơ.']],
    ['Phí là 1.000 đồng. Nộp ngay.', ['Phí là 1.000 đồng.', 'Nộp ngay.']],
    ['Trụ sở ở TP. Hồ Chí Minh. Mở cửa sáng.', ['Trụ sở ở TP. Hồ Chí Minh.', 'Mở cửa sáng.']],
    ['Có bắt buộc không? Không!', ['Có bắt buộc không?', 'Không!']],
    ['Hồ sơ gồm: 1 bản đăng ký; 2 bản sao.', ['Hồ sơ gồm: 1 bản đăng ký; 2 bản sao.']],
    ['Dòng một\nDòng hai', ['Dòng một', 'Dòng hai']],
    ['', []],
    ['  \n ', []],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('lose no word and make none up', () => {
    const words = fc.constantFrom(
      ...[
        'Nước mắm',
        'TCVN 5107:2018',
        'đạt.',
        'TP.',
        '1.000 đồng',
        'v.v.',
        '\n',
        'Có?',
        '“Đúng!”',
      ],
      ...['Điều 3:', 'a;', '…', '(xem', 'mục 2)', '- ', '"', '.'],
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        const text = parts.join(' ')
        const squeeze = (one: string) => one.replace(/\s+/g, '')
        expect(squeeze(sentences(text).join(''))).toBe(squeeze(text))
      }),
      { numRuns: 1_000 },
    )
  })
})

it('marks are seen where they are', () => {
  expect(hasMarks('nước mắm')).toBe(true)
  expect(hasMarks('đ')).toBe(true)
  expect(hasMarks('nuoc mam TCVN 5107:2018')).toBe(false)
})

it('a slug is plain, stable and tells parts apart', () => {
  expect(slugify('TCVN ISO/IEC 27001:2019')).toBe('tcvn-iso-iec-27001-2019')
  expect(slugify('QCĐP 1:2021/ĐN')).toBe('qcdp-1-2021-dn')
  fc.assert(
    fc.property(anyText, (text) => {
      expect(slugify(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      expect(slugify(slugify(text))).toBe(slugify(text))
    }),
  )
})
