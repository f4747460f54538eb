/** "Danh sách QCVN của Bộ Y tế", "các TCVN về cà phê": what the catalogue holds, with status, and where the rest is. */
import type { StandardRecord } from '../../core/catalogue.ts'
import type { EntryKind } from '../../core/catalogue-search/query.ts'
import { searchCatalogue } from '../../core/catalogue-search/search.ts'
import { standingText } from '../../core/standing.ts'
import { fold } from '../../core/text.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { readSubject } from './list-subject.ts'

const MOST = 10

/** Undefined when the question gives nothing to filter by, or nothing passes. */
export function composeList(bench: Workbench): Draft | undefined {
  const { catalogue, evidence, understanding } = bench
  const text = understanding.text
  if (understanding.products.length > 0 && asksForDuties(text)) return undefined
  const kinds = readKinds(text)
  const issuer = readIssuer(bench)
  const subject = readSubject(text, issuer ? [issuer, head(issuer)] : [])
  if (!subject && !issuer) return undefined
  const onlyIso = /\biso\b/.test(fold(text))
  const all = find(bench, kinds, subject)
    .filter((one) => !issuer || isFrom(one, issuer))
    .filter(({ designation }) => !onlyIso || designation.includes('ISO'))
  const alive = all.filter((one) => one.status === 'current' || one.status === 'unknown')
  if (alive.length === 0) return undefined
  const about = [
    onlyIso ? 'ISO' : kinds.length === 1 ? SIGNS[kinds[0]!] : undefined,
    subject && `về ${subject}`,
    issuer && `của ${issuer}`,
  ].filter(Boolean)
  const old = all.length - alive.length
  // Counted here, so no source says it.
  evidence.texts.push(`${alive.length} ${old} ${MOST}`)
  const query = new URLSearchParams({
    q: [onlyIso && 'ISO', subject, issuer].filter(Boolean).join(' '),
    ...(kinds.length === 1 ? { loai: kinds[0]! } : {}),
  })
  const address = evidence.address(`/tra-cuu?${query.toString()}`)
  return draft(
    'answered',
    paragraphs(
      `${fill(replies.listTotal, { total: String(alive.length), about: about.join(' ') })}${alive.length > MOST ? `; ${MOST} văn bản đầu:` : ':'}`,
      bullets(
        alive
          .slice(0, MOST)
          .map(
            (one) =>
              `**${one.designation}** – ${one.title} (${standingText(catalogue, one)})${evidence.standard(one)}`,
          ),
      ),
      old > 0 && fill(replies.listOld, { count: String(old) }),
      fill(replies.listAll, { address }),
    ),
    {
      choices: understanding.products
        .filter((product) => !product.ask)
        .slice(0, 1)
        .map(({ name }) => ({
          label: `${name}: cái nào bắt buộc?`,
          text: `${name} cần theo tiêu chuẩn, quy chuẩn nào?`,
        })),
    },
  )
}

/** What a maker must follow is more than a list: the recommendation answers. */
const asksForDuties = (question: string): boolean =>
  /\b(?:phai|can|nen|tuan thu|bat buoc|ap dung|theo)\b/.test(fold(question)) &&
  !/danh sach|danh muc|liet ke/.test(fold(question))

const SIGNS: Partial<Record<EntryKind, string>> = { tcvn: 'TCVN', qcvn: 'QCVN', khac: 'quốc tế' }

/** Every standard when the question does not say which sort. */
function readKinds(question: string): EntryKind[] {
  const text = fold(question)
  const kinds: EntryKind[] = [
    ...(/\btcvn\b|tieu chuan/.test(text) ? (['tcvn'] as const) : []),
    ...(/\bqcvn\b|qu[yi] chuan/.test(text) ? (['qcvn'] as const) : []),
    ...(/\biso\b|tieu chuan/.test(text) ? (['khac'] as const) : []),
  ]
  return kinds.length > 0 ? kinds : ['tcvn', 'qcvn', 'khac']
}

function find({ catalogue }: Workbench, kinds: EntryKind[], subject: string): StandardRecord[] {
  const found: StandardRecord[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const result = searchCatalogue(catalogue, { text: subject, kinds, page, pageSize: 100 })
    pages = result.pages
    for (const { record } of result.hits) if ('standard' in record) found.push(record.standard)
  }
  return found
}

/** "bo y te" -> "Bộ Y tế"; the first three syllables tell ministries apart, whatever they are called in full. */
function readIssuer({ catalogue, understanding }: Workbench): string | undefined {
  const text = ` ${fold(understanding.text)} `
  const named = [...new Set(catalogue.standards.flatMap(({ issuer }) => issuer ?? []))].filter(
    (issuer) => /^bo /.test(fold(issuer)) && text.includes(` ${head(issuer)} `),
  )
  const exact = named.find((issuer) => text.includes(` ${fold(issuer)} `))
  // One ministry under its old and its new name.
  return exact ?? (named.length > 1 ? named[0]!.split(' ').slice(0, 3).join(' ') : named[0])
}
const head = (issuer: string) => fold(issuer).split(' ').slice(0, 3).join(' ')
const isFrom = ({ issuer }: StandardRecord, wanted: string) =>
  issuer !== undefined && head(issuer) === head(wanted)
