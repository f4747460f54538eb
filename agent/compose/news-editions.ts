/** New standards and regulations of a period, the newest first. */
import type { StandardRecord } from '../../core/catalogue.ts'
import { vietnameseDate } from '../../core/content.ts'
import type { Workbench } from './draft.ts'
import { isRegulation } from './edition.ts'
import { isDay, type Period } from './period.ts'
import { topics } from './reference-data.ts'

const MOST = 6

/**
 * `concerned`: only these designations, for which the day counts on which a list names them, too.
 * `besideTopics`: leaves out what a topic tells already.
 */
export function newEditions(
  { catalogue, evidence }: Workbench,
  period: Period,
  concerned: ReadonlySet<string> | undefined,
  besideTopics: boolean,
): string[] {
  const told = new Set(
    besideTopics ? topics.flatMap((topic) => topic.refs.map(({ ref }) => ref)) : [],
  )
  return catalogue.standards
    .filter((one) => !one.derived && one.status !== 'superseded' && one.status !== 'withdrawn')
    .filter(({ designation }) => !told.has(designation))
    .filter(({ designation }) => concerned?.has(designation) ?? true)
    .flatMap((one) => {
      const since = startIn(period, one, concerned !== undefined)
      return since === undefined ? [] : [{ one, since }]
    })
    .sort((a, b) => b.since.localeCompare(a.since) || a.one.id.localeCompare(b.one.id))
    .slice(0, MOST)
    .map(({ one, since }) => {
      const details = [
        since && `từ ${vietnameseDate(since)}`,
        one.supersedes.length > 0 && `thay ${one.supersedes.join(', ')}`,
        one.status === 'unknown' && 'chưa xác nhận được tình trạng hiệu lực',
      ].filter(Boolean)
      const told = details.length > 0 ? `: ${details.join('; ')}` : ''
      return `**${one.designation}** – ${one.title}${told}.${evidence.standard(one, 'standing')}`
    })
}

/** The day in the period on which it begins to apply, "" when only the year is known; undefined: not in it. */
function startIn(period: Period, record: StandardRecord, listed: boolean): string | undefined {
  const { parsed, effectiveFrom, mandatory } = record
  const edition = parsed.amendment?.year ?? parsed.year ?? 0
  const year = Number(period.prefix.slice(0, 4))
  const day = [effectiveFrom, ...(listed ? [mandatory?.from] : [])].find((date) =>
    date?.startsWith(period.prefix),
  )
  if (isRegulation(record)) return edition >= year - 1 ? day : undefined
  return edition === year && !isDay(period) ? (day ?? '') : undefined
}
