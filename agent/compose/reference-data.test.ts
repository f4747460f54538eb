import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../core/data/load.ts'
import {
  certifiers,
  documentKinds,
  findMentions,
  markets,
  standardNames,
  topics,
} from './reference-data.ts'

const catalogue = loadCatalogue()
const laws = (points: { ref: string; topics: string[] }[]) =>
  points.flatMap(({ ref, topics: wanted }) => wanted.map((topic) => [ref, topic] as const))

describe('the lists that answers about documents are composed from', () => {
  it.each(Object.entries(standardNames.names))('"%s" stands for an entry: %s', (_, designation) =>
    expect(catalogue.standard(designation)?.status).toMatch(/^(?:current|unknown)$/),
  )

  it.each([
    ...topics.flatMap(({ refs }) => refs.map(({ ref }) => ref)),
    ...markets.flatMap(({ refs }) => refs.map(({ ref }) => ref)),
    ...certifiers.flatMap(({ standards }) => standards),
  ])('%s is in the catalogue', (ref) => expect(catalogue.resolveRef(ref)).toBeDefined())

  it.each([
    ...laws(certifiers.flatMap(({ points }) => points)),
    ...laws(
      markets.flatMap(({ refs }) => refs.map(({ ref, points = [] }) => ({ ref, topics: points }))),
    ),
    ...laws(
      topics.flatMap(({ refs }) =>
        refs.map(({ ref, point }) => ({ ref, topics: point ? [point] : [] })),
      ),
    ),
  ])('%s has a point on "%s"', (number, topic) =>
    expect(catalogue.law(number)?.points.map((point) => point.topic)).toContain(topic),
  )

  it.each([...documentKinds, ...topics, ...certifiers].flatMap(({ guide }) => guide ?? []))(
    'the guide %s exists',
    (id) => expect(catalogue.guide(id)).toBeDefined(),
  )

  it.each(markets.flatMap(({ refs }) => refs.flatMap(({ groups = [] }) => groups)))(
    'the group of products %s exists',
    (group) => expect(catalogue.groups.has(group)).toBe(true),
  )
})

describe('mentions', () => {
  const mentioned = (question: string) =>
    findMentions(question, documentKinds, ({ words }) => words).map(({ value }) => value.id)

  it('are found without marks, in reading order, the longest word first', () => {
    expect(mentioned('tieu chuan co so khac tieu chuan quoc gia')).toEqual(['tccs', 'tcvn'])
    expect(mentioned('Hợp quy với hợp chuẩn')).toEqual(['hop-quy', 'hop-chuan'])
  })

  it('are whole words, each once', () => {
    expect(mentioned('tcvns tccsx')).toEqual([])
    expect(mentioned('TCVN, tcvn và TCVN')).toEqual(['tcvn'])
    expect(mentioned('TCVN TCCS')).toEqual(['tcvn', 'tccs'])
  })
})
