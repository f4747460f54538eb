/** Answers to questions that name no number: the guides, laws and standards that speak of it, quoted. */
import { fold, syllables } from '../../core/text.ts'
import type { GuideRecord } from '../../core/catalogue.ts'
import type { SearchHit } from '../find/index.ts'
import { standingSentence } from '../../core/standing.ts'
import { bindingSentence, guideOf } from '../../core/content.ts'
import { replies } from '../replies.ts'
import { draft, paragraphs, bullets, type Draft, type Workbench } from './draft.ts'
import { contentWords, pickLines, pickQuote } from './quote.ts'

/**
 * Tuned on `eval/questions`: below it, what was found is chance. Answerable questions of the field start at
 * 0.43; questions from outside it reach 0.5, and three or four common words reach more by luck.
 */
const ENOUGH = { inScope: 0.4, product: 0.45, otherwise: 0.55, short: 0.8, chance: 0.22 }

function enough({ understanding }: Workbench): number {
  if (understanding.inScope) return ENOUGH.inScope
  if (understanding.products.length > 0) return ENOUGH.product
  return syllables(understanding.text).length <= 4 ? ENOUGH.short : ENOUGH.otherwise
}

interface Topic {
  id: string
  hits: SearchHit[]
  score: number
}

/**
 * The guide on applying a standard that the question names without a year ("ISO 9001 bắt đầu từ đâu"):
 * the guide answers such a question better than the entry. Undefined when no guide fits well enough.
 */
export async function composeGuideOn(
  bench: Workbench,
  standards: string[],
): Promise<Draft | undefined> {
  const { catalogue, evidence } = bench
  const guide = await composeGuide(
    bench,
    (one) => one.standards.some((ref) => standards.includes(ref)),
    ENOUGH.otherwise,
  )
  if (!guide) return undefined
  const named = standards.flatMap((one) => {
    const record = catalogue.standard(one)
    return record
      ? [
          `**${record.designation}** – ${record.title}. ${standingSentence(catalogue, record)}${evidence.standard(record, 'standing')}`,
        ]
      : []
  })
  return { ...guide, text: paragraphs(guide.text, ...named) }
}

/** The best fitting of some guides; undefined when even that one shares too little with the question. */
export async function composeGuide(
  bench: Workbench,
  allowed: (guide: GuideRecord) => boolean,
  least: number = ENOUGH.chance,
): Promise<Draft | undefined> {
  const hits = await bench.search(bench.understanding.text, 60)
  const lead = byDocument(
    hits.map((hit) => ({ ...hit, score: hit.score * trust(bench, hit) })),
  ).find(({ id }) => {
    const guide = guideOf(bench.catalogue, id)
    return guide !== undefined && allowed(guide)
  })
  if (!lead || Math.max(...lead.hits.map((hit) => hit.strength)) < least) return undefined
  return draft('answered', sayLead(bench, lead), { notes: cautions(bench, [lead]) })
}

export async function composeTopic(bench: Workbench): Promise<Draft> {
  const { understanding, search } = bench
  const hits = (await search(understanding.text, 60)).map((hit) => ({
    ...hit,
    score: hit.score * trust(bench, hit),
  }))
  const strongest = Math.max(0, ...hits.slice(0, 5).map((hit) => hit.strength))
  if (strongest < enough(bench))
    return understanding.inScope ||
      (understanding.products.length > 0 && strongest >= ENOUGH.chance)
      ? draft('not-found', replies.notFound)
      : draft('out-of-scope', replies.outOfScope)
  const topics = byDocument(hits)
  const lead = topics[0]!
  const others = topics.slice(1).filter((topic) => topic.score >= lead.score * 0.72)
  const standards = [lead, ...others].filter((topic) => topic.hits[0]!.document.kind === 'standard')
  const text =
    understanding.intents.has('which') &&
    standards.length > 0 &&
    lead.hits[0]!.document.kind === 'standard'
      ? listStandards(bench, standards.slice(0, 3))
      : paragraphs(sayLead(bench, lead), sayOthers(bench, others.slice(0, 2)))
  return draft(
    'answered',
    paragraphs(
      text,
      understanding.intents.has('fee') &&
        !/ho tro/.test(fold(understanding.text)) &&
        replies.noFees,
      understanding.intents.has('limit') && replies.noLimits,
    ),
    {
      notes: cautions(bench, [lead, ...others.slice(0, 2)]),
    },
  )
}

/** How much a passage is trusted as an answer beside what its words say. */
function trust({ understanding }: Workbench, hit: SearchHit): number {
  const { kind, standing } = hit.document
  const outdated =
    standing !== 'current' && standing !== 'unknown' && !understanding.intents.has('standing')
      ? 0.6
      : 1
  const section = hit.breadcrumb.at(-1) ?? ''
  const aside = /^(?:Nguồn|Sai lầm|Mở đầu)/.test(section) ? 0.75 : 1
  const steps = understanding.intents.has('steps') && /bước/.test(section) ? 1.2 : 1
  const { intents } = understanding
  const preferred =
    (intents.has('which') && kind === 'standard' && 1.15) ||
    (intents.has('mandatory') && kind === 'law' && 1.15) ||
    (intents.has('limit') && /^QC/.test(hit.document.designation ?? '') && 1.4) ||
    (!intents.has('which') && kind === 'guide' && 1.12) ||
    1
  return outdated * aside * steps * preferred
}

