import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkData } from './load.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PROVENANCE = `  provenance:
    confidence: verified
    checkedOn: '2026-10-01'
    sources:
      - https://example.vn
`
const CHECKLIST = 'checklists/nhan.yaml'
const FILES = {
  'laws/a.yaml': `- id: nghi-dinh-1
  number: 1/2026/NĐ-CP
  kind: Nghị định
  title: Quy định để thử
  issuer: Chính phủ
  status: in-force
${PROVENANCE}`,
  'standards/a.yaml': `- designation: TCVN 1:2020
  title: Nhãn hàng để thử
  status: current
  sectors: [thuc-pham]
  summary:
    covers: Quy định điều dùng để thử.
    appliesTo: Doanh nghiệp dùng để thử.
${PROVENANCE}`,
  'facts/a.yaml': `- id: thi-truong
  name: Thị trường
  question: Cơ sở bán hàng ở đâu?
  why: Vì điều đó dùng để thử.
  choices:
    - { id: trong-nuoc, label: Trong nước, phrase: bán trong nước }
    - { id: xuat-khau, label: Xuất khẩu, phrase: bán ra nước ngoài }
`,
  'checklists/khac.yaml': checklist('khac', '').replaceAll('nhan-', 'khac-'),
  [CHECKLIST]: checklist('nhan', '  next:\n    - checklist: khac\n      why: Vì nên làm tiếp.\n'),
}

function checklist(id: string, more: string): string {
  return `- id: ${id}
  title: Bộ câu hỏi để thử
  version: 1
  updatedOn: '2026-11-24'
  about: Tự xem nhãn hàng đã ổn chưa.
  forWhom: Chủ cơ sở làm hàng đóng gói.
  words:
    - kiểm tra nhãn
  minutes: 2
  standards:
    - TCVN 1:2020
  sections:
    - id: phan-nhan
      title: Nhãn hàng
      weight: 5
      questions:
        - id: nhan-du
          text: Nhãn có đủ tên hàng không?
          why: Thiếu tên hàng là hàng bị giữ lại.
          evidence:
            - Ảnh nhãn
            - Bản thiết kế
          partly: Món bán chạy có, món mới chưa.
          clause:
            ref: 1/2026/NĐ-CP
            place: '6.1'
          knockout:
            by: 1/2026/NĐ-CP
          weight: 4
          when:
            fact: thi-truong
            is: trong-nuoc
          measure:
            action: Soát từng nhãn.
            firstStep: Chụp nhãn mọi món.
            effort: ngay
            cost: thap
    - id: phan-kho
      title: Kho hàng
      questions:
        - id: nhan-kho
          text: Kho có sổ ghi không?
          why: Không ghi thì không ai biết.
          evidence:
            - Sổ kho
          partly: Có ghi nhưng chưa đều.
          after:
            question: nhan-du
            is: [yes, partly]
          measure:
            action: Ghi sổ mỗi ngày.
            firstStep: Mua một cuốn sổ.
            effort: gio
            cost: khong
