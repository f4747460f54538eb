/** The checklists of self-assessments, for the OpenAPI document. */
import { ChecklistExport } from '../../../agent/report/assessment-json.ts'
import { ChecklistList } from '../checklists.ts'
import { json, type Operation } from './operation.ts'

const read = { method: 'get', tag: 'checklists' } as const

export const checklistOperations: Operation[] = [
  {
    ...read,
    path: '/api/v1/checklists',
    id: 'listChecklists',
    summary: 'Self-assessments that a firm can answer',
    success: { 200: json('All of them.', ChecklistList) },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/checklists/{id}',
    id: 'getChecklist',
    summary: 'One checklist with its questions, clauses and measures',
    idIs: 'Id of the checklist.',
    success: { 200: json('The checklist.', ChecklistExport) },
    faults: [400, 404, 429],
  },
  {
    ...read,
    path: '/api/v1/checklists/{id}/oscal',
    id: 'getChecklistOscal',
    summary: 'One checklist as an OSCAL catalog',
    idIs: 'Id of the checklist.',
    success: {
      200: { description: 'OSCAL catalog, JSON.', content: { 'application/json': 'text' } },
    },
    faults: [400, 404, 429],
  },
  {
    ...read,
    path: '/api/v1/schemas/{id}',
    id: 'getSchema',
    summary: 'JSON Schema (2020-12) of an exported checklist or self-assessment',
    idIs: '"checklist" or "assessment".',
    success: { 200: { description: 'The schema.', content: { 'application/json': 'text' } } },
    faults: [400, 404, 429],
  },
]
