/** "Năm 2026 có gì mới", "từ 1/7/2026 thay đổi gì", "quy định mới về nhãn": by topic, newest first. */
import { vietnameseDate } from '../../core/content.ts'
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { isRegulation } from './edition.ts'
import { findGuide } from './find-guide.ts'
import { toItem } from './news-item.ts'
import { isDay, readPeriod, type Period } from './period.ts'
import { refsForProducts } from './product-refs.ts'
import { findMentions, topics, type Topic } from './reference-data.ts'

const MOST_LINES = 14
const MOST_OF_TOPIC = 9
const MOST_REGULATIONS = 5

/** Undefined when the question names no topic that this could narrow down to and is not general either. */
export function composeNews(bench: Workbench): Draft | undefined {
  const { catalogue, understanding, evidence } = bench
  const period = readPeriod(understanding.text, yearOf(bench))
  const named = findMentions(understanding.text, topics, ({ words }) => words)
  const asked = narrow(named.map(({ value }) => value))
  const refs = refsForProducts(catalogue, understanding.products)
  const ofProducts = topics.filter((topic) => topic.refs.some(({ ref }) => refs.has(ref)))
  const chosen = asked.length > 0 ? asked : understanding.products.length > 0 ? ofProducts : topics
  const detailed = asked.length > 0
  evidence.texts.push(period.words)
  const lines = chosen
    .map((topic) => tellTopic(bench, topic, period, detailed))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.date.localeCompare(a.date))
  const own = detailed
    ? []
    : regulations(bench, period, understanding.products.length > 0 ? refs : undefined)
  const subject = (asked.length > 0 ? asked : understanding.products)
    .map(({ name }) => name)
    .join(', ')
  if (lines.length + own.length === 0)
    return draft(
      'not-found',
      fill(replies.nothingNew, {
        period: period.words,
        topic: subject ? lowerFirst(subject) : 'việc này',
      }),
    )
  const about = subject ? ` về ${lowerFirst(subject)}` : ''
  const overview =
    subject || isDay(period) ? undefined : findGuide(catalogue, [`${period.words} có gì mới`])
  return draft(
    'answered',
    paragraphs(
      overview && `${overview.summary}${evidence.guide(overview)}`,
      `**Những điểm có mốc ${period.words}${about}** (mới nhất trước):`,
      detailed
        ? paragraphs(...lines.map(({ text }) => text))
        : bullets(lines.slice(0, MOST_LINES).map(({ text }) => text)),
      own.length > 0 && `**Quy chuẩn mới áp dụng từ ${period.words}:**\n${bullets(own)}`,
    ),
    {
      choices: [
        ...(overview ? [{ label: overview.title, text: overview.questions[0]! }] : []),
        ...next(bench, chosen, period, detailed),
      ],
    },
  )
}

/** Names with capitals inside, and Halal, are written as they are. */
const lowerFirst = (words: string) =>
  /^(?:Halal|\p{Lu}\p{L}*\p{Lu})/u.test(words)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1)

/** The newest year in which anything was checked: the content's own "now". */
const yearOf = ({ catalogue }: Workbench): number =>
  Number(
    catalogue.laws
      .map(({ provenance }) => provenance.checkedOn)
      .sort()
      .at(-1)
      ?.slice(0, 4),
  )

/** "quy chuẩn mới về nhãn" is about labels: the general topic gives way to any other. */
const narrow = (found: Topic[]): Topic[] => {
  const special = found.filter(({ id }) => id !== 'tieu-chuan-quy-chuan')
  return special.length > 0 ? special.slice(0, 2) : found
}

function tellTopic(bench: Workbench, topic: Topic, period: Period, detailed: boolean) {
  const items = topic.refs.flatMap((one) => toItem(bench, period, one) ?? [])
  const [lead, ...rest] = items
  if (!lead) return undefined
  const newest = items
    .map(({ date }) => date)
    .sort()
    .at(-1)!
  if (detailed) {
    const told = items.toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, MOST_OF_TOPIC)
    const guide = topic.guide ? bench.catalogue.guide(topic.guide) : undefined
    return {
      date: newest,
      text: `**${topic.name}**${guide ? `: ${guide.summary}${bench.evidence.guide(guide)}` : ''}\n\n${bullets(told.map(({ name, text, cite }) => `**${name}**: ${text}${cite()}`))}`,
    }
  }
  // A day is asked about closely, a year widely: then one line a topic is enough.
  const others = isDay(period) ? rest.slice(0, MOST_LINES) : []
  const also = others.length
    ? ` Cùng nhóm: ${others.map(({ name, cite }) => `${name}${cite()}`).join(', ')}.`
    : ''
  return {
    date: lead.date || newest,
    text: `**${topic.name}** – ${lead.name}: ${lead.text}${lead.cite()}${also}`,
  }
}

/** New regulations that apply from a day in the period; for a product, those that concern it. */
function regulations(
  { catalogue, evidence }: Workbench,
  period: Period,
  refs?: ReadonlySet<string>,
): string[] {
  const listed = new Set(topics.flatMap((topic) => topic.refs.map(({ ref }) => ref)))
  const year = Number(period.prefix.slice(0, 4))
  return catalogue.standards
    .filter((one) => isRegulation(one) && !one.derived && one.status !== 'superseded')
    .filter(({ parsed }) => (parsed.amendment?.year ?? parsed.year ?? 0) >= year - 1)
    .filter(({ designation }) => (refs ? refs.has(designation) : !listed.has(designation)))
    .flatMap((one) => {
      // Since when a list names it is news for its goods alone; in general, its own day counts.
      const days = refs ? [one.effectiveFrom, one.mandatory?.from] : [one.effectiveFrom]
      const from = days.find((date) => date?.startsWith(period.prefix))
      return from ? [{ one, from }] : []
    })
    .sort((a, b) => b.from.localeCompare(a.from))
    .slice(0, MOST_REGULATIONS)
    .map(({ one, from }) => {
      const old = one.supersedes.length > 0 ? `, thay ${one.supersedes.join(', ')}` : ''
      return `**${one.designation}** – ${one.title}: từ ${vietnameseDate(from)}${old}.${evidence.standard(one, 'standing')}`
    })
}

/** Topics to look into, or the guides of the one that was told. */
function next({ catalogue }: Workbench, chosen: Topic[], period: Period, detailed: boolean) {
  if (!detailed)
    return chosen.slice(0, 5).map(({ name }) => ({
      label: name,
      text: `Có gì mới về ${name} từ ${period.words}?`,
    }))
  return chosen.flatMap(({ guide }) => {
    const found = guide ? catalogue.guide(guide) : undefined
    return found ? [{ label: found.title, text: found.questions[0]! }] : []
  })
}
