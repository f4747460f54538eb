import { describe, expect, it } from 'vitest'
import type { CatalogueData } from '../catalogue.ts'
import {
  catalogueData,
  guideRecord,
  lawEntry,
  product,
  productGroup,
  rule,
  standardEntry,
  yesNoFact,
} from '../testing-content.ts'
import { findFaults } from './references.ts'

const binding = { mandatory: { by: 'Thông tư thử' } }
const sound: CatalogueData = catalogueData({
  standards: [
    standardEntry('TCVN 1:2020', { supersedes: ['TCVN 1:2010'], related: ['TCVN 2:2021'] }),
    standardEntry('TCVN 2:2021'),
    standardEntry('QCVN 4:2009/BKHCN', binding),
  ],
  laws: [lawEntry('1/2026/NĐ-CP')],
  guides: [guideRecord('thu', { standards: ['TCVN 1:2020'], laws: ['1/2026/NĐ-CP'] })],
  groups: [productGroup('nhom')],
  facts: [yesNoFact('dong-goi')],
  rules: [
    rule('QCVN 4:2009/BKHCN', 'mandatory', {
      all: [{ products: ['nhom'] }, { fact: 'dong-goi', is: ['co'] }],
    }),
  ],
  products: [product('a', { groups: ['nhom'], guides: ['thu'] }), product('b')],
})
const covers = (text: string) => ({
  summary: { covers: text, appliesTo: 'Doanh nghiệp dùng để thử.', requirements: [] },
})
/** The sound data with these added. */
const plus = (parts: Partial<CatalogueData>): Partial<CatalogueData> =>
  Object.fromEntries(
    (Object.keys(sound) as (keyof CatalogueData)[]).map((list) => [
      list,
      [...sound[list], ...(parts[list] ?? [])],
    ]),
  )

it('sound data has no fault', () => {
  expect(findFaults(sound)).toEqual([])
})

