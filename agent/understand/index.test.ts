import { beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import { printDesignation } from '../../core/designation.ts'
import type { ConversationTurn, PublicAnswer } from '../../core/domain.ts'
import { createUnderstanding, type Understand } from './index.ts'

describe('understanding', () => {
  let understand: Understand
  beforeAll(() => {
    understand = createUnderstanding(loadCatalogue())
  })

  it.each([
    ['cty em sx nước mắm, cần đk gcn attp ko ạ', 'công ty em sản xuất nước mắm'],
    ['htx trong rau an toan ntn', 'hop tac xa trong rau an toan nhu the nao'],
    ['sau rieng xk tq', 'sau rieng xuat khau trung quoc'],
    ['nhãn hàng hoá phải ghi hsd, nsx', 'hạn sử dụng, ngày sản xuất'],
  ])('%s is written out', (typed, part) => {
    const { text, interpreted } = understand(typed)
    expect(text).toContain(part)
    expect(interpreted).toBe(true)
  })

  it.each([
    ['quy chuaan nuoc da', 'chuan'],
    ['chứng nhậnn hợp quy', 'nhan'],
    ['cong bo san phaam', 'pham'],
  ])('mends the slip in "%s"', (typed, mended) => expect(understand(typed).text).toContain(mended))

  it.each([
    'QUATEST 3 ở đâu',
    'TCVN 5603:2008 là gì',
    'Công bố hợp quy theo Nghị định 37/2026/NĐ-CP',
  ])('leaves names and numbers alone: %s', (typed) =>
    expect(understand(typed)).toMatchObject({ text: typed, interpreted: false }),
  )

  it.each([
    ['9001', 'TCVN 9001'],
    ['5603', 'TCVN 5603'],
    ['tiêu chuẩn số 13274 năm 2020', 'TCVN 13274:2020'],
    ['tcvn5603', 'TCVN 5603'],
    ['qcvn 08-02:2011/byt'.normalize('NFD'), 'QCVN 08-02:2011/BYT'],
    ['iso iec 27001', 'ISO/IEC 27001'],
  ])('%s names %s', (typed, designation) =>
    expect(understand(typed).designations.map(printDesignation)).toEqual([designation]),
  )

  it.each(['12345', 'năm 2026 có gì mới', 'xưởng 5603 người', 'ngày 01/07/2026', 'giá 9001 đồng'])(
    '%s names no standard',
    (typed) => expect(understand(typed).designations).toEqual([]),
  )

  it.each([
    ['Luật An ninh mạng 2018', 'Luật An ninh mạng năm 2018'],
    ['lenh 248 cua trung quoc', 'Lệnh 248 (GACC)'],
  ])('%s is a law by name', (typed, name) =>
    expect(understand(typed).namedLaws.map((law) => law.name)).toContain(name),
  )

  it('reads a decree by its short number', () =>
    expect(understand('nghị định 37 về nhãn').laws).toMatchObject([
      { kind: 'nghi-dinh', number: '37' },
    ]))

  it('seedlings are no fruit', () =>
    expect(understand('tôi làm cây giống, ươm cây ăn trái').products).toEqual([]))

  it.each([
    ['Hôm nay thời tiết thế nào', false],
    ['tiêu chuẩn chọn người yêu', false],
    ['hop quy la gi', true],
    ['xưởng nhỏ cần giấy tờ gì', true],
  ])('%s is of the field: %s', (typed, inScope) => expect(understand(typed).inScope).toBe(inScope))

  describe('a follow-up', () => {
    const turn = (question: string, answered = true): ConversationTurn => ({
      messageId: question,
      question,
      askedAt: '2026-11-01T00:00:00.000Z',
      ...(answered ? { answer: {} as PublicAnswer } : {}),
    })
    const history = [turn('nước mắm theo tiêu chuẩn nào'), turn('TCVN 5603:2008 là gì')]

    it.each(['Còn hiệu lực không?', 'Vậy nó có bắt buộc không', 'con hieu luc ko'])(
      '"%s" is about what was asked last',
      (typed) =>
        expect(understand(typed, history).designations.map(printDesignation)).toEqual([
          'TCVN 5603:2008',
        ]),
    )

    it('names a thing of its own: the earlier one is left', () => {
      const understanding = understand('cà phê theo tiêu chuẩn nào', history)
      expect(understanding.designations).toEqual([])
      expect(understanding.products.map(({ id }) => id)).toEqual(['ca-phe'])
    })

    it('without history, or without an answer to refer to, stands for itself', () => {
      expect(understand('Còn hiệu lực không?').designations).toEqual([])
      expect(
        understand('Còn hiệu lực không?', [turn('TCVN 5603:2008 là gì', false)]).designations,
      ).toEqual([])
    })

    it('a greeting refers to nothing', () =>
      expect(understand('Xin chào', history).designations).toEqual([]))
  })
})
