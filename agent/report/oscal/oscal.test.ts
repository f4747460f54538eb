import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../../core/catalogue.ts'
import { readData } from '../../../core/data/load.ts'
import { bigChecklist, fillIn, judge, poison, sampleCatalogue } from '../testing/sample.ts'
import { OscalCatalogShape, OscalResultsShape } from '../testing/oscal-shapes.ts'
import { toOscalResults } from './assessment-results.ts'
import { toOscalCatalog } from './catalog.ts'

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

describe('a checklist as an OSCAL catalog', () => {
  it.each(shipped.checklists)('$id has the shape of OSCAL 1.1.2', (checklist) => {
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
  ])('%s has the shape of OSCAL 1.1.2', (_name, assessment) => {
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

  it('is the same at each call and does not give away the id by which anybody may answer', () => {
    expect(JSON.stringify(resultsOf())).toBe(JSON.stringify(resultsOf()))
    expect(JSON.stringify(resultsOf())).not.toContain(fillIn(bigChecklist()).id)
  })
})