describe('each fault is told once, with the entry it stands in', () => {
  it.each<[string, Partial<CatalogueData>]>([
    [
      'TCVN 1:2020, trường designation: đã có mục khác cùng số hiệu; hãy sửa hoặc bỏ một mục',
      { standards: [standardEntry('TCVN 1:2020')] },
    ],
    [
      '1/2026/NĐ-CP, trường number: đã có mục khác cùng số hiệu; hãy sửa hoặc bỏ một mục',
      { laws: [lawEntry('1/2026/NĐ-CP', { id: 'khac' })] },
    ],
    [
      '6/2026/NĐ-CP, trường id: đã có văn bản khác dùng id này; hãy sửa hoặc bỏ một mục',
      { laws: ['5/2026/NĐ-CP', '6/2026/NĐ-CP'].map((one) => lawEntry(one, { id: 'x' })) },
    ],
    [
      'sản phẩm a, trường id: đã có sản phẩm khác dùng id này; hãy sửa hoặc bỏ một mục',
      { products: [product('a')] },
    ],
    [
      'tcvn 9, trường designation: số hiệu viết chưa đúng dạng in; hãy viết TCVN 9',
      { standards: [standardEntry('tcvn 9')] },
    ],
    [
      'TCVN 9:2000, trường supersededBy: danh mục chưa có TCVN 9:2010; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { standards: [standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 9:2010' })] },
    ],
    [
      'TCVN 9:2000, trường amends: danh mục chưa có TCVN 8:2000; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { standards: [standardEntry('TCVN 9:2000', { amends: 'TCVN 8:2000' })] },
    ],
    [
      'TCVN 9:2000, trường related, mục 1: danh mục chưa có TCVN 8; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { standards: [standardEntry('TCVN 9:2000', { related: ['TCVN 8'] })] },
    ],
    [
      'TCVN 9:2000, trường status: đã bị thay thế mà chưa nói bản nào thay; hãy thêm supersededBy',
      { standards: [standardEntry('TCVN 9:2000', { status: 'superseded' })] },
    ],
    [
      'TCVN 9:2000, trường status: đã có supersededBy mà status là current; hãy ghi status: superseded',
      {
        standards: [
          standardEntry('TCVN 9:2000', { status: 'current', supersededBy: 'TCVN 9:2010' }),
          standardEntry('TCVN 9:2010', { supersedes: ['TCVN 9:2000'], related: ['TCVN 9:2000'] }),
        ],
      },
    ],
    [
      'TCVN 9:2000, trường supersededBy: TCVN 2:2021 chưa ghi là thay bản này; hãy thêm TCVN 9:2000 vào supersedes của TCVN 2:2021',
      { standards: [standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 2:2021' })] },
    ],
    [
      'TCVN 9:2010, trường supersedes: ghi là thay TCVN 9:2000, nhưng mục TCVN 9:2000 không dẫn tới bản này; hãy thêm supersededBy: TCVN 9:2010 vào mục TCVN 9:2000',
      {
        standards: [
          standardEntry('TCVN 9:2000'),
          standardEntry('TCVN 9:2010', { supersedes: ['TCVN 9:2000'], related: ['TCVN 9:2000'] }),
        ],
      },
    ],
    [
      'TCVN 9:2000, trường supersededBy: chuỗi thay thế dừng ở TCVN 9:2010, mà bản đó đã hủy bỏ; hãy xem lại status của TCVN 9:2010',
      {
        standards: [
          standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 9:2010' }),
          standardEntry('TCVN 9:2010', { status: 'withdrawn', supersedes: ['TCVN 9:2000'] }),
        ],
      },
    ],
    [
      'TCVN 9:2010, trường status: bản này và TCVN 9:2000 cùng ghi current; nếu bản này thay bản kia thì thêm supersedes và supersededBy, nếu cả hai còn hiệu lực thì thêm TCVN 9:2000 vào related',
      { standards: [standardEntry('TCVN 9:2000'), standardEntry('TCVN 9:2010')] },
    ],
    [
      'QCVN 9:2020/BYT, trường mandatory: quy chuẩn là bắt buộc; hãy thêm mandatory và ghi văn bản buộc áp dụng ở by',
      { standards: [standardEntry('QCVN 9:2020/BYT')] },
    ],
    [
      'QCĐP 1:2020/HN, trường mandatory: quy chuẩn là bắt buộc; hãy thêm mandatory và ghi văn bản buộc áp dụng ở by',
      { standards: [standardEntry('QCĐP 1:2020/HN')] },
    ],
    [
      'TCVN 9:2000: viết "bắt buộc" mà không nêu văn bản buộc; hãy thêm mandatory, hoặc bỏ chữ "bắt buộc"',
      { standards: [standardEntry('TCVN 9:2000', covers('Doanh nghiệp bắt buộc phải theo.'))] },
    ],
    [
      'TCVN 9:2000, trường summary.covers: nhắc đến văn bản chưa biết: danh mục chưa có TCVN 77:2001; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { standards: [standardEntry('TCVN 9:2000', covers('Xem thêm TCVN 77:2001 để biết.'))] },
    ],
    [
      '9/2026/NĐ-CP, trường replacedBy: danh mục chưa có 10/2026/NĐ-CP; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { laws: [lawEntry('9/2026/NĐ-CP', { status: 'replaced', replacedBy: '10/2026/NĐ-CP' })] },
    ],
    [
      '9/2026/NĐ-CP, trường status: đã bị thay thế mà chưa nói văn bản nào thay; hãy thêm replacedBy, hoặc giải thích ở statusNote',
      { laws: [lawEntry('9/2026/NĐ-CP', { status: 'replaced' })] },
    ],
    [
      '9/2026/NĐ-CP, trường points, mục 1, trường text: nhắc đến văn bản chưa biết: danh mục chưa có Nghị định 77/2021/NĐ-CP; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      {
        laws: [
          lawEntry('9/2026/NĐ-CP', {
            points: [{ topic: 'Thử', text: 'Theo Nghị định 77/2021/NĐ-CP.' }],
          }),
        ],
      },
    ],
    [
      'bài them, trường standards, mục 1: danh mục chưa có TCVN 8:2000; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { guides: [guideRecord('them', { standards: ['TCVN 8:2000'] })] },
    ],
    [
      'bài them, thân bài: nhắc đến văn bản chưa biết: danh mục chưa có TCVN 77:2001; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { guides: [guideRecord('them', { body: '## A\n\nTheo TCVN 77:2001.' })] },
    ],
    [
      'quy tắc cho TCVN 8:2000, trường ref: danh mục chưa có TCVN 8:2000; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước',
      { rules: [rule('TCVN 8:2000', 'voluntary', { products: ['a'] })] },
    ],
    [
      'quy tắc cho TCVN 1:2010, trường ref: TCVN 1:2010 đã bị thay thế; hãy đổi sang bản còn hiệu lực',
      { rules: [rule('TCVN 1:2010', 'buyers', { products: ['a'] })] },
    ],
    [
      'quy tắc cho TCVN 1:2020, trường level: TCVN 1:2020 là tự nguyện, không thể là mandatory; hãy ghi buyers hoặc voluntary',
      { rules: [rule('TCVN 1:2020', 'mandatory', { products: ['nhom'] })] },
    ],
    [
      'quy tắc cho TCVN 1:2020, trường when.not.products: không có sản phẩm hoặc nhóm sản phẩm khac; hãy xem lại id, hoặc thêm sản phẩm hoặc nhóm sản phẩm đó vào products hay product-groups',
      { rules: [rule('TCVN 1:2020', 'voluntary', { not: { products: ['khac'] } })] },
    ],
    [
      'quy tắc cho TCVN 1:2020, trường when.any, mục 1, trường fact: không có điều cần biết khac; hãy xem lại id, hoặc thêm điều cần biết đó vào facts',
      { rules: [rule('TCVN 1:2020', 'voluntary', { any: [{ fact: 'khac', is: ['co'] }] })] },
    ],
    [
      'sản phẩm c, trường facts.dong-goi: dong-goi không có lựa chọn khac; chỉ dùng một trong: co, khong',
      { products: [product('c', { facts: { 'dong-goi': 'khac' } })] },
    ],
    [
      'sản phẩm c, trường guides, mục 1: không có bài hướng dẫn khac; hãy xem lại id, hoặc thêm bài hướng dẫn đó vào guides',
      { products: [product('c', { guides: ['khac'] })] },
    ],
    [
      'sản phẩm c, trường groups, mục 1: không có nhóm sản phẩm khac; hãy xem lại id, hoặc thêm nhóm sản phẩm đó vào product-groups',
      { products: [product('c', { groups: ['khac'] })] },
    ],
    [
      'sản phẩm c, trường ask, lựa chọn thứ 2: không có sản phẩm khac; hãy xem lại id, hoặc thêm sản phẩm đó vào products',
      {
        products: [
          product('c', { ask: { question: 'Anh chị hỏi loại nào?', choices: ['a', 'khac'] } }),
        ],
      },
    ],
  ])('%s', (expected, parts) => {
    expect(findFaults(plus(parts))).toEqual([expected])
  })

  it('a loop in a chain of replacements', () => {
    const faults = findFaults(
      plus({
        standards: [
          standardEntry('TCVN 8:2000', { supersededBy: 'TCVN 9:2000' }),
          standardEntry('TCVN 9:2000', { supersededBy: 'TCVN 8:2000' }),
        ],
      }),
    )
    expect(faults).toEqual([
      'TCVN 8:2000, trường supersededBy: chuỗi thay thế chạy vòng tròn; hãy sửa supersededBy của một bản',
      'TCVN 9:2000, trường supersededBy: chuỗi thay thế chạy vòng tròn; hãy sửa supersededBy của một bản',
    ])
  })
})

describe('"bắt buộc" in a voluntary standard', () => {
  it.each([
    'Tiêu chuẩn này không bắt buộc áp dụng.',
    'Tiêu chuẩn không phải là điều kiện bắt buộc.',
    'Chỉ bắt buộc khi hợp đồng nói như vậy.',
    'Trở nên bắt buộc nếu quy chuẩn viện dẫn.',
  ])('is no claim in "%s"', (text) => {
    expect(findFaults(plus({ standards: [standardEntry('TCVN 9:2000', covers(text))] }))).toEqual(
      [],
    )
  })
  it('is none when a legal basis is given', () => {
    const entry = standardEntry('TCVN 9:2000', {
      ...covers('Doanh nghiệp bắt buộc phải theo.'),
      ...binding,
    })
    expect(findFaults(plus({ standards: [entry] }))).toEqual([])
  })
})
