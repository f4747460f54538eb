import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, ConversationTurn } from '../../core/domain.ts'
import type { Assistant } from '../door.ts'
import { openLibrary, type TestLibrary } from '../testing.ts'
import { riskReplies } from './risk-data.ts'

describe('an answer on the risk level of goods', () => {
  let library: TestLibrary
  let assistant: Assistant
  beforeAll(async () => {
    library = await openLibrary()
    assistant = library.assistant()
  })
  afterAll(() => library.close())

  const ask = (text: string, history?: ConversationTurn[]) => assistant.answer({ text, history })
  const cited = ({ sources }: Answer) => sources.map(({ designation }) => designation)

  it('tells both levels of a code that stands at both, the higher first, and that the description decides', async () => {
    const answer = await ask('mã HS 85163100 rủi ro gì')
    const high = answer.text.indexOf('**Rủi ro cao** – Máy sấy tóc gia dụng')
    expect(high).toBeGreaterThan(-1)
    expect(answer.text.indexOf('**Rủi ro trung bình** – Máy sấy tóc')).toBeGreaterThan(high)
    expect(answer.text).toContain(riskReplies.foundBoth)
    expect(answer.text).toContain('Phụ lục I, mục I, nhóm 4.3, Thông tư 36/2026/TT-BKHCN')
    expect(cited(answer)).toEqual(
      expect.arrayContaining([
        '36/2026/TT-BKHCN',
        'QCVN 4:2009/BKHCN',
        'Sửa đổi 1:2016 QCVN 4:2009/BKHCN',
        'QCVN 9:2012/BKHCN',
        '37/2026/NĐ-CP',
      ]),
    )
  })

  it.each([
    ['8516.31.00', 'Máy sấy tóc gia dụng'],
    ['HS 8516 31 rui ro gi', 'Máy sấy tóc gia dụng'],
    ['may say toc rui ro cao hay trung binh', 'Máy sấy tóc gia dụng'],
    ['bộ đàm thuộc mức rủi ro nào', 'Bộ đàm, máy vô tuyến'],
    ['thuốc trừ sâu rủi ro cao hay thấp', 'Thuốc bảo vệ thực vật trừ côn trùng'],
    ['đồ chơi trẻ em rủi ro gì', 'Đồ chơi trẻ em'],
    ['nhập nồi hơi có phải kiểm tra nhà nước không', 'Nồi hơi trên 0,7 bar'],
    ['mã 7214.20.31 cần quy chuẩn gì', 'Thép cốt bê tông dạng thanh cán nóng'],
  ])('"%s" leads to %s', async (question, goods) => {
    const answer = await ask(question)
    expect(answer.status).toBe('answered')
    expect(answer.text).toContain(goods)
  })

  it('tells of a lift truck what either ministry says', async () => {
    const answer = await ask('xe nâng hàng rủi ro cao hay thấp')
    expect(cited(answer)).toEqual(expect.arrayContaining(['16/2026/TT-BNV', '49/2026/TT-BXD']))
  })

  it('leaves out the groups of a family that the question does not mean', async () => {
    const { text } = await ask('bộ phát wifi rủi ro gì')
    expect(text).toContain('Wi-Fi')
    expect(text).not.toContain('Bộ đàm')
  })

  it('says from when a regulation that is deferred applies', async () =>
    expect((await ask('mã HS 8536.20.11 rủi ro gì')).text).toContain('01/04/2027'))

  it('tells many groups in short and asks for the full code', async () => {
    const { text } = await ask('HS 8517 rủi ro thế nào')
    expect(text).toContain(riskReplies.tooMany)
    expect(text.length).toBeLessThan(4_000)
  })

  it.each(['mã HS 97019100 rủi ro gì', 'nước mắm rủi ro cao hay thấp'])(
    '"%s": not listed is not called low risk',
    async (question) => {
      const answer = await ask(question)
      expect(answer.status).toBe('answered')
      expect(answer.text).toContain('chưa thể kết luận')
      expect(answer.text).not.toMatch(/(?:là|thuộc) (?:mức |hàng )?rủi ro thấp[.,]/)
      expect(cited(answer)).toContain('37/2026/NĐ-CP')
    },
  )

  it('sets no level where the list sets none', async () => {
    const { text } = await ask('rượu vang nhập khẩu thuộc mức rủi ro nào')
    expect(text).toContain(riskReplies.foundUnlevelled)
    expect(text).not.toContain('**Rủi ro')
  })

  it('asks which goods are meant when a word means several, with choices that are answered', async () => {
    const { status, choices } = await ask('sơn thuộc mức rủi ro nào')
    expect(status).toBe('clarify')
    for (const choice of choices) expect((await ask(choice.text)).text).toContain('Rủi ro')
  })

  it('leaves what is asked of risky goods in general to the guides', async () => {
    const { sources } = await ask('hàng rủi ro cao nhập khẩu phải làm gì')
    expect(sources[0]?.id).toMatch(/^huong-dan-/)
  })

  it('follows up on a code', async () => {
    const question = 'mã HS 95030021 rủi ro gì'
    const answer = await ask(question)
    const history = [{ messageId: '1', question, answer, askedAt: '2026-11-24T00:00:00Z' }]
    expect((await ask('thế thuộc mức rủi ro nào', history)).text).toContain('búp bê')
  })

  it('answers for every code of every list without a fault', { timeout: 120_000 }, async () => {
    const headings = new Set(
      library.catalogue.riskGroups.flatMap((group) => group.hs.map((code) => code.slice(0, 4))),
    )
    for (const heading of headings)
      expect((await ask(`mã HS ${heading} rủi ro gì`)).text, heading).toContain(`Mã HS ${heading}`)
    for (const group of library.catalogue.riskGroups.filter((_, index) => index % 4 === 0))
      if (group.hs[0])
        expect((await ask(`mã HS ${group.hs[0]} rủi ro gì`)).status, group.id).toBe('answered')
  })

  it('reaches every group through a product', () => {
    for (const group of library.catalogue.riskGroups)
      expect(group.products, group.id).not.toEqual([])
  })

  it('cites points of the laws that exist', () => {
    const bases = [
      riskReplies.lowRisk,
      riskReplies.lookUp,
      riskReplies.seller,
      ...Object.values(riskReplies.steps).flat(),
      ...Object.entries(riskReplies.ownProcedures).map(([law, topic]) => ({ law, topic })),
    ]
    for (const { law, topic } of bases)
      expect(library.catalogue.law(law)?.points.map((point) => point.topic)).toContain(topic)
    const own = library.catalogue.riskGroups.filter(({ duty }) => duty === 'other')
    for (const { instrument } of own)
      expect(Object.keys(riskReplies.ownProcedures)).toContain(instrument)
  })
})
