import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../core/domain.ts'
import type { Assistant } from '../door.ts'
import { createAssistant } from '../index.ts'
import { openLibrary, type TestLibrary } from '../testing.ts'

describe('answers about documents', () => {
  let library: TestLibrary
  let assistant: Assistant
  beforeAll(async () => {
    library = await openLibrary()
    assistant = library.assistant()
  })
  afterAll(() => library.close())

  const ask = (text: string) => assistant.answer({ text })
  const cited = ({ sources }: Answer) => sources.map(({ designation }) => designation)

  it('say what an old edition became, what changed, what to do, and where the new one is', async () => {
    const { text } = await ask('TCVN 5603:2008 còn hiệu lực không')
    expect(text).toContain('không còn là bản hiện hành: đã được thay thế bằng **TCVN 5603:2023**')
    expect(text).toContain('**Điểm thay đổi:** Bản 2023 dựa trên bản Codex')
    expect(text).toMatch(/\*\*Việc cần làm:\*\*\n1\. Lấy bản TCVN 5603:2023/)
    expect(text).toContain('https://tieuchuan.vsqi.gov.vn/tieuchuan/view?sohieu=TCVN+5603')
  })

  it('name the whole chain, and say honestly that no list of changes is known', async () => {
    const { text } = await ask('tcvn 4193:2005 con dung duoc khong')
    expect(text).toContain('TCVN 4193:2005 → TCVN 4193:2012 → TCVN 4193:2014')
    expect(text).toContain('chưa có danh sách thay đổi đã kiểm chứng')
  })

  it('show an amendment with its base and a base with its amendments', async () => {
    expect((await ask('Sửa đổi 1:2016 QCVN 4:2009/BKHCN')).text).toContain(
      'Đây là bản sửa đổi của **QCVN 4:2009/BKHCN**',
    )
    expect((await ask('QCVN 4:2009/BKHCN là gì')).text).toContain(
      'Cần đọc kèm bản sửa đổi:\n- **Sửa đổi 1:2016 QCVN 4:2009/BKHCN**',
    )
  })

  it.each([
    ['HACCP và ISO 22000 khác gì nhau', 'TCVN 5603:2023', 'TCVN ISO 22000:2018'],
    ['ISO 22000 khac haccp cho nao', 'TCVN ISO 22000:2018', 'TCVN 5603:2023'],
    // Both numbers mean several regulations; those that speak of each other are meant.
    ['QCVN 4 và QCVN 9 khác nhau thế nào', 'QCVN 4:2009/BKHCN', 'QCVN 9:2012/BKHCN'],
  ])('"%s" sets %s beside %s, in that order', async (question, first, second) => {
    const answer = await ask(question)
    const [heading] = answer.text.split('**Nói về gì**')
    expect(heading!.indexOf(first)).toBeGreaterThan(-1)
    expect(heading!.indexOf(second)).toBeGreaterThan(heading!.indexOf(first))
    expect(answer.text).not.toContain('|')
    expect(cited(answer)).toEqual(expect.arrayContaining([first, second]))
  })

  it('compare editions by year or as old and new', async () => {
    for (const question of [
      'TCVN 5603:2008 và 2023 khác gì',
      'tcvn 5603 bản cũ khác bản mới thế nào',
    ])
      expect(cited(await ask(question)), question).toEqual(
        expect.arrayContaining(['TCVN 5603:2008', 'TCVN 5603:2023']),
      )
  })

  it('do not compare with what the catalogue does not know', async () =>
    expect((await ask('GlobalGAP khác gì VietGAP')).text).toContain(
      'chưa có dữ kiện đã kiểm tra về GlobalGAP',
    ))

  it.each([
    ['TCCS khác gì TCVN', ['TCCS (tiêu chuẩn cơ sở):', 'TCVN (tiêu chuẩn quốc gia):']],
    ['quy chuan khac tieu chuan ra sao', ['QCVN (quy chuẩn', 'TCVN (tiêu chuẩn quốc gia):']],
  ])('"%s" answers each point for both', async (question, names) => {
    const { text } = await ask(question)
    for (const heading of ['**Là gì**', '**Phải theo hay tự nguyện**', '**Ai ban hành**']) {
      const section = text.slice(text.indexOf(heading)).split('\n\n')[0]!
      for (const name of names) expect(section).toContain(name)
    }
  })

  it.each([
    ['ISO 20400 tên Việt Nam là gì', 'TCVN 12874:2020', 'nội dung giống hoàn toàn (IDT)'],
    ['HACCP Codex CXC 1 là TCVN nào', 'TCVN 5603:2023', 'có sửa đổi so với bản gốc (MOD)'],
    ['tcvn 12874 tuong duong iso nao', 'TCVN 12874:2020', 'ISO 20400:2017'],
    ['iso 9001:2026 la tcvn nao', 'TCVN ISO 9001:2015', 'chưa ghi bản TCVN nào'],
  ])('"%s" is answered with %s and the degree in words', async (question, name, words) => {
    const { text } = await ask(question)
    expect(text).toContain(name)
    expect(text).toContain(words)
  })

  it('tell what is new by topic, the newest first, with what is suspended said so', async () => {
    const answer = await ask('Năm 2026 có gì mới?')
    const topics = [...answer.text.matchAll(/^- \*\*([^*]+)\*\* – /gm)].map(([, name]) => name)
    expect(topics).toEqual(expect.arrayContaining(['Nhãn hàng hóa', 'VietGAP', 'An ninh mạng']))
    expect(topics.indexOf('An ninh mạng')).toBeLessThan(topics.indexOf('Nhãn hàng hóa'))
    expect(topics.indexOf('Nhãn hàng hóa')).toBeLessThan(topics.indexOf('Dữ liệu cá nhân'))
    expect(answer.text).toContain('đã bị ngưng hiệu lực')
    for (const { text } of answer.choices) expect((await ask(text)).status, text).toBe('answered')
  })

  it('narrow what is new down to a day, a topic or a product', async () => {
    expect((await ask('từ 1/7/2026 có gì thay đổi')).text).not.toContain('Nhãn hàng hóa')
    expect(cited(await ask('quy định mới 2026 về rủi ro'))).toContain('36/2026/TT-BKHCN')
    expect(cited(await ask('nam nay co gi moi cho nuoc mam'))).not.toContain('134/2025/QH15')
    expect((await ask('năm 2031 có gì mới về nhãn')).status).toBe('not-found')
  })

  it('lead to the edition in force when a text is wanted, and never hand it out', async () => {
    const { text } = await ask('xin file tcvn 5603:2008')
    expect(text).toContain('Bản đang dùng: **TCVN 5603:2023**')
    expect(text).toContain('tieuchuan.vsqi.gov.vn')
    expect((await ask('tải QCVN 16:2023/BXD ở đâu')).text).toContain('Thông tư 04/2023/TT-BXD')
  })

  it.each([
    ['ai chứng nhận ISO 9001', 'TCVN ISO/IEC 17021-1:2015'],
    ['chung nhan hop quy o dau', '37/2026/NĐ-CP'],
    ['tổ chức nào cấp HACCP', 'TCVN ISO/TS 22003:2015'],
    ['ai cấp VietGAP', 'TCVN ISO/IEC 17065:2013'],
    ['kiểm nghiệm nước mắm ở đâu', 'TCVN ISO/IEC 17025:2017'],
  ])('"%s" tells the kind of body by %s and how to check it', async (question, designation) => {
    const answer = await ask(question)
    expect(cited(answer)).toContain(designation)
    expect(answer.text).toContain('không giới thiệu tên công ty')
  })

  it.each([
    ['xuất tôm sang Mỹ cần gì', 'FSMA 204 (Hoa Kỳ)', 'tôm'],
    ['bán cà phê sang EU', 'Quy định (EU) 2023/1115', 'cà phê'],
    ['xuat sau rieng di trung quoc', 'Lệnh 280 (GACC)', 'sầu riêng'],
    ['bán bánh kẹo sang Malaysia cần gì', '127/2026/NĐ-CP', 'Halal'],
  ])('"%s" gives what is known (%s) and says what is not', async (question, ref, words) => {
    const answer = await ask(question)
    expect(cited(answer)).toContain(ref)
    expect(answer.text).toContain('Chưa có dữ kiện đã đối chiếu')
    expect(answer.text).toContain(words)
  })

  it('leave out rules of a market for other goods', async () => {
    expect(cited(await ask('bán cà phê sang EU'))).not.toContain('Quy định (EU) 2023/956')
    expect(cited(await ask('xuất áo sơ mi sang Mỹ cần gì'))).not.toContain('FSMA 204 (Hoa Kỳ)')
    expect((await ask('xuất gạo sang Hàn Quốc')).text).toContain('quy định nào của Hàn Quốc')
  })

  it('list at most ten documents in force, with the total and where the rest is', async () => {
    const { text, sources } = await ask('danh sách QCVN của Bộ Y tế')
    expect(text.match(/^- /gm)).toHaveLength(10)
    expect(text).toMatch(/có \*\*\d+\*\* văn bản QCVN của Bộ Y tế/)
    expect(text).toContain('/tra-cuu?q=B%E1%BB%99+Y+t%E1%BA%BF&loai=qcvn')
    expect(sources.map(({ standing }) => standing)).not.toContain('superseded')
    expect(cited(await ask('liet ke cac tcvn ve ca phe'))).toContain('TCVN 5251:2015')
  })

  it('point to pages of the own site by its full address where that is known', async () => {
    const { pool, catalogue } = library
    const config = { chatModel: undefined, embeddingModel: undefined, publicUrl: 'https://a.vn' }
    const answer = await createAssistant({ pool, catalogue, config }).answer({
      text: 'các TCVN về halal',
    })
    expect(answer.text).toContain('https://a.vn/tra-cuu?q=halal&loai=tcvn')
  })
})
