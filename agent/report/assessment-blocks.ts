/** The report of a self-assessment in reading order: cover, summary, then the details. */
import { vietnameseDate } from '../../core/content.ts'
import { fill, replies } from '../replies.ts'
import type { AssessmentReport, ReportGap } from './assessment-report.ts'
import { heading, list, paragraph, table, type Block } from './blocks.ts'
import { detailBlocks } from './detail-blocks.ts'
import { drawScores } from './radar.ts'

export interface LayoutOptions {
  /** Where the report is on the web; left out where the address would let readers answer. */
  address?: string
  /** YYYY-MM-DD. */
  writtenOn: string
}

/** "Báo cáo tự chấm vệ sinh thực phẩm" rather than "Báo cáo tự đánh giá: Tự chấm vệ sinh thực phẩm". */
export const reportTitle = ({ title }: Pick<AssessmentReport, 'title'>): string =>
  title.startsWith('Tự ') ? `Báo cáo t${title.slice(1)}` : `Báo cáo tự đánh giá: ${title}`

export const layOutAssessment = (report: AssessmentReport, options: LayoutOptions): Block[] => [
  ...cover(report, options),
  ...summary(report),
  ...detailBlocks(report),
]

function cover(report: AssessmentReport, { address, writtenOn }: LayoutOptions): Block[] {
  const { version, updatedOn, forWhom } = report.checklist
  const done = report.finishedOn
    ? `hoàn thành ngày ${vietnameseDate(report.finishedOn)}`
    : `chưa kết thúc, trả lời gần nhất ngày ${vietnameseDate(report.lastOn)}`
  return [
    heading(1, reportTitle(report)),
    list([
      `Bộ câu hỏi: ${report.title}, phiên bản ${version}, cập nhật ngày ${vietnameseDate(updatedOn)}.`,
      `Dành cho: ${forWhom}`,
      ...(report.depth === 'quick' ? [quickNote(report)] : []),
      `Bắt đầu ngày ${vietnameseDate(report.startedOn)}, ${done}; đã trả lời ${report.answered}/${report.asked} câu.`,
      `Người trả lời: ${report.by === 'owner' ? 'cơ sở tự trả lời' : 'người tư vấn'}. Lập báo cáo ngày ${vietnameseDate(writtenOn)}.`,
      ...report.firm.map((line) => `${line.replace(/\.$/, '')}.`),
      ...(address ? [`Bản trên mạng: ${address}`] : []),
    ]),
  ]
}

export const quickNote = ({ asked, checklist }: AssessmentReport): string =>
  fill(replies.assessOnlyQuick, { asked: String(asked), count: String(checklist.questions) })

function summary(report: AssessmentReport): Block[] {
  const { readiness, blockers, nextSteps, sections, comparison } = report
  const unsettled = report.toFindOut.filter((one) => one.law)
  return [
    heading(2, 'Tóm tắt'),
    paragraph(readiness.sentence, 'strong'),
    paragraph(readiness.figures),
    ...(comparison?.score
      ? [
          paragraph(
            `Lần trước (${vietnameseDate(comparison.on)}): ${comparison.score.before}/100. ${comparison.readinessBefore}`,
          ),
        ]
      : []),
    ...(blockers.length
      ? [heading(3, trimEnd(replies.assessBlockers)), list(blockers.map(sayBlocker), true)]
      : []),
    ...(unsettled.length
      ? [
          heading(3, trimEnd(replies.assessUnsettled)),
          list(unsettled.map((one) => `${one.text} (${one.law})`)),
        ]
      : []),
    ...(nextSteps.length
      ? [heading(3, trimEnd(replies.assessSteps)), list(nextSteps.map(sayStep), true)]
      : []),
    heading(3, 'Điểm từng phần'),
    { kind: 'chart', chart: drawScores(`Điểm từng phần: ${report.title}`, sections) },
    sectionTable(report),
    paragraph(
      'Điểm theo thang 100. “Đã rõ” là phần nội dung có câu trả lời có, một phần hoặc chưa.',
      'soft',
    ),
  ]
}

const sectionTable = ({ sections, comparison }: AssessmentReport): Block =>
  table(
    'Điểm từng phần',
    [
      ['Phần', 4],
      ['Điểm', 1.1],
      ...(comparison ? ([['Lần trước', 1.1]] as [string, number][]) : []),
      ['Đã rõ', 1.1],
      ['Có', 0.9],
      ['Một phần', 1.2],
      ['Chưa', 1.2],
      ['Không áp dụng', 1.4],
      ['Chưa rõ, bỏ trống', 1.5],
    ],
    sections.map(({ title, score, earlierScore, coverage, counts }) => [
      title,
      score === undefined ? '–' : String(score),
      ...(comparison ? [earlierScore === undefined ? '–' : String(earlierScore)] : []),
      `${Math.floor(coverage * 100)}%`,
      ...[counts.yes, counts.partly, counts.no, counts.na, counts.unknown + counts.open].map(
        String,
      ),
    ]),
  )

const firstStep = (gap: ReportGap): string => fill(replies.assessFirstStep, { step: gap.firstStep })
const sayStep = (gap: ReportGap): string => `${gap.action} ${firstStep(gap)}`
const sayBlocker = (gap: ReportGap): string =>
  [gap.action, `Căn cứ: ${gap.law}.`, gap.lawNote, firstStep(gap)].filter(Boolean).join(' ')

/** A lead-in becomes a heading. */
const trimEnd = (text: string): string => text.replace(/[:.]$/, '')
