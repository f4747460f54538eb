import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Evidence } from './compose/evidence.ts'
import { openLibrary, type TestLibrary } from './testing.ts'
import { findDraftFaults } from './verify.ts'

describe('the last look at a draft', () => {
  let library: TestLibrary
  let evidence: Evidence
  beforeAll(async () => {
    library = await openLibrary()
    const { catalogue } = library
    evidence = new Evidence(catalogue, (id) => `/nguon/${id}`)
    evidence.standard(catalogue.standard('TCVN 5603:2023')!)
    evidence.standard(catalogue.standard('TCVN 5603:2008')!, 'standing')
    evidence.law(catalogue.law('37/2026/NĐ-CP')!)
  })
  afterAll(() => library.close())

  const faultsOf = (text: string, question = '') =>
    findDraftFaults(library.catalogue, {
      text,
      sources: evidence.sources,
      evidence: evidence.texts,
      question,
    })

  it.each([
    'TCVN 5603:2023 nêu nguyên tắc chung về vệ sinh thực phẩm. [1]',
    'TCVN 5603:2008 đã được thay bằng TCVN 5603:2023. [2]',
    'TCVN 5603:2023 là tự nguyện, không bắt buộc. [1]',
    'Theo Nghị định 37/2026/NĐ-CP, ghi nhãn hàng hóa là bắt buộc. [3]',
    'Nghị định có hiệu lực từ 23/01/2026. [3]',
    'Nghị định có hiệu lực từ ngày 23/1/2026. [3]',
    '1. Việc thứ nhất. [1]\n2. Việc thứ hai. [1]\n3) Việc thứ ba. [1]',
    'Xem thêm tại https://tieuchuan.vsqi.gov.vn/xem. [1]',
  ])('passes: %s', (text) => expect(faultsOf(text)).toEqual([]))

  it('lets a draft repeat a number of the question', () => {
    expect(faultsOf('Với 77 công nhân, xem văn bản này. [1]', 'xưởng 77 công nhân')).toEqual([])
    expect(faultsOf('Với 77 công nhân, xem văn bản này. [1]')).not.toEqual([])
  })

  it.each([
    ['an invented standard', 'TCVN 98765:2021 cũng áp dụng. [1]', 'TCVN 98765:2021 is not in'],
    ['an invented edition', 'TCVN 5603:2030 đang áp dụng. [1]', 'TCVN 5603:2030 is not in'],
    ['a standard from elsewhere', 'Xem TCVN 5107:2018. [1]', 'is not among the sources'],
    ['an invented law', 'Theo Nghị định 999/2026/NĐ-CP. [3]', 'law number 999/2026'],
    ['an invented limit', 'Hàm lượng chì tối đa 0,02 mg/kg. [1]', '0.02'],
    ['an invented amount', 'Mức phạt là 30.000.000 đồng. [3]', '30000000'],
    ['an invented date', 'Hạn chót là 17/09/2027. [3]', '17/9/2027'],
    ['a date in ISO form', 'Hạn chót là 2027-09-17. [3]', '17/9/2027'],
    ['no citation', 'TCVN 5603:2023 nêu nguyên tắc vệ sinh.', 'nothing is cited'],
    ['a pointer out of range', 'TCVN 5603:2023. [1] [9]', '[9] points to no source'],
    ['a pointer to nothing', 'TCVN 5603:2023. [0]', '[0] points to no source'],
    ['a duty that a TCVN has not', 'TCVN 5603:2023 là bắt buộc. [1]', 'is voluntary'],
    ['the same in capitals', 'TCVN 5603:2023 BẮT BUỘC. [1]', 'is voluntary'],
    ['another word for duty', 'Bạn buộc phải theo TCVN 5603:2023. [1]', 'is voluntary'],
    ['an old edition alone', 'Hãy theo TCVN 5603:2008. [2]', 'TCVN 5603:2023 is not named'],
    ['a foreign address', 'Xem https://evil.example/a. [1]', 'evil.example'],
    ['an address that looks like ours', 'https://nqi.gov.vn.evil.example [1]', 'evil.example'],
    ['an address with a user', 'https://nqi.gov.vn@evil.example [1]', 'evil.example'],
  ])('finds %s', (_, text, fault) => {
    const faults = faultsOf(text)
    expect(faults.join('\n')).toContain(fault)
  })

  it.each([
    ['an address without its scheme', 'Xem www.evil.example/a. [1]'],
    ['an address without a scheme in a link', '[bấm](//evil.example/a) [1]'],
    ['a link that runs code', '[bấm](javascript:alert) [1]'],
    ['a picture', '![x](data:image/png;base64,AAAA) [1]'],
    ['markup', '<img src=x onerror=alert()> Xin chào. [1]'],
    ['an address without a scheme', 'Mua ở re-nhat.shop nhé. [1]'],
    ['an address in capitals', 'Xem HTTPS://EVIL.EXAMPLE [1]'],
    ['a duty by no law in particular', 'Theo pháp luật, TCVN 5603:2023 là bắt buộc. [1]'],
    ['a duty behind a denial', 'TCVN 5603:2023 không chỉ nên làm mà còn bắt buộc. [1]'],
    ['a duty that ended the freedom', 'TCVN 5603:2023 không còn tự nguyện mà bắt buộc. [1]'],
  ])('finds %s', (_, text) => expect(faultsOf(text)).not.toEqual([]))

  it('finds no fault in what the rules answer to the gold questions', async () => {
    const folder = join(import.meta.dirname, '../eval/questions')
    const questions = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text)
    expect(questions.length).toBeGreaterThan(100)
    const assistant = library.assistant()
    const faulty: unknown[] = []
    for (const text of questions) {
      const { trace } = await assistant.answer({ text })
      const faults = trace.find(({ step }) => step === 'verify')?.detail?.faults as unknown[]
      if (faults?.length) faulty.push({ text, faults })
    }
    expect(faulty).toEqual([])
  })
})
