/** Reading the checklists of self-assessments, and the JSON Schemas of what is exported from one. */
import type { RequestHandler } from 'express'
import { z } from 'zod'
import {
  assessmentJsonSchema,
  ChecklistExport,
  checklistJsonSchema,
  exportChecklist,
} from '../../agent/report/assessment-json.ts'
import { toOscalCatalog } from '../../agent/report/oscal/catalog.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import type { Checklist } from '../../core/data/checklist-schema.ts'
import { slug } from '../../core/data/shared-schema.ts'
import { publish } from '../../core/open-data/published.ts'
import { addressesBelow } from '../../core/open-data/refs.ts'
import { notFound } from '../faults.ts'
import { sendJson } from './catalogue.ts'

publish('ChecklistExport', ChecklistExport)

export const ChecklistList = publish(
  'ChecklistList',
  z.strictObject({
    total: z.int().min(0),
    items: z.array(
      z.strictObject({
        id: slug.describe('Stable: keeps its meaning for ever.'),
        title: z.string(),
        version: z.int().min(1).describe('Raised when the meaning of a question changes.'),
        updatedOn: z.iso.date(),
        about: z.string(),
        forWhom: z.string(),
        minutes: z.int().min(1),
        questions: z
          .int()
          .min(1)
          .describe('Of all of them; a firm is asked those that concern it.'),
        standards: z.array(z.string()),
        laws: z.array(z.string()),
        url: z.string().describe('Page for people, where it can be started.'),
      }),
    ),
  }),
)

type OneEntry = RequestHandler<{ id: string }>

export function createChecklistApi(catalogue: Catalogue, base: string) {
  const addressOf = addressesBelow(base)
  const find = (id: string): Checklist => {
    const found = catalogue.checklists.find((one) => one.id === id)
    if (!found) throw notFound('Không có bộ câu hỏi này. Xem danh sách ở /api/v1/checklists.')
    return found
  }
  const list: RequestHandler = async (request, response) => {
    const items = catalogue.checklists.map((one) => ({
      id: one.id,
      title: one.title,
      version: one.version,
      updatedOn: one.updatedOn,
      about: one.about,
      forWhom: one.forWhom,
      minutes: one.minutes,
      questions: one.sections.reduce((sum, section) => sum + section.questions.length, 0),
      standards: one.standards,
      laws: one.laws,
      url: `${base}/tu-danh-gia#${one.id}`,
    }))
    const view: z.infer<typeof ChecklistList> = { total: items.length, items }
    await sendJson(request, response, view)
  }
  const one: OneEntry = (request, response) =>
    sendJson(request, response, exportChecklist(find(request.params.id)))
  const oscal: OneEntry = (request, response) =>
    sendJson(request, response, toOscalCatalog(catalogue, find(request.params.id), addressOf))
  const schema: OneEntry = async (request, response) => {
    const make = SCHEMAS.get(request.params.id)
    if (!make) throw notFound('Không có lược đồ này. Có: checklist, assessment.')
    await sendJson(request, response, make())
  }
  return { list, one, oscal, schema }
}

const SCHEMAS = new Map<string, () => unknown>([
  ['checklist', checklistJsonSchema],
  ['assessment', assessmentJsonSchema],
])
