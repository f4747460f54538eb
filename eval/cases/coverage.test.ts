import { expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { catalogueData, product, rule, standardEntry } from '../../core/testing-content.ts'
import { findGaps, formatGaps } from './coverage.ts'

const mandatory = { by: 'Luật dùng để thử' }
const catalogue = new Catalogue(
  catalogueData({
    standards: [
      standardEntry('QCVN 1:2020/BYT', { mandatory }),
      standardEntry('QCVN 2:2020/BYT', { mandatory }),
      standardEntry('TCVN 3:2020'),
    ],
    products: [product('mam'), product('gach')],
    rules: [
      rule('QCVN 1:2020/BYT', 'mandatory', { products: ['mam'] }),
      rule('QCVN 2:2020/BYT', 'mandatory', { products: ['khong-co'] }),
    ],
  }),
)

it('names products that lead nowhere and duties that nobody is told of', () => {
  const gaps = findGaps(catalogue)
  expect(gaps).toEqual({ products: ['gach'], duties: ['QCVN 2:2020/BYT'] })
  expect(formatGaps(catalogue, gaps)).toBe(
    [
      '1/2 sản phẩm, dịch vụ dẫn tới ít nhất một văn bản',
      '  chưa dẫn tới đâu: gach',
      '1/2 quy chuẩn còn hiệu lực được ít nhất một sản phẩm dẫn tới',
      '  chưa ai được nhắc: QCVN 2:2020/BYT',
    ].join('\n'),
  )
})
