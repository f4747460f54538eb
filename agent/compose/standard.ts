/** Answers about standards and regulations that the question names by number. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { bindingSentence, vietnameseDate } from '../../core/content.ts'
import { familyKey, printDesignation, type Designation } from '../../core/designation.ts'
import { standingSentence } from '../../core/standing.ts'
import { fold } from '../../core/text.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'

/** Most numbers answered in one go. */
const MOST = 3

export function composeStandards(bench: Workbench): Draft {
  const { understanding, catalogue } = bench
  const asked = understanding.designations
    .slice(0, MOST)
    .map((typed) => ({ typed, records: catalogue.findStandards(typed) }))
  const known = asked.filter(({ records }) => records.length > 0)
  const unknown = asked
    .filter(({ records }) => records.length === 0)
    .map(({ typed }) => tellUnknown(bench, typed))
  if (known.length === 0)
    return unknown.reduce((first, next) => ({ ...first, text: paragraphs(first.text, next.text) }))

  const chosen: { typed: Designation; record: StandardRecord; others: StandardRecord[] }[] = []
  for (const { typed, records } of known) {
    const candidates = distinct(records)
    const pick = candidates.length > 1 ? pickByWords(candidates, understanding.text) : candidates[0]
    if (!pick) return askWhich(typed, candidates)
    chosen.push({
      typed,
      record: pick,
      others: records.filter((one) => one !== pick && one.status !== 'superseded'),
    })
  }
  const [first] = chosen
  const parts =
    chosen.length > 1 && understanding.intents.has('compare')
      ? [
          compare(
            bench,
            chosen.map(({ record }) => record),
          ),
        ]
      : chosen.map(({ typed, record, others }) =>
          describe(bench, typed, record, others, chosen.length > 1),
        )
  return draft('answered', paragraphs(...unknown.map((one) => one.text), ...parts), {
    notes: chosen.flatMap(({ record }) => cautions(catalogue.successor(record), record)),
    choices:
      first && chosen.length === 1 ? nextQuestions(bench, catalogue.successor(first.record)) : [],
  })
}

function tellUnknown({ catalogue }: Workbench, typed: Designation): Draft {
  const name = printDesignation(typed)
  const editions = catalogue.editions(typed).slice(0, 4)
  return draft(
    'not-found',
    paragraphs(
      fill(replies.unknownDesignation, { designation: `“${name}”` }),
      editions.length > 0 &&
        fill(replies.knownEditions, {
          editions: editions.map((one) => one.designation).join(', '),
        }),
    ),
    {
      choices: editions.map((one) => ({
        label: one.designation,
        text: `${one.designation} là gì?`,
      })),
    },
  )
}

/** One record a document that is alive: other editions of the same document are no other meaning. */
function distinct(records: StandardRecord[]): StandardRecord[] {
  const alive = records.filter((one) => one.status === 'current' || one.status === 'unknown')
  const byDocument = new Map<string, StandardRecord>()
  for (const one of alive.length ? alive : records) {
    const vietnamese = one.parsed.series.startsWith('TCVN')
      ? one.parsed.number
      : `${familyKey(one.parsed)}/${one.parsed.agency ?? ''}`
    const key = one.parsed.series.startsWith('QC') ? vietnamese : one.parsed.number
    if (!byDocument.has(key)) byDocument.set(key, one)
  }
  return [...byDocument.values()]
}

/** The one whose title the question repeats more of than of any other; undefined when none stands out. */
function pickByWords(records: StandardRecord[], question: string): StandardRecord | undefined {
  const words = new Set(fold(question).match(/[a-z]+/g) ?? [])
  const shared = (record: StandardRecord) =>
    [
      ...new Set(
        fold([record.title, record.parsed.agency ?? '', ...record.keywords].join(' ')).match(
          /[a-z]+/g,
        ) ?? [],
      ),
    ].filter((word) => words.has(word)).length
  const ranked = records
    .map((record) => ({ record, count: shared(record) }))
    .sort((a, b) => b.count - a.count)
  return ranked[0]!.count > ranked[1]!.count + 1 ? ranked[0]!.record : undefined
}

const askWhich = (typed: Designation, records: StandardRecord[]): Draft =>
  draft('clarify', fill(replies.clarifyDesignation, { typed: printDesignation(typed) }), {
    choices: records.slice(0, 6).map((one) => ({
      label: `${one.designation} – ${one.title}`,
      text: `${one.designation} là gì?`,
    })),
  })

