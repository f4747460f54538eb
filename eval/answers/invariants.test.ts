import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../core/catalogue.ts'
import { Law, Standard } from '../../core/data/schema.ts'
import { createInvariants } from './invariants.ts'
import { answerOf, sourceOf } from './testing.ts'

const provenance = { confidence: 'verified', checkedOn: '2026-11-22', sources: ['nguồn thử'] }
const standard = (designation: string, more: object = {}) =>
  Standard.parse({
    designation,
    title: `Tên của ${designation}`,
    status: 'current',
    sectors: ['thu'],
    summary: { covers: 'Nêu yêu cầu để thử.', appliesTo: 'Áp dụng cho bài thử.' },
    provenance,
    ...more,
  })
const law = (id: string, number: string, more: object = {}) =>
  Law.parse({
    id,
    number,
    kind: 'Nghị định',
    title: 'Nghị định để thử',
    issuer: 'Chính phủ',
    status: 'in-force',
    provenance,
    ...more,
  })

const catalogue = new Catalogue({
  standards: [
    standard('TCVN 5603:2023', { supersedes: ['TCVN 5603:2008'] }),
    standard('TCVN 8252:2015', { mandatory: { by: 'Quyết định 14/2023/QĐ-TTg' } }),
    standard('QCVN 8-2:2011/BYT', {
      mandatory: { by: '02/2011/TT-BYT' },
      issuedBy: 'Thông tư 02/2011/TT-BYT',
    }),
  ],
  laws: [
    law('nd-37', '37/2026/NĐ-CP', { replaces: ['43/2017/NĐ-CP'] }),
    law('nd-43', '43/2017/NĐ-CP', { status: 'replaced', replacedBy: '37/2026/NĐ-CP' }),
  ],
})
const findBreaches = createInvariants(catalogue)
const sources = [sourceOf('tcvn-5603-2023.1', 'TCVN 5603:2023')]
const breachesOf = (text: string, question = 'câu hỏi', notes: string[] = []) =>
  findBreaches(question, answerOf({ text, sources, notes }))

describe('numbers', () => {
  it('may be entries of the catalogue or stand in what an entry says of itself', () => {
    expect(breachesOf('TCVN 5603:2023 và Thông tư 02/2011/TT-BYT [1]')).toEqual([])
  })

  it('may not be invented, in the text or in the notes', () => {
    expect(breachesOf('Xem TCVN 99999:2021 [1]')).toEqual([
      'nêu TCVN 99999:2021, không có trong dữ liệu',
    ])
    expect(breachesOf('Xem [1]', 'câu hỏi', ['Theo Nghị định 999/2026/NĐ-CP.'])).toEqual([
      'nêu 999/2026/ND-CP, không có trong dữ liệu',
    ])
  })

  it('may be repeated from the question only to say that they were not found', () => {
    const question = 'TCVN 99999:2021 quy định gì?'
    expect(breachesOf('Tôi chưa tìm thấy TCVN 99999:2021 [1].', question)).toEqual([])
    expect(breachesOf('TCVN 99999:2021 quy định về bánh [1].', question)).toHaveLength(1)
  })
})

describe('what was replaced', () => {
  it('is named with its replacement', () => {
    expect(breachesOf('**TCVN 5603:2008** đã được thay bằng **TCVN 5603:2023** [1]')).toEqual([])
    expect(breachesOf('Hãy theo TCVN 5603:2008 [1]')).toEqual([
      'nêu TCVN 5603:2008 mà không nói đã được thay bằng TCVN 5603:2023',
    ])
  })

  it('holds for laws too', () => {
    expect(breachesOf('Nghị định 37/2026/NĐ-CP thay Nghị định 43/2017/NĐ-CP [1]')).toEqual([])
    expect(breachesOf('Ghi nhãn theo Nghị định 43/2017/NĐ-CP [1]')).toEqual([
      'nêu 43/2017/NĐ-CP mà không nói đã được thay bằng 37/2026/NĐ-CP',
    ])
  })
})

describe('"bắt buộc"', () => {
  const breach = ['nói “bắt buộc” về TCVN 5603:2023 mà không có căn cứ']

  it('needs a legal basis where a TCVN is voluntary', () => {
    expect(breachesOf('TCVN 5603:2023 là bắt buộc [1].')).toEqual(breach)
    expect(breachesOf('TCVN 5603:2023 không bắt buộc, chỉ tự nguyện [1].')).toEqual([])
    expect(breachesOf('TCVN 5603:2023 chỉ bắt buộc khi quy chuẩn viện dẫn [1].')).toEqual([])
    expect(breachesOf('TCVN 8252:2015 là bắt buộc [1]. QCVN 8-2:2011/BYT bắt buộc.')).toEqual([])
  })

  it('counts as a heading too', () => {
    const list = '- **TCVN 5603:2023** – Vệ sinh [1]'
    expect(breachesOf(`**Bắt buộc theo pháp luật:**\n${list}`)).toEqual(breach)
    expect(breachesOf(`### Bắt buộc\n- QCVN 8-2:2011/BYT [1]\n\n**Tự nguyện:**\n${list}`)).toEqual(
      [],
    )
    expect(breachesOf(`**TCVN có bắt buộc không?**\n${list}`)).toEqual([])
  })
})

it('wants words, a pointer to a source, and no inner fault', () => {
  expect(breachesOf('Không dẫn gì.')).toEqual(['trả lời mà không dẫn nguồn'])
  expect(breachesOf('Xem [1] và [2].')).toEqual(['[2] không trỏ tới nguồn nào'])
  expect(findBreaches('?', answerOf({ status: 'unavailable', text: 'Xin thử lại.' }))).toEqual([
    'không trả lời được vì lỗi bên trong',
  ])
  expect(findBreaches('?', answerOf({ status: 'not-found', text: ' ' }))).toEqual([
    'câu trả lời không có chữ nào',
  ])
})
