/** What an answer rests on: collected while composing, numbered in the order of first use. */
import type { Catalogue, GuideRecord, LawRecord, StandardRecord } from '../../core/catalogue.ts'
import {
  bindingSentence,
  guideOf,
  guidePassageId,
  lawPassageId,
  standardPassageId,
} from '../../core/content.ts'
import type { Hit, Source } from '../../core/domain.ts'
import {
  standingOfLaw,
  standingOfStandard,
  standingSentence,
  standingText,
  STANDING_WORDS,
} from '../../core/standing.ts'
import { replies } from '../replies.ts'

export class Evidence {
  readonly sources: Source[] = []
  /** Everything the sources say, for the checks: numbers in an answer must stand in here. */
  readonly texts: string[] = []

  constructor(
    private readonly catalogue: Catalogue,
    private readonly urlOf: (passageId: string) => string,
  ) {}

  /** Each of these returns the pointer to put behind the sentence: " [1]". */
  standard(standard: StandardRecord, part: 'about' | 'standing' | 'practice' = 'about'): string {
    const quote =
      part === 'standing'
        ? `${standingSentence(this.catalogue, standard)} ${bindingSentence(standard)}`.trim()
        : part === 'practice'
          ? (standard.summary.requirements[0] ?? standard.summary.covers)
          : standard.summary.covers
    this.texts.push(JSON.stringify(standard), quote)
    return this.add({
      id: standardPassageId(standard, part),
      designation: standard.designation,
      title: standard.title,
      standing: standingOfStandard(standard),
      standingText: standingText(this.catalogue, standard),
      section: {
        about: 'Giới thiệu',
        standing: 'Hiệu lực và mức độ bắt buộc',
        practice: 'Yêu cầu chính và việc cần làm',
      }[part],
      quote,
      ...this.provenance(standard),
    })
  }

  law(law: LawRecord, point?: number): string {
    const chosen = point === undefined ? undefined : law.points[point]
    const quote = chosen?.text ?? standingSentence(this.catalogue, law)
    this.texts.push(JSON.stringify(law), quote)
    return this.add({
      id: lawPassageId(law, chosen ? point : undefined),
      designation: law.number,
      title: law.title,
      standing: standingOfLaw(law),
      standingText: standingText(this.catalogue, law),
      section: chosen
        ? [chosen.where, chosen.topic].filter(Boolean).join(' › ')
        : 'Giới thiệu và hiệu lực',
      quote,
      ...this.provenance(law),
    })
  }

  guide(guide: GuideRecord): string {
    this.texts.push(guide.summary)
    return this.add({
      id: guidePassageId(guide),
      designation: 'Hướng dẫn',
      title: guide.title,
      standing: 'current',
      standingText: 'hướng dẫn',
      section: 'Trả lời ngắn',
      quote: guide.summary,
      ...this.provenance(guide),
    })
  }

  hit(hit: Hit, quote: string): string {
    this.texts.push(hit.text, hit.breadcrumb.join(' '))
    const { document } = hit
    const standard =
      document.kind === 'standard' ? this.catalogue.standard(document.designation ?? '') : undefined
    const law = document.designation ? this.catalogue.law(document.designation) : undefined
    const record = standard ?? law
    const guide = guideOf(this.catalogue, document.id)
    return this.add({
      id: hit.id,
      designation:
        document.designation ?? (document.kind === 'guide' ? 'Hướng dẫn' : document.title),
      title: document.title,
      standing: document.standing,
      standingText: record
        ? standingText(this.catalogue, record)
        : document.kind === 'guide'
          ? 'hướng dẫn'
          : STANDING_WORDS[document.standing],
      section: hit.breadcrumb.slice(1).join(' › '),
      quote,
      ...(document.checkedOn ? { checkedOn: document.checkedOn } : {}),
      ...cautionOf(record ?? guide),
    })
  }

  /** A page of the own site, absolute where the site's address is known. */
  address(path: string): string {
    const address = `${this.urlOf('').replace(/\/nguon\/$/, '')}${path}`
    this.texts.push(address)
    return address
  }

  private provenance(entry: {
    provenance: { checkedOn: string; confidence: string }
    caution?: string
  }) {
    return { checkedOn: entry.provenance.checkedOn, ...cautionOf(entry) }
  }

  private add(source: Omit<Source, 'url'>): string {
    let index = this.sources.findIndex((one) => one.id === source.id)
    if (index < 0) index = this.sources.push({ ...source, url: this.urlOf(source.id) }) - 1
    return ` [${index + 1}]`
  }
}

function cautionOf(entry: { provenance: { confidence: string }; caution?: string } | undefined) {
  if (!entry) return {}
  const single = entry.provenance.confidence === 'single-source' ? replies.oneSource : undefined
  const caution = [entry.caution, single].filter(Boolean).join(' ')
  return caution ? { caution } : {}
}
