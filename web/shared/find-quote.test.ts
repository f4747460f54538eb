import { expect, it } from 'vitest'
import { splitAtQuote } from './find-quote.ts'

it('finds the words across line ends, and gives them back as they stand', () => {
  expect(splitAtQuote('Điều 1. Phạm vi\náp dụng (mới).', 'Phạm vi áp  dụng (mới)')).toEqual({
    before: 'Điều 1. ',
    quote: 'Phạm vi\náp dụng (mới)',
    after: '.',
  })
})

it('finds words written with combining marks', () => {
  expect(splitAtQuote('nước mắm'.normalize('NFD'), 'mắm')?.before).toBe('nước ')
})

it.each(['', '   ', 'không có'])('finds nothing for %j', (quote) => {
  expect(splitAtQuote('nước mắm', quote)).toBeUndefined()
})
