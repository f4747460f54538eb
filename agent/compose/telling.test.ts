import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { fold } from '../../core/text.ts'
import { createUnderstanding } from '../understand/index.ts'
import { tellsTrade, tellsUnknownTrade } from './telling.ts'

describe('a trade told', () => {
  const understand = createUnderstanding(loadCatalogue())

  it.each([
    'tôi làm nước mắm truyền thống ở Phú Quốc',
    'xưởng em làm bún tươi, mỗi ngày 500 ký',
    'nhà em có xưởng dệt lụa',
    'tôi làm giá đỗ',
    'tôi làm ống nước',
    'công ty mình cho thuê xe nâng',
  ])('is heard: %s', (text) => {
    expect(tellsTrade(understand(text))).toBe(true)
    expect(tellsTrade(understand(fold(text)))).toBe(true)
  })

  it.each(['tôi làm nước mắm, ghi nhãn thế nào', 'nước mắm Phú Quốc'])('is not in: %s', (text) =>
    expect(tellsTrade(understand(text))).toBe(false),
  )

  it.each([
    'tôi thu gom rác thải, phế liệu',
    'cty em xây nhà dân dụng',
    'mở tiệm cầm đồ cần gì',
    'mình muốn mở bãi giữ xe',
  ])('is unknown: %s', (text) => expect(tellsUnknownTrade(understand(text))).toBe(true))

  it.each([
    'tôi nuôi con một mình',
    'em mở tài khoản ngân hàng',
    'tôi làm mất điện thoại rồi',
    'tôi bị mất ngủ thì làm sao',
    'tôi làm nước mắm',
    'tôi làm hồ sơ công bố ở đâu',
    'Viết một bài thơ về mùa thu',
  ])('is no unknown trade: %s', (text) => expect(tellsUnknownTrade(understand(text))).toBe(false))
})