${more}${PROVENANCE}`
}

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const writeAll = () => Object.entries(FILES).forEach(([name, text]) => write(name, text))
/** The faults when the checklist is changed so. */
function faultsAfter(from: string, to: string): string[] {
  expect(FILES[CHECKLIST]).toContain(from)
  writeAll()
  write(CHECKLIST, FILES[CHECKLIST]!.replace(from, to))
  return checkData(folder).faults
}

it('the files have no fault before a mistake is made', () => {
  writeAll()
  expect(checkData(folder).faults).toEqual([])
})

const NHAN = 'bộ nhan, phần phan-nhan, câu nhan-du, trường'
describe('a mistake of who begins is told in one line: file, line, question, remedy', () => {
  it.each<[string, string, string, string]>([
    [
      'a misspelt field',
      'partly: Món',
      'parlty: Món',
      `dòng 23: ${NHAN} parlty: không có trường tên này; có lẽ bạn muốn viết "partly"`,
    ],
    [
      'a field left out',
      '          why: Thiếu tên hàng là hàng bị giữ lại.\n',
      '',
      `dòng 17: ${NHAN} why: thiếu trường này; hãy thêm dòng "why: ..."`,
    ],
    [
      'a value that is not allowed',
      'effort: ngay',
      'effort: nga',
      `dòng 36: ${NHAN} measure.effort: không dùng được "nga"; chỉ dùng một trong: gio, ngay, tuan, thang; có lẽ bạn muốn viết "ngay"`,
    ],
    [
      'a weight out of range',
      'weight: 4',
      'weight: 6',
      `dòng 29: ${NHAN} weight: phải là số từ 1 đến 5`,
    ],
    [
      'a number in quotes',
      'weight: 4',
      "weight: '4'",
      `dòng 29: ${NHAN} weight: phải là con số; hãy bỏ nháy: weight: 4`,
    ],
    [
      'a place without quotes',
      "place: '6.1'",
      'place: 6.1',
      `dòng 26: ${NHAN} clause.place: phải là chữ; hãy đặt trong nháy, ví dụ place: '6.1'`,
    ],
    [
      'an id with marks',
      'id: phan-kho',
      'id: Phần kho',
      'dòng 38: bộ nhan, phần Phần kho, trường id: phải viết chữ thường không dấu, nối bằng gạch ngang, ví dụ phan-kho',
    ],
    [
      'a date in the Vietnamese order',
      "updatedOn: '2026-11-24'",
      'updatedOn: 24/11/2026',
      "dòng 4: bộ nhan, trường updatedOn: ngày phải viết năm-tháng-ngày, trong nháy, ví dụ '2026-11-24'",
    ],
    [
      'a colon in a text',
      'text: Nhãn có đủ tên hàng không?',
      'text: Nhãn hàng: có đủ tên không?',
      "dòng 18, cột 17: trong câu có dấu hai chấm; hãy đặt cả câu trong nháy đơn '...' (nháy đơn nằm trong câu thì viết hai lần)",
    ],
    [
      'a colon in an item of a list',
      '- Ảnh nhãn',
      '- Ảnh: nhãn hàng',
      `dòng 21: ${NHAN} evidence, mục 1: chỗ này phải là một câu; nếu trong câu có dấu hai chấm, hãy đặt cả câu trong nháy đơn '...'`,
    ],
    [
      'a Tab',
      '          why: Thiếu',
      '\t  why: Thiếu',
      'dòng 19, cột 1: dòng này thụt bằng phím Tab; hãy thay bằng dấu cách',
    ],
    [
      'a missing dash before a question',
      '        - id: nhan-kho\n',
      '          id: nhan-kho\n',
      `dòng 40: bộ nhan, phần phan-kho, trường questions: phải là danh sách; hãy viết mỗi ý một dòng bắt đầu bằng "- "`,
    ],
    [
      'a missing dash in a list',
      '- Bản thiết kế',
      'Bản thiết kế',
      'dòng 22, cột 1: thiếu dấu gạch ngang "- " ở đầu dòng, hoặc dòng này thụt sai cột',
    ],
    [
      'no space behind a dash',
      '- Sổ kho',
      '-Sổ kho',
      'dòng 44: bộ nhan, phần phan-kho, câu nhan-kho, trường evidence: sau dấu gạch ngang phải có một dấu cách: "- ..."',
    ],
    [
      'no space behind a colon',
      'text: Nhãn',
      'text:Nhãn',
      'dòng 18, cột 11: thiếu dấu cách sau dấu hai chấm',
    ],
    [
      'a quote that is not closed',
      'why: Thiếu tên hàng là hàng bị giữ lại.',
      "why: 'Thiếu tên hàng là hàng bị giữ lại.",
      'dòng 19, cột 16: nháy mở ở đây mà chưa đóng; hãy thêm dấu nháy ở cuối câu',
    ],
    [
      'words behind a quote',
      'why: Thiếu tên hàng là',
      'why: "Thiếu tên hàng" là',
      "dòng 19, cột 33: câu có dấu nháy hoặc dấu * ở đầu rồi còn chữ phía sau; hãy đặt cả câu trong nháy đơn '...' (nháy đơn nằm trong câu thì viết hai lần)",
    ],
    [
      'a line too far in',
      '          why: Thiếu',
      '            why: Thiếu',
      'dòng 19, cột 13: dòng này thụt sâu hơn dòng trên; hãy cho thẳng cột với các trường khác của cùng mục, hoặc thêm dấu gạch ngang "- " nếu dòng trên mở đầu một mục',
    ],
    [
      'fields too far out',
      '            action: Soát từng nhãn.\n            firstStep: Chụp nhãn mọi món.\n            effort: ngay\n            cost: thap\n',
      '          action: Soát từng nhãn.\n          firstStep: Chụp nhãn mọi món.\n          effort: ngay\n          cost: thap\n',
      `dòng 34: ${NHAN} action: action, firstStep, effort, cost thuộc về measure; hãy viết dưới dòng "measure:" và thụt vào thêm hai dấu cách`,
    ],
    [
      'a field too far in',
      '          weight: 4\n',
      '            weight: 4\n',
      `dòng 29: ${NHAN} knockout.weight: trường này không nằm trong knockout; hãy thụt ra ngoài cho thẳng cột với mục chứa nó`,
    ],
    [
      'a field without a text',
      'partly: Món bán chạy có, món mới chưa.',
      'partly:',
      `dòng 23: ${NHAN} partly: đang để trống; hãy viết nội dung sau dấu hai chấm, hoặc bỏ dòng này nếu trường không bắt buộc`,
    ],
    [
      'a text too short',
      'why: Thiếu tên hàng là hàng bị giữ lại.',
      'why: Vì luật',
      `dòng 19: ${NHAN} why: quá ngắn (7 ký tự); hãy viết ít nhất 10 ký tự`,
    ],
    [
      'a field written twice',
      '          weight: 4\n',
      '          weight: 4\n          weight: 5\n',
      'dòng 30, cột 11: trường weight viết hai lần trong cùng một mục; hãy bỏ một, hoặc thêm "- " để mở mục mới',
    ],
    [
      'yes in Vietnamese',
      '          weight: 4\n',
      '          weight: 4\n          quick: có\n',
      `dòng 30: ${NHAN} quick: chỉ ghi true (đúng) hoặc false (sai), không đặt trong nháy: quick: true`,
    ],
    [
      'a misspelt condition',
      'fact: thi-truong\n            is',
      'fakt: thi-truong\n            is',
      `dòng 31: ${NHAN} when.fakt: không có trường tên này; có lẽ bạn muốn viết "fact"`,
    ],
    [
      'a condition with half missing',
      '            is: trong-nuoc\n',
      '',
      `dòng 30: ${NHAN} when.is: thiếu trường này; hãy thêm dòng "is: ..."`,
    ],
    [
      'two conditions side by side',
      'is: trong-nuoc\n',
      'is: trong-nuoc\n            size: nho\n',
      `dòng 33: ${NHAN} when.size: mỗi điều kiện chỉ nói một điều; hãy tách size thành điều kiện riêng rồi gộp các điều kiện dưới all`,
    ],
    [
      'a condition of no kind',
      'fact: thi-truong\n            is: trong-nuoc',
      'quy-mo: nho',
      `dòng 30: ${NHAN} when: điều kiện phải bắt đầu bằng một trong: all, any, not, products, fact, size, hs, confirm`,
    ],
    [
      'a fact that does not exist',
      'fact: thi-truong',
      'fact: thi-truongg',
      `dòng 31: ${NHAN} when.fact: không có điều cần biết thi-truongg; có lẽ bạn muốn viết "thi-truong"`,
    ],
    [
      'a value that the fact has not',
      'is: trong-nuoc',
      'is: o-nha',
      `dòng 32: ${NHAN} when.is: thi-truong không có lựa chọn o-nha; chỉ dùng một trong: trong-nuoc, xuat-khau`,
    ],
    [
      'an id used twice',
      'id: nhan-kho',
      'id: nhan-du',
      'dòng 41: bộ nhan, phần phan-kho, câu nhan-du, trường id: đã có câu khác trong bộ dùng id này; hãy đặt id khác',
    ],
    [
      'a question that opens nothing',
      'question: nhan-du',
      'question: nhan-khac',
      'dòng 47: bộ nhan, phần phan-kho, câu nhan-kho, trường after: không có câu nhan-khac ở phía trước; question phải là id của một câu đứng trước câu này',
    ],
    [
      'the legal minimum left out of the quick version',
      '          partly: Có ghi',
      '          quick: true\n          partly: Có ghi',
      `dòng 17: ${NHAN} quick: câu chặn phải có trong bản nhanh; hãy thêm quick: true`,
    ],
    [
      'a number that the catalogue lacks',
      'ref: 1/2026/NĐ-CP',
      'ref: 2/2026/NĐ-CP',
      `dòng 25: ${NHAN} clause.ref: danh mục chưa có 2/2026/NĐ-CP; hãy xem lại số hiệu, hoặc thêm văn bản đó vào standards hay laws trước`,
    ],
    [
      'a voluntary standard as the legal minimum',
      'by: 1/2026/NĐ-CP',
      'by: TCVN 1:2020',
      `dòng 28: ${NHAN} knockout.by: TCVN 1:2020 là tự nguyện, không thể là câu chặn; hãy ghi luật, nghị định, thông tư hoặc QCVN buộc điều này, hoặc bỏ knockout`,
    ],
    [
      'a question without its mark',
      'text: Nhãn có đủ tên hàng không?',
      'text: Nhãn có đủ tên hàng không',
      `dòng 18: ${NHAN} text: phải là câu hỏi; hãy kết thúc bằng dấu hỏi`,
    ],
    [
      'a checklist that does not exist',
      'checklist: khac',
      'checklist: kac',
      'dòng 56: bộ nhan, trường next, mục 1, trường checklist: không có bộ câu hỏi kac; có lẽ bạn muốn viết "khac"',
    ],
    [
      'no dash before the whole checklist',
      '- id: nhan\n',
      '  id: nhan\n',
      'tệp phải là danh sách; hãy bắt đầu mỗi mục bằng dấu gạch ngang và dấu cách, ví dụ "- id: ..."',
    ],
  ])('%s', (_, from, to, told) => {
    const faults = faultsAfter(from, to)
    expect(faults).toEqual([`${CHECKLIST}${told.startsWith('dòng') ? ', ' : ': '}${told}`])
  })
})

describe('whatever happens to a line', () => {
  const lines = FILES[CHECKLIST]!.split('\n')
  const VALUES = [
    '',
    '[]',
    '{}',
    'a: b: c',
    "'",
    '"x',
    '3',
    '-1',
    '2.5',
    'true',
    '[1, {a: 2}]',
    'x',
    '*a',
    '!x',
    '@x',
    '- a',
    '# x',
    '>-',
    'Có',
    '2026-02-30',
  ]
  /** The line as a slip of the hand leaves it. */
  const slip = fc.oneof(
    fc.constantFrom(
      () => '',
      (line: string) => `  ${line}`,
      (line: string) => line.replace(/^ {2}/, ''),
      (line: string) => line.replace('- ', ''),
      (line: string) => line.replace('- ', '  '),
      (line: string) => line.replace(':', ''),
      (line: string) => line.replace(': ', ':'),
      (line: string) => line.replace(/^ {2}/, '\t'),
      (line: string) => `${line}\n${line}`,
    ),
    fc
      .constantFrom(...VALUES)
      .map((value) => (line: string) => line.replace(/(: |- )[^:]*$/, `$1${value}`)),
    fc
      .integer({ min: 0, max: 12 })
      .map(
        (at) => (line: string) =>
          line.replace(/\w+:/, (key) => key.slice(0, at) + key.slice(at + 1)),
      ),
  )

  it('each fault is one line of Vietnamese that names the file', () => {
    writeAll()
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(lines.length - 1), slip), { minLength: 1, maxLength: 3 }),
        (slips) => {
          const changed = [...lines]
          for (const [at, change] of slips) changed[at] = change(changed[at]!)
          write(CHECKLIST, changed.join('\n'))
          for (const fault of checkData(folder).faults) {
            expect(fault).toMatch(/^checklists\/nhan\.yaml(, dòng \d+)?(, cột \d+)?: .{10,}$/u)
            expect(fault).not.toMatch(
              /\b(expected|received|invalid|unrecognized|too|must|input|option|nested|implicit|unexpected|undefined|null|nan|object)\b/i,
            )
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
