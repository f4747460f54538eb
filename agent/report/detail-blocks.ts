/** The details of a report: gaps, plan, what to find out, differences, comparison, answers, photos, method. */
import { vietnameseDate } from '../../core/content.ts'
import { describeSource } from '../../core/source-text.ts'
import { fill, replies } from '../replies.ts'
import type { AnswerMove, AssessmentReport, ReportAnswer } from './assessment-report.ts'
import { heading, list, paragraph, table, type Block } from './blocks.ts'
import { photoBlocks } from './report-photos.ts'

export const detailBlocks = (report: AssessmentReport): Block[] => [
  ...gaps(report),
  ...plan(report),
  ...toFindOut(report),
  ...differences(report),
  ...comparison(report),
  ...answers(report),
  ...photoBlocks(report.photos),
  ...method(report),
]

const joined = (...parts: (string | undefined | false)[]): string =>
  parts.filter(Boolean).join('\n')

function gaps({ gaps: all, order }: AssessmentReport): Block[] {
  if (all.length === 0)
    return [heading(2, 'Điều còn thiếu'), paragraph('Chưa thấy điều gì còn thiếu.')]
  return [
    heading(2, `Điều còn thiếu (${all.length}), xếp theo thứ tự nên làm`),
    paragraph(order, 'soft'),
    table(
      'Điều còn thiếu',
      [
        ['STT', 0.8],
        ['Câu hỏi và vì sao quan trọng', 4],
        ['Việc cần làm và việc đầu tiên', 4],
        ['Công sức, chi phí', 1.6],
      ],
      all.map((gap, index) => [
        String(index + 1),
        joined(
          gap.text,
          `Trả lời: ${gap.answer}.${gap.isBlocker ? ` Pháp luật bắt buộc (${gap.law}).` : ''}`,
          gap.why,
          gap.lawNote,
          gap.clause && gap.clause !== gap.law && `Căn cứ: ${gap.clause}.`,
          gap.note && `Ghi chú: ${gap.note}`,
        ),
        joined(gap.action, fill(replies.assessFirstStep, { step: gap.firstStep })),
        joined(gap.effort, gap.cost),
      ]),
    ),
  ]
}

function plan({ plan: lines }: AssessmentReport): Block[] {
  if (lines.length === 0) return []
  return [
    heading(2, 'Kế hoạch hành động'),
    table(
      'Kế hoạch hành động',
      [
        ['STT', 0.8],
        ['Việc cần làm', 5],
        ['Người làm', 1.7],
        ['Hạn', 1.3],
        ['Tình trạng', 1.4],
      ],
      lines.map((line, index) => [
        String(index + 1),
        joined(line.action, !line.isOpen && 'Câu hỏi này nay không còn thiếu.'),
        line.owner ?? '',
        line.due ? vietnameseDate(line.due) : '',
        line.statusText,
      ]),
    ),
  ]
}

function toFindOut({ toFindOut: all }: AssessmentReport): Block[] {
  if (all.length === 0) return []
  return [
    heading(2, 'Điều cần tìm hiểu thêm'),
    table(
      'Điều cần tìm hiểu thêm',
      [
        ['Câu hỏi chưa rõ', 5],
        ['Có thể xem ở đâu', 4],
      ],
      all.map((one) => [
        joined(one.text, one.law && `Pháp luật bắt buộc: ${one.law}.`),
        joined(...one.evidence),
      ]),
    ),
  ]
}

const said = ({ answer, reason, note }: Pick<ReportAnswer, 'answer' | 'reason' | 'note'>): string =>
  joined(answer, reason && `Lý do: ${reason}`, note && `Ghi chú: ${note}`)

function differences({ differences: all }: AssessmentReport): Block[] {
  if (all.length === 0) return []
  return [
    heading(2, `Cơ sở và người tư vấn trả lời khác nhau (${all.length})`),
    table(
      'Cơ sở và người tư vấn trả lời khác nhau',
      [
        ['Câu hỏi', 4],
        ['Cơ sở', 3],
        ['Người tư vấn', 3],
      ],
      all.map((one) => [one.text, said(one.owner), said(one.advisor)]),
    ),
  ]
}

function comparison({ comparison: found }: AssessmentReport): Block[] {
  if (!found) return []
  const part = (title: string, moves: AnswerMove[]): Block[] =>
    moves.length
      ? [
          heading(3, `${title} (${moves.length})`),
          table(
            title,
            [
              ['Câu hỏi', 5],
              ['Lần trước', 2],
              ['Lần này', 2],
            ],
            moves.map((one) => [one.text, one.before, one.now]),
          ),
        ]
      : []
  const parts = [
    ...part('Tốt lên', found.improved),
    ...part('Kém đi', found.fell),
    ...part('Mới trả lời lần này', found.fresh),
    ...part('Câu hỏi đã đổi nghĩa, không so sánh', found.reworded),
  ]
  return [
    heading(
      2,
      `So với lần trước, ngày ${vietnameseDate(found.on)} (bộ câu hỏi phiên bản ${found.version})`,
    ),
    ...(parts.length ? parts : [paragraph('Chưa có câu nào thay đổi.')]),
  ]
}

function answers({ answers: all }: AssessmentReport): Block[] {
  const titles = [...new Set(all.map((one) => one.section))]
  return [
    heading(2, 'Tất cả câu trả lời'),
    ...titles.flatMap((title): Block[] => [
      heading(3, title),
      table(
        title,
        [
          ['Câu hỏi', 5],
          ['Trả lời', 3],
          ['Căn cứ', 2.4],
        ],
        all
          .filter((one) => one.section === title)
          .map((one) => [one.text, said(one), one.clause ?? '']),
      ),
    ]),
  ]
}

const method = (report: AssessmentReport): Block[] => [
  heading(2, 'Cách tính điểm'),
  ...report.method.map((sentence) => paragraph(sentence)),
  heading(2, 'Nguồn và giới hạn'),
  paragraph(
    `Bộ câu hỏi phiên bản ${report.checklist.version}, nội dung kiểm tra ngày ${vietnameseDate(report.provenance.checkedOn)}.${report.provenance.note ? ` ${report.provenance.note}` : ''}`,
  ),
  list([...new Set(report.provenance.sources.map((source) => describeSource(source).text))]),
  ...(report.caution ? [paragraph(report.caution)] : []),
  paragraph(report.limits, 'strong'),
  ...(report.goOn.length
    ? [heading(2, 'Có thể làm tiếp'), list(report.goOn.map((one) => `${one.title}. ${one.why}`))]
    : []),
]
