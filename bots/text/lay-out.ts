/** From a reply to the messages of one app: its limits, its buttons or none, sources at the end. */
import type { Choice, Source } from '../../core/domain.ts'
import type { Channel, Part, Reply } from '../channel.ts'
import { texts } from '../texts.ts'
import { readMarkdown } from './read-markdown.ts'
import { plainOf, spellLink, type Run } from './runs.ts'
import { splitRuns } from './split.ts'

export interface Offer {
  /** What a press brings back, and what a typed number counts in. */
  set: string
}

/** Text parts in reading order, then files. Buttons stand under the last text. */
export function layOut(reply: Reply, limits: Channel['limits'], { set }: Offer): Part[] {
  const { choices } = reply
  const asButtons = limits.buttons !== undefined && choices.length <= limits.buttons.most
  const runs: Run[] = readMarkdown(reply.text)
  const tail: Run[] = [
    ...noteRuns(reply.notes),
    ...sourceRuns(reply.sources),
    ...(choices.length && !asButtons ? choiceRuns(choices) : []),
  ]
  const all = [...runs, ...tail]
  const pieces = splitRuns(limits.spellsLinks ? all.flatMap(spellLink) : all, limits.text)
  const parts: Part[] = pieces.map((piece) => ({ kind: 'text', runs: piece }))
  const last = parts.at(-1)
  if (asButtons && choices.length && last?.kind === 'text')
    last.buttons = {
      set,
      labels: choices.map((one) => shorten(one.label, limits.buttons!.label)),
    }
  return [...parts, ...reply.files.map((file): Part => ({ kind: 'file', file }))]
}

const noteRuns = (notes: string[]): Run[] =>
  notes.flatMap((note) => [
    { text: '\n\n' },
    { text: plainOf(readMarkdown(note)), italic: true as const },
  ])

/** "[1] TCVN 5603:2023, Phạm vi áp dụng (còn hiệu lực)", with the address where there is one. */
function sourceRuns(sources: Source[]): Run[] {
  if (sources.length === 0) return []
  return [
    { text: '\n\n' },
    { text: texts.sources, bold: true },
    ...sources.flatMap((source, index): Run[] => {
      const name = [source.designation, source.section].filter(Boolean).join(', ')
      const isAddress = /^https?:\/\//.test(source.url)
      return [
        { text: `\n[${index + 1}] ` },
        isAddress ? { text: name, href: source.url } : { text: name },
        { text: ` (${source.standingText})` },
      ]
    }),
  ]
}

const choiceRuns = (choices: Choice[]): Run[] => [
  { text: `\n\n${texts.chooseByNumber}` },
  ...choices.map((one, index): Run => ({ text: `\n${index + 1}. ${one.label}` })),
]

function shorten(label: string, most: number): string {
  const letters = [...label.normalize('NFC')]
  if (label.length <= most) return label
  let kept = ''
  for (const letter of letters) {
    if (kept.length + letter.length > most - 1) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** A notice or a single sentence of ours, in the limits of the app. */
export const sayPlainly = (text: string, limits: Channel['limits']): Part[] =>
  layOut({ text, sources: [], notes: [], choices: [], files: [] }, limits, { set: '0' })
