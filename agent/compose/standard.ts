/** Answers about standards and regulations that the question names by number. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { bindingSentence, vietnameseDate } from '../../core/content.ts'
import { familyKey, printDesignation, type Designation } from '../../core/designation.ts'
import type { Choice } from '../../core/domain.ts'
import { standingSentence } from '../../core/standing.ts'
import { replies } from '../replies.ts'
import type { Understanding } from '../understand/index.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { describeAmendments, describeReplaced, linkOf } from './edition.ts'
import { degrees } from './equivalent.ts'
import { cautionsOf, resolveDesignations, type Named } from './resolve.ts'

export function composeStandards(bench: Workbench): Draft {
  const { understanding, catalogue } = bench
  const { named, unknown, ask } = resolveDesignations(bench)
  if (ask) return ask
  const [first] = named
  if (!first)
    return unknown.reduce((all, next) => ({ ...all, text: paragraphs(all.text, next.text) }))
  const parts = named.map((one) => describe(bench, one, named.length > 1))
  return draft('answered', paragraphs(...unknown.map((one) => one.text), ...parts), {
    notes: named.flatMap(({ record }) => cautionsOf(catalogue.successor(record), record)),
    choices:
      named.length === 1 ? nextQuestions(understanding, catalogue.successor(first.record)) : [],
  })
}

/** Asked for one thing only, so the summary is left out. */
const NARROW = ['standing', 'mandatory', 'full-text', 'limit', 'fee'] as const

function describe(bench: Workbench, named: Named, brief: boolean): string {
  const { catalogue, evidence, understanding } = bench
  const { typed, record, others } = named
  const { intents } = understanding
  const current = catalogue.successor(record)
  const replaced = current !== record
  const wantsMore = !brief && !NARROW.some((intent) => intents.has(intent))
  const binding = bindingSentence(current)
  return paragraphs(
    !replaced && adoptedAs(catalogue, typed, record),
    replaced ? describeReplaced(bench, record, { brief }) : opening(bench, record),
    !replaced && !brief && `${current.summary.covers} Dành cho: ${current.summary.appliesTo}`,
    binding && `${binding}${evidence.standard(current, 'standing')}`,
    effectiveDates(current),
    describeAmendments(bench, current),
    intents.has('issuer') &&
      current.issuer &&
      `Cơ quan ban hành: ${current.issuer}${current.issuedBy ? `, theo ${current.issuedBy}` : ''}.`,
    (intents.has('equivalent') || wantsMore) && current.equivalents.length > 0 && degrees(current),
    intents.has('limit') && replies.noLimits,
    intents.has('fee') && replies.noFees,
    intents.has('full-text') &&
      (current.designation.includes('QC') ? replies.getQcvnText : replies.getTcvnText),
    wantsMore && !replaced && practice(bench, current),
    intents.has('steps') && !wantsMore && steps(bench, current),
    intents.has('mandatory') && current.summary.confusedWith,
    !replaced && intents.has('standing') && linkOf(current),
    others.length > 0 && !brief && related(bench, others),
  )
}

function opening(
  { catalogue, evidence, understanding }: Workbench,
  record: StandardRecord,
): string {
  const standing = `${standingSentence(catalogue, record)}${evidence.standard(record, 'standing')}`
  const old =
    understanding.intents.has('standing') && record.supersedes.length > 0
      ? ` Bản này thay cho ${record.supersedes.join(', ')}.`
      : ''
  return `**${record.designation}** – ${record.title}.${evidence.standard(record, 'about')} ${standing}${old}`
}

const adoptedAs = (
  catalogue: Workbench['catalogue'],
  typed: Designation,
  record: StandardRecord,
): string | undefined =>
  familyKey(typed) === familyKey(record.parsed)
    ? undefined
    : catalogue.names(typed)
      ? `${printDesignation(typed)} ứng với ${record.designation} trong danh mục.`
      : `Số hiệu bạn nêu ứng với **${record.designation}** trong danh mục.`

const practice = (bench: Workbench, record: StandardRecord): string =>
  paragraphs(
    record.summary.requirements.length > 0 &&
      `Các nhóm yêu cầu chính:\n${bullets(record.summary.requirements.slice(0, 5))}${bench.evidence.standard(record, 'practice')}`,
    steps(bench, record),
  )

const steps = ({ evidence }: Workbench, record: StandardRecord): string | undefined =>
  record.firstSteps.length > 0
    ? `Nên làm trước:\n${bullets(record.firstSteps.slice(0, 4))}${evidence.standard(record, 'practice')}`
    : undefined

const related = ({ evidence }: Workbench, others: StandardRecord[]): string =>
  `Liên quan: ${others
    .slice(0, 2)
    .map((one) => `${one.designation} (${standingNote(one)})${evidence.standard(one, 'standing')}`)
    .join('; ')}.`

const standingNote = (record: StandardRecord) =>
  record.status === 'current' ? 'còn hiệu lực' : 'chưa xác nhận được tình trạng hiệu lực'

function effectiveDates(record: StandardRecord): string | undefined {
  const from = record.effectiveFrom ?? record.mandatory?.from
  return from ? `Ngày có hiệu lực: ${vietnameseDate(from)}.` : undefined
}

function nextQuestions({ intents }: Understanding, record: StandardRecord): Choice[] {
  const name = record.designation
  return [
    !intents.has('mandatory') && {
      label: 'Có bắt buộc không?',
      text: `${name} có bắt buộc không?`,
    },
    !intents.has('steps') &&
      record.firstSteps.length > 0 && {
        label: 'Bắt đầu từ đâu?',
        text: `Áp dụng ${name} thì bắt đầu từ đâu?`,
      },
    !intents.has('full-text') && {
      label: 'Xem toàn văn ở đâu?',
      text: `Tìm toàn văn ${name} ở đâu?`,
    },
  ].filter((choice) => choice !== false)
}
