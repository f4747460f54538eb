import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { readData } from '../../core/data/load.ts'
import {
  assessmentJsonSchema,
  AssessmentExport,
  checklistJsonSchema,
  exportAssessment,
  exportChecklist,
} from './assessment-json.ts'
import { bigChecklist, fillIn, judge, poison, sampleCatalogue } from './testing/sample.ts'

const compile = (schema: object) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(schema)
}
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a self-assessment as JSON', () => {
  const catalogue = sampleCatalogue()
  const validate = compile(assessmentJsonSchema())

  it.each([
    ['filled in', fillIn(bigChecklist())],
    ['with hostile texts', poison(fillIn(bigChecklist()))],
  ])('%s fits its own JSON Schema and comes back whole', (_name, assessment) => {
    const written = through(exportAssessment(assessment, judge(catalogue, assessment).result))
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true)
    const read = AssessmentExport.parse(written)
    expect(read.checklist).toEqual(assessment.checklist)
    expect(read.answers).toEqual(through(assessment.answers))
    expect(read.result.gaps.length).toBeGreaterThan(10)
  })

  it('does not give away the id by which anybody may answer', () => {
    const assessment = fillIn(bigChecklist())
    const written = JSON.stringify(
      exportAssessment(assessment, judge(catalogue, assessment).result),
    )
    expect(written).not.toContain(assessment.id)
  })

  it('says how many photos a question has, and nothing where there are none', () => {
    const assessment = fillIn(bigChecklist())
    const { result } = judge(catalogue, assessment)
    const counted = through(exportAssessment(assessment, result, { a1: 2 }))
    expect(validate(counted), JSON.stringify(validate.errors)).toBe(true)
    expect(counted).toMatchObject({ photos: { a1: 2 } })
    expect(exportAssessment(assessment, result)).not.toHaveProperty('photos')
  })

  it('what is wrong is refused by the schema', () => {
    const assessment = fillIn(bigChecklist())
    const written = exportAssessment(assessment, judge(catalogue, assessment).result)
    expect(validate(through({ ...written, result: { ...written.result, score: 101 } }))).toBe(false)
    expect(validate(through({ ...written, id: assessment.id }))).toBe(false)
  })
})

describe('a checklist as JSON', () => {
  const validate = compile(checklistJsonSchema())
  it.each(readData().data.checklists)('$id fits its JSON Schema', (checklist) => {
    expect(validate(through(exportChecklist(checklist))), JSON.stringify(validate.errors)).toBe(
      true,
    )
  })
})
