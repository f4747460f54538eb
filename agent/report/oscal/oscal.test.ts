import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../core/catalogue.ts'
import { addressesBelow } from '../../../core/open-data/refs.ts'
import { readData } from '../../../core/data/load.ts'
import { scoreAnswers } from '../../assess/score.ts'
import { bigChecklist, fillIn, judge, poison, sampleCatalogue } from '../testing/sample.ts'
import { OscalCatalogShape, OscalResultsShape } from '../testing/oscal-shapes.ts'
import { toOscalResults } from './assessment-results.ts'
import { toOscalCatalog } from './catalog.ts'
import { NAMESPACE } from './shared.ts'

const shipped = new Catalogue(readData().data)
const sample = sampleCatalogue()
const resultsOf = (assessment = fillIn(bigChecklist())) =>
  toOscalResults(assessment, judge(sample, assessment))

/** Every value of these keys, at any depth. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((one) => valuesOf(one, key))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ])
}

/** In these a link inside the document names a control, a group or a part; a law is none of them. */
const TO_CONTROLS = ['related', 'required', 'incorporated-into', 'moved-to']

describe('a checklist as an OSCAL catalog', () => {
  it.each(shipped.checklists)('$id has the shape of an OSCAL catalog', (checklist) => {
    const document = toOscalCatalog(shipped, checklist)
    expect(OscalCatalogShape.safeParse(document).error).toBeUndefined()
    const uuids = valuesOf(document, 'uuid')
    const ids = valuesOf(document, 'id')
    expect(new Set(uuids).size).toBe(uuids.length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(shipped.checklists)('every link of $id leads to a resource in it', (checklist) => {
    const { catalog } = toOscalCatalog(shipped, checklist)
    const uuids = catalog['back-matter']?.resources.map((one) => `#${one.uuid}`) ?? []
    for (const href of valuesOf(catalog.groups, 'href')) expect(uuids).toContain(href)
    for (const rel of valuesOf(catalog.groups, 'rel')) expect(TO_CONTROLS).not.toContain(rel)
  })

  it.each(shipped.checklists)('every control of $id has a statement and how to check', (one) => {
    const { catalog } = toOscalCatalog(shipped, one)
    for (const { parts } of catalog.groups.flatMap((group) => group.controls)) {
      expect(parts.map((part) => part.name)).toEqual(['statement', 'guidance', 'assessment-method'])
      const [, , method] = parts
      expect(method?.props).toEqual([
        { name: 'method', ns: 'http://csrc.nist.gov/ns/rmf', value: 'EXAMINE' },
      ])
      expect(method?.parts?.map((part) => part.name)).toEqual(['assessment-objects'])
    }
  })

  it('gives each document that it names the address of its entry, as the format wants', () => {
    const addresses = (addressOf?: Parameters<typeof toOscalCatalog>[2]) =>
      toOscalCatalog(sample, bigChecklist(), addressOf).catalog['back-matter']!.resources.map(
        ({ rlinks }) => rlinks?.map(({ href }) => href),
      )
    const paths = addresses()
    expect(paths).toContainEqual(['/tieu-chuan/tcvn-5603-2023'])
    expect(paths).not.toContain(undefined)
    expect(addresses(addressesBelow('https://tro-ly.example.vn'))).toEqual(
      paths.map((one) => [`https://tro-ly.example.vn${one![0]}`]),
    )
  })

  it.each(shipped.checklists)('no property of $id takes a name of the format itself', (one) => {
    const props = valuesOf(toOscalCatalog(shipped, one), 'props').flat() as { ns?: string }[]
    for (const { ns } of props) expect([NAMESPACE, 'http://csrc.nist.gov/ns/rmf']).toContain(ns)
  })

  it('is the same at each call, and another one for another version', () => {
    const text = (version: number) => JSON.stringify(toOscalCatalog(sample, bigChecklist(version)))
    expect(text(1)).toBe(text(1))
    expect(toOscalCatalog(sample, bigChecklist(2)).catalog.uuid).not.toBe(
      toOscalCatalog(sample, bigChecklist(1)).catalog.uuid,
    )
  })
})

describe('a self-assessment as OSCAL assessment results', () => {
  it.each([
    ['filled in', fillIn(bigChecklist())],
    ['with hostile texts', poison(fillIn(bigChecklist()))],
    ['empty', { ...fillIn(bigChecklist()), answers: { owner: {}, advisor: {} }, plan: {} }],
  ])('%s has the shape of OSCAL assessment results', (_name, assessment) => {
    expect(OscalResultsShape.safeParse(resultsOf(assessment)).error).toBeUndefined()
  })

  it('points to controls and statements of the catalog, and to what is in the document', () => {
    const { catalog } = toOscalCatalog(sample, bigChecklist())
    const document = resultsOf()
    const ids = new Set(valuesOf(catalog, 'id'))
    const uuids = new Set(valuesOf(document, 'uuid'))
    const controls = valuesOf(document, 'control-id')
    expect(controls).toHaveLength(45)
    for (const id of [...controls, ...valuesOf(document, 'target-id')]) expect(ids).toContain(id)
    for (const key of ['observation-uuid', 'risk-uuid', 'actor-uuid'])
      for (const uuid of valuesOf(document, key)) expect(uuids).toContain(uuid)
    expect(uuids).toContain(document['assessment-results']['import-ap'].href.slice(1))
    expect(uuids.size).toBe(valuesOf(document, 'uuid').length)
  })

  it('turns có into satisfied, một phần and chưa into not satisfied, and the rest into observations only', () => {
    const assessment = fillIn(bigChecklist())
    const values = Object.values(assessment.answers.owner).map((one) => one.value)
    const count = (...wanted: string[]) => values.filter((one) => wanted.includes(one)).length
    const [result] = resultsOf(assessment)['assessment-results'].results
    const states = result.findings!.map((one) => one.target.status.state)
    expect(states.filter((one) => one === 'satisfied')).toHaveLength(count('yes'))
    expect(states.filter((one) => one === 'not-satisfied')).toHaveLength(count('partly', 'no'))
    expect(result.risks).toHaveLength(count('partly', 'no'))
    const advised = Object.keys(assessment.answers.advisor).length
    expect(result.observations).toHaveLength(values.length + advised)
  })

  it('says of a measure that it is recommended, planned or carried out', () => {
    const assessment = fillIn(bigChecklist())
    const [question] = Object.keys(assessment.plan)
    const stages = (['todo', 'doing', 'done', 'dropped', undefined] as const).map((status) => {
      const plan = status ? { [question!]: { status } } : {}
      const [{ risks }] = resultsOf({ ...assessment, plan })['assessment-results'].results
      const risk = risks!.find((one) => one.title.includes(` ${question} `))
      return risk!.remediations[0]!.lifecycle
    })
    expect(stages).toEqual(['planned', 'planned', 'completed', 'recommendation', 'recommendation'])
  })

  it('is another document once the plan has changed', () => {
    const assessment = fillIn(bigChecklist())
    const uuidOf = (one: typeof assessment) => resultsOf(one)['assessment-results'].uuid
    expect(uuidOf({ ...assessment, plan: {} })).not.toBe(uuidOf(assessment))
  })

  it('names controls even where no question concerns the firm, because the list may not be empty', () => {
    const assessment = { ...fillIn(bigChecklist()), answers: { owner: {}, advisor: {} }, plan: {} }
    const nothing = toOscalResults(assessment, { result: scoreAnswers([], {}), sections: [] })
    expect(OscalResultsShape.safeParse(nothing).error).toBeUndefined()
  })

  it('is the same at each call and does not give away the id by which anybody may answer', () => {
    expect(JSON.stringify(resultsOf())).toBe(JSON.stringify(resultsOf()))
    expect(JSON.stringify(resultsOf())).not.toContain(fillIn(bigChecklist()).id)
  })
})
