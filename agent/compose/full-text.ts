/** "Mua bản TCVN 5603 ở đâu", "tải pdf QCVN 4": which edition to get, and where. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { fold } from '../../core/text.ts'
import { replies } from '../replies.ts'
import { draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { describeAmendments, isRegulation, linkOf } from './edition.ts'
import { findGuide } from './find-guide.ts'
import { cautionsOf, type Named } from './resolve.ts'

/** Undefined when the question names no standard of the catalogue. */
export function composeFullText(bench: Workbench, named: Named[]): Draft | undefined {
  if (named.length === 0) return undefined
  const { catalogue, evidence, understanding } = bench
  const records = [...new Set(named.map(({ record }) => record))]
  const current = [...new Set(records.map((one) => catalogue.successor(one)))]
  const guide = findGuide(catalogue, ['mua bản TCVN', 'mua TCVN', 'toàn văn TCVN'])
  const wantsFile = /\bpdf\b|mien phi|free|tai\b|file|gui\b|copy|toan van|nguyen van/.test(
    fold(understanding.text),
  )
  return draft(
    'answered',
    paragraphs(
      ...records.map((record) => whichEdition(bench, record)),
      current.some((one) => !isRegulation(one)) && wantsFile && replies.noFreeText,
      ...ways(current).map((way) => (guide ? `${way}${evidence.guide(guide)}` : way)),
      ...current.map(linkOf),
      ...current.map((one) => describeAmendments(bench, one)),
    ),
    {
      notes: cautionsOf(...current),
      choices: guide ? [{ label: guide.title, text: guide.questions[0]! }] : [],
    },
  )
}

function whichEdition({ catalogue, evidence }: Workbench, record: StandardRecord): string {
  const current = catalogue.successor(record)
  const replaced =
    current === record
      ? ''
      : `**${record.designation}** đã được thay thế, nên lấy bản mới.${evidence.standard(record, 'standing')} `
  const issued =
    isRegulation(current) && current.issuedBy ? ` Ban hành kèm ${current.issuedBy}.` : ''
  const standing =
    current.status === 'unknown'
      ? 'Bản có trong danh mục (chưa xác nhận được còn hiệu lực)'
      : current.status === 'withdrawn'
        ? 'Bản có trong danh mục (đã bị hủy bỏ)'
        : 'Bản đang dùng'
  return `${replaced}${standing}: **${current.designation}** – ${current.title}.${evidence.standard(current, 'standing')}${issued}`
}

const ways = (records: StandardRecord[]): string[] => [
  ...new Set(
    records.map((one) =>
      isRegulation(one)
        ? replies.getQcvnText
        : one.parsed.series.startsWith('TCVN')
          ? replies.getTcvnText
          : replies.getForeignText,
    ),
  ),
]
