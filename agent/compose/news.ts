/** "Năm 2026 có gì mới", "từ 1/7/2026 thay đổi gì", "quy định mới về nhãn": by topic, newest first. */
import { fill, replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { findGuide } from './find-guide.ts'
import { newEditions } from './news-editions.ts'
import { toItem } from './news-item.ts'
import { isDay, readPeriod, type Period } from './period.ts'
import { refsForProducts } from './product-refs.ts'
import { findMentions, topics, type Topic } from './reference-data.ts'

const MOST_LINES = 14
const MOST_OF_TOPIC = 9

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
  const general = detailed && asked.every(({ id }) => id === GENERAL)
  const concerned = understanding.products.length > 0 ? refs : undefined
  const own = detailed && !general ? [] : newEditions(bench, period, concerned, !general)
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
      own.length > 0 && `**Tiêu chuẩn, quy chuẩn mới (${period.words}):**\n${bullets(own)}`,
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
const GENERAL = 'tieu-chuan-quy-chuan'
const narrow = (found: Topic[]): Topic[] => {
  const special = found.filter(({ id }) => id !== GENERAL)
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
