/** An edition that was replaced, withdrawn or is in force: what stands in its place, what changed, what to do. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { standingSentence } from '../../core/standing.ts'
import { fill, replies } from '../replies.ts'
import { bullets, paragraphs, type Workbench } from './draft.ts'

/** For a superseded entry: verdict, its successor, what changed, steps, and where the new text is. */
export function describeReplaced(
  { catalogue, evidence }: Workbench,
  record: StandardRecord,
  { brief = false } = {},
): string {
  const current = catalogue.successor(record)
  const between = chain(catalogue, record).slice(1, -1)
  const doubt =
    current.status === 'unknown' && current.provenance.confidence === 'single-source'
      ? 'theo một nguồn, '
      : ''
  const verdict = `**${record.designation}** (${record.title}) không còn là bản hiện hành: ${doubt}đã được thay thế bằng **${current.designation}** – ${current.title}.${evidence.standard(record, 'standing')}`
  const path = between.length
    ? ` Thứ tự các bản: ${[record, ...between, current].map((one) => one.designation).join(' → ')}.`
    : ''
  return paragraphs(
    `${verdict}${path}`,
    `${standingSentence(catalogue, current)}${evidence.standard(current, 'standing')}`,
    !brief &&
      `**Điểm thay đổi:** ${changesBetween(record, current)}${current.changes ? evidence.standard(current, 'standing') : ''}`,
    !brief && `**Việc cần làm:**\n${numbered(stepsFrom(record, current))}`,
    brief &&
      `Nếu hồ sơ, nhãn hoặc hợp đồng còn ghi ${record.designation}, hãy đối chiếu lại theo ${current.designation} rồi cập nhật số hiệu.`,
    linkOf(current),
  )
}

/** From the entry to the end of its chain of replacements, both included. */
function chain(catalogue: Workbench['catalogue'], record: StandardRecord): StandardRecord[] {
  const links = [record]
  for (let next = record; next.supersededBy;) {
    const following = catalogue.standard(next.supersededBy)
    if (!following || links.includes(following)) break
    links.push((next = following))
  }
  return links
}

/** What a source says of the change, or that none does. */
function changesBetween(old: StandardRecord, current: StandardRecord): string {
  const unknown = fill(replies.noChanges, { old: old.designation, new: current.designation })
  if (!current.changes) return unknown
  const detailed = current.changes.includes('chưa được đối chiếu')
  return old.supersededBy === current.designation
    ? `${current.changes}${detailed ? '' : ' Ngoài điểm này, các mục khác cần đối chiếu trực tiếp hai bản.'}`
    : `So với bản liền trước: ${current.changes}`
}

/** Get and compare the new text, then what the old entry advises, or the usual. */
function stepsFrom(record: StandardRecord, current: StandardRecord): string[] {
  const usual = usualSteps(record, current)
  return record.firstSteps.length > 0
    ? [...usual.slice(0, 2), ...record.firstSteps.slice(0, 2)]
    : usual
}

const usualSteps = (record: StandardRecord, current: StandardRecord): string[] =>
  replies.editionSteps.map((step) =>
    fill(step, {
      old: record.designation,
      new: current.designation,
      where: isRegulation(current)
        ? 'đọc miễn phí ở cổng của cơ quan ban hành hoặc vanban.chinhphu.vn'
        : 'mua ở Viện Tiêu chuẩn Chất lượng Việt Nam, tieuchuan.vsqi.gov.vn',
    }),
  )

export const isRegulation = (record: StandardRecord): boolean =>
  record.parsed.series.startsWith('QC')

/** The entry's page at the publisher, where a source of the entry gives its address. */
export function linkOf({ provenance, designation }: StandardRecord): string | undefined {
  const page = provenance.sources.find((one) => one.startsWith(PUBLISHER))
  return page ? `Trang tra cứu ${designation} của VSQI: ${page}` : undefined
}
const PUBLISHER = 'https://tieuchuan.vsqi.gov.vn/tieuchuan/view'

export const numbered = (items: string[]): string =>
  items.map((item, index) => `${index + 1}. ${item.replace(/[.;]$/, '')}.`).join('\n')

/** An amendment with what it amends, or a document with its amendments; undefined when there are none. */
export function describeAmendments(
  { catalogue, evidence }: Workbench,
  record: StandardRecord,
): string | undefined {
  const base = record.amends ? catalogue.standard(record.amends) : undefined
  if (base) {
    const current = catalogue.successor(base)
    const replaced =
      current === base ? '' : ` Văn bản gốc nay đã được thay thế bằng **${current.designation}**.`
    return `Đây là bản sửa đổi của **${base.designation}** – ${base.title}; phải đọc kèm văn bản gốc.${evidence.standard(base)}${replaced}`
  }
  const list = catalogue.amendmentsOf(record.designation)
  return list.length
    ? `Cần đọc kèm bản sửa đổi:\n${bullets(list.map((one) => `**${one.designation}** – ${one.title}${one.changes ? `: ${one.changes}` : '.'}${evidence.standard(one)}`))}`
    : undefined
}