function byDocument(hits: SearchHit[]): Topic[] {
  const topics = new Map<string, Topic>()
  for (const hit of hits.toSorted((a, b) => b.score - a.score)) {
    const topic = topics.get(hit.document.id) ?? { id: hit.document.id, hits: [], score: 0 }
    // A document with several fitting passages is more about the question than one with a lucky line.
    topic.score +=
      topic.hits.length === 0 ? hit.score : topic.hits.length === 1 ? hit.score * 0.25 : 0
    topic.hits.push(hit)
    topics.set(hit.document.id, topic)
  }
  return [...topics.values()].sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
}

function sayLead(bench: Workbench, { hits, id }: Topic): string {
  const { catalogue, evidence, understanding } = bench
  const question = understanding.text
  const best = hits[0]!
  const guide = guideOf(catalogue, id)
  const section = (hit: SearchHit, budget: number) => {
    const quote = pickQuote(hit.text, question)
    return `**${hit.breadcrumb.slice(1).join(' › ') || hit.document.title}**\n${pickLines(hit.text, question, budget)}${evidence.hit(hit, quote)}`
  }
  if (guide) {
    const own = hits.filter(
      (hit) => hit.breadcrumb.at(-1) !== 'Trả lời ngắn' && hit.score >= best.score * 0.3,
    )
    return paragraphs(
      `${guide.summary}${evidence.guide(guide)}`,
      ...chooseSections(own, question).map((hit) => section(hit, 900)),
    )
  }
  const law = catalogue.law(best.document.designation ?? '')
  if (law)
    return paragraphs(
      `**${law.name}** – ${law.title}. ${standingSentence(catalogue, law)}${evidence.law(law)}`,
      ...hits
        .filter((hit) => !hit.id.endsWith('.1') && hit.score >= best.score * 0.55)
        .slice(0, 3)
        .map((hit) => section(hit, 700)),
    )
  const standard = catalogue.standard(best.document.designation ?? '')
  if (standard) return listStandards(bench, [{ id, hits, score: best.score }])
  return paragraphs(
    ...hits
      .filter((hit) => hit.score >= best.score * 0.75)
      .slice(0, 2)
      .map((hit) => section(hit, 900)),
  )
}

const MOST_SECTIONS = 3

/** The best section, then those that speak of words of the question which the chosen ones leave open. */
function chooseSections(hits: SearchHit[], question: string): SearchHit[] {
  const open = contentWords(question)
  const chosen: SearchHit[] = []
  for (const hit of hits) {
    const words = contentWords(`${hit.breadcrumb.at(-1)} ${hit.text}`)
    const fresh = [...open].filter((word) => words.has(word))
    const close = chosen.length === 1 && hit.score >= hits[0]!.score * 0.45
    if (chosen.length > 0 && fresh.length < chosen.length && !close) continue
    chosen.push(hit)
    fresh.forEach((word) => open.delete(word))
    if (chosen.length === MOST_SECTIONS) break
  }
  return chosen
}

function sayOthers(
  { catalogue, evidence, understanding }: Workbench,
  topics: Topic[],
): string | undefined {
  const items = topics.flatMap(({ hits }) => {
    const hit = hits[0]!
    const quote = pickQuote(hit.text, understanding.text)
    const law = catalogue.law(hit.document.designation ?? '')
    const standard = catalogue.standard(hit.document.designation ?? '')
    if (standard && standard.status === 'superseded') return []
    const name = law?.name ?? standard?.designation ?? hit.document.title
    return quote ? [`**${name}**: ${quote}${evidence.hit(hit, quote)}`] : []
  })
  return items.length ? `Xem thêm:\n${bullets(items)}` : undefined
}

function listStandards({ catalogue, evidence }: Workbench, topics: Topic[]): string {
  const records = topics.flatMap(({ hits }) => {
    const standard = catalogue.standard(hits[0]!.document.designation ?? '')
    return standard ? [catalogue.successor(standard)] : []
  })
  return [...new Set(records)]
    .map((record) =>
      paragraphs(
        `**${record.designation}** – ${record.title}.${evidence.standard(record)} ${record.summary.covers} Dành cho: ${record.summary.appliesTo}`,
        `${standingSentence(catalogue, record)} ${bindingSentence(record)}${evidence.standard(record, 'standing')}`,
      ),
    )
    .join('\n\n')
}

function cautions({ catalogue }: Workbench, topics: Topic[]): string[] {
  return topics.flatMap(({ hits, id }) => {
    const { designation, kind, title } = hits[0]!.document
    const record =
      kind === 'guide'
        ? guideOf(catalogue, id)
        : designation
          ? (catalogue.standard(designation) ?? catalogue.law(designation))
          : undefined
    return record?.caution ? [`${designation ?? title}: ${record.caution}`] : []
  })
}
