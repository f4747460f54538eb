/** "ISO 20400 tên Việt Nam là gì", "TCVN 12874 tương đương ISO nào": adoption of international texts, in words. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { bindingSentence } from '../../core/content.ts'
import { printDesignation, type Designation } from '../../core/designation.ts'
import { standingSentence } from '../../core/standing.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { cautionsOf, type Named } from './resolve.ts'

/** Undefined when the question names no standard of the catalogue. */
export function composeEquivalents(bench: Workbench, named: Named[]): Draft | undefined {
  if (named.length === 0) return undefined
  return draft('answered', paragraphs(...named.map((one) => describe(bench, one))), {
    notes: cautionsOf(...named.map(({ record }) => record)),
  })
}

function describe(bench: Workbench, { typed, record, others }: Named): string {
  const { catalogue, evidence } = bench
  const current = catalogue.successor(record)
  const foreign = !typed.series.startsWith('TCVN') && !typed.series.startsWith('QC')
  if (foreign && !isVietnamese(current))
    return paragraphs(
      `**${current.designation}** – ${current.title}.${evidence.standard(current)} ${fill(replies.noAdoption, { name: printDesignation(typed) })}`,
      `${standingSentence(catalogue, current)}${evidence.standard(current, 'standing')}`,
      ...earlierAdoptions(bench, typed).map(
        (one) =>
          `Bản Việt Nam hiện có: **${one.designation}** – ${one.title}. ${degrees(one)}${evidence.standard(one, 'standing')}`,
      ),
    )
  const replaced =
    current !== record &&
    `**${record.designation}** đã được thay thế bằng **${current.designation}**.${evidence.standard(record, 'standing')}`
  const siblings = foreign ? [] : others.filter(({ designation }) => designation.includes('ISO'))
  return paragraphs(
    replaced,
    foreign &&
      `${printDesignation(typed)} ở Việt Nam là **${current.designation}** – ${current.title}.${evidence.standard(current)}`,
    !foreign && `**${current.designation}** – ${current.title}.${evidence.standard(current)}`,
    degrees(current) + evidence.standard(current, 'standing'),
    foreign && otherNumber(typed, current),
    `${standingSentence(catalogue, current)} ${bindingSentence(current)}${evidence.standard(current, 'standing')}`.trim(),
    siblings.length > 0 &&
      `Liên quan:\n${bullets(siblings.slice(0, 3).map((one) => `**${one.designation}** – ${one.title}.${evidence.standard(one)}`))}`,
  )
}

/** How the Vietnamese text relates to each international one, said in words. */
export function degrees({ equivalents, designation }: StandardRecord): string {
  if (equivalents.length === 0) return fill(replies.noEquivalent, { name: designation })
  const words = {
    IDT: replies.degreeIdentical,
    MOD: replies.degreeModified,
    NEQ: replies.degreeNot,
  }
  return equivalents
    .map(
      ({ designation: original, degree }) =>
        `${designation} dựa trên ${original}: ${degree ? words[degree] : replies.degreeUnknown}.`,
    )
    .join(' ')
}

/** "ISO 9001:2026" has none yet, but ISO 9001 in an earlier edition has. */
const earlierAdoptions = ({ catalogue }: Workbench, { series, number }: Designation) =>
  catalogue
    .findStandards({ series, number })
    .filter((one) => isVietnamese(one) && one.status !== 'superseded')

const isVietnamese = ({ parsed }: StandardRecord): boolean => /^(?:TCVN|QC)/.test(parsed.series)

/** Where the Vietnamese number is another one, people look for "TCVN ISO" plus the number in vain. */
const otherNumber = (typed: Designation, record: StandardRecord): string | undefined =>
  typed.number === record.parsed.number
    ? undefined
    : `Số hiệu trong nước là ${record.designation}, không phải “TCVN” ghép với số của bản quốc tế.`
