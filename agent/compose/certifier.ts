/** "Ai chứng nhận ISO 9001", "thử nghiệm ở đâu": which kind of body, what it must fulfil, how to check. Never a company. */
import { replies } from '../replies.ts'
import { bullets, draft, paragraphs, type Draft, type Workbench } from './draft.ts'
import { numbered } from './edition.ts'
import { findGuide } from './find-guide.ts'
import { certifiers, findMentions, type Certifier } from './reference-data.ts'

const MOST = 3

/** Undefined when the question names no kind of certificate, test or inspection. */
export function composeCertifiers(bench: Workbench): Draft | undefined {
  const { catalogue, evidence, understanding } = bench
  const asked = findMentions(withSigns(bench), WORDS, (word) => [word]).flatMap(({ value }) =>
    certifiers.filter(({ words }) => words.includes(value)),
  )
  const chosen = [...new Set(asked)].slice(0, MOST)
  if (chosen.length === 0) return undefined
  evidence.texts.push(JSON.stringify(chosen))
  const guide = findGuide(catalogue, ['tổ chức chứng nhận', 'ai chứng nhận', 'chọn tổ chức'])
  return draft(
    'answered',
    paragraphs(
      guide && chosen.some(isBare) && `${guide.summary}${evidence.guide(guide)}`,
      ...chosen.map((one) => describe(bench, one)),
      `**Kiểm tra trước khi ký hợp đồng:**\n${numbered(replies.certifierChecks)}`,
      replies.certifierNoNames,
      understanding.intents.has('fee') && replies.noFees,
    ),
    {
      choices: guide ? [{ label: guide.title, text: guide.questions[0]! }] : [],
    },
  )
}

/** Neither a law nor a guide of its own says more of it. */
const isBare = ({ guide, points }: Certifier): boolean => !guide && points.length === 0

/** A word may stand for several kinds of body. */
const WORDS = [...new Set(certifiers.flatMap(({ words }) => words))]

/** The question with the series of its numbers written out: "chứng nhận TCVN 5107" is about a TCVN. */
const withSigns = ({ understanding: { text, designations } }: Workbench): string =>
  [text, ...designations.map(({ series, number }) => `${series} ${number} ${series}`)].join(' | ')

function describe({ catalogue, evidence }: Workbench, certifier: Certifier): string {
  const guide = certifier.guide ? catalogue.guide(certifier.guide) : undefined
  const points = certifier.points.flatMap(({ ref, topics }) => {
    const law = catalogue.law(ref)
    return (
      law?.points.flatMap(({ topic, text, where }, index) =>
        topics.includes(topic)
          ? [`**${topic}**${where ? ` (${where})` : ''}: ${text}${evidence.law(law, index)}`]
          : [],
      ) ?? []
    )
  })
  const standards = certifier.standards.flatMap((designation) => {
    const record = catalogue.standard(designation)
    return record
      ? [
          `Yêu cầu với tổ chức đó: **${record.designation}** – ${record.title}.${evidence.standard(record)}`,
        ]
      : []
  })
  return `**${certifier.name}**\n${bullets([`${certifier.who}${guide ? evidence.guide(guide) : ''}`, ...points, ...standards])}`
}