function describe(
  bench: Workbench,
  typed: Designation,
  record: StandardRecord,
  others: StandardRecord[],
  brief: boolean,
): string {
  const { catalogue, evidence, understanding } = bench
  const { intents } = understanding
  const current = catalogue.successor(record)
  const replaced = current !== record
  const wantsMore =
    !brief &&
    !['standing', 'mandatory', 'full-text', 'limit', 'fee'].some((intent) =>
      intents.has(intent as never),
    )
  const opening = replaced
    ? `**${record.designation}** (${record.title}) không còn là bản hiện hành: đã được thay thế bằng **${current.designation}** – ${current.title}.${evidence.standard(record, 'standing')}`
    : `**${record.designation}** – ${record.title}.${evidence.standard(record, 'about')} ${standingSentence(catalogue, record)}${evidence.standard(record, 'standing')}`
  const adopted =
    familyKey(typed) === familyKey(record.parsed) || replaced
      ? undefined
      : catalogue.names(typed)
        ? `${printDesignation(typed)} ứng với ${record.designation} trong danh mục.`
        : `Số hiệu bạn nêu ứng với **${record.designation}** trong danh mục.`
  const dates = effectiveDates(current)
  return paragraphs(
    adopted,
    opening,
    replaced && `${standingSentence(catalogue, current)}${evidence.standard(current, 'standing')}`,
    replaced &&
      `Việc cần làm: nếu hồ sơ, nhãn hoặc hợp đồng còn ghi ${record.designation}, hãy đối chiếu lại theo ${current.designation} rồi cập nhật số hiệu.`,
    replaced && current.changes && `Điểm thay đổi: ${current.changes}`,
    !replaced && !brief && `${current.summary.covers} Dành cho: ${current.summary.appliesTo}`,
    bindingSentence(current) &&
      `${bindingSentence(current)}${evidence.standard(current, 'standing')}`,
    dates,
    amendments(bench, current),
    intents.has('issuer') &&
      current.issuer &&
      `Cơ quan ban hành: ${current.issuer}${current.issuedBy ? `, theo ${current.issuedBy}` : ''}.`,
    (intents.has('equivalent') || wantsMore) && equivalents(current),
    intents.has('limit') && replies.noLimits,
    intents.has('fee') && replies.noFees,
    intents.has('full-text') &&
      (current.designation.includes('QC') ? replies.getQcvnText : replies.getTcvnText),
    wantsMore &&
      current.summary.requirements.length > 0 &&
      `Các nhóm yêu cầu chính:\n${bullets(current.summary.requirements.slice(0, 5))}${evidence.standard(current, 'practice')}`,
    (wantsMore || intents.has('steps')) &&
      current.firstSteps.length > 0 &&
      `Nên làm trước:\n${bullets(current.firstSteps.slice(0, 4))}${evidence.standard(current, 'practice')}`,
    intents.has('mandatory') && current.summary.confusedWith,
    others.length > 0 &&
      !brief &&
      `Liên quan: ${others
        .slice(0, 2)
        .map(
          (one) => `${one.designation} (${standingNote(one)})${evidence.standard(one, 'standing')}`,
        )
        .join('; ')}.`,
  )
}

const standingNote = (record: StandardRecord) =>
  record.status === 'current' ? 'còn hiệu lực' : 'chưa xác nhận được tình trạng hiệu lực'

function effectiveDates(record: StandardRecord): string | undefined {
  const from = record.effectiveFrom ?? record.mandatory?.from
  return from ? `Ngày có hiệu lực: ${vietnameseDate(from)}.` : undefined
}

function amendments(
  { catalogue, evidence }: Workbench,
  record: StandardRecord,
): string | undefined {
  const list = catalogue.amendmentsOf(record.designation)
  return list.length
    ? `Cần đọc kèm: ${list.map((one) => `**${one.designation}**${evidence.standard(one)}`).join(', ')}.`
    : undefined
}

const equivalents = ({ equivalents: list, designation }: StandardRecord): string | undefined =>
  list.length
    ? `${designation} dựa trên ${list.map((one) => (one.degree ? `${one.designation} (${one.degree})` : one.designation)).join(', ')}.`
    : undefined

function compare({ catalogue, evidence }: Workbench, records: StandardRecord[]): string {
  return records
    .map((record) =>
      paragraphs(
        `**${record.designation}** – ${record.title}.${evidence.standard(record)}`,
        bullets(
          [
            record.summary.covers,
            record.summary.appliesTo,
            `${standingSentence(catalogue, record)}${evidence.standard(record, 'standing')}`,
            bindingSentence(record),
          ].filter(Boolean),
        ),
      ),
    )
    .join('\n\n')
}

const cautions = (...records: StandardRecord[]): string[] =>
  [...new Set(records)].flatMap((record) =>
    record.caution ? [`${record.designation}: ${record.caution}`] : [],
  )

function nextQuestions({ understanding }: Workbench, record: StandardRecord) {
  const { intents } = understanding
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
