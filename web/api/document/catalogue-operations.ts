/** The reading routes, for the OpenAPI document. */
import {
  RecommendationView,
  RiskGroupPage,
  Vocabulary,
} from '../../../core/open-data/advice-shapes.ts'
import { Dataset } from '../../../core/open-data/dataset.ts'
import { EntryPage, GuideView, LawView, StandardView } from '../../../core/open-data/shapes.ts'
import { RecommendBody } from '../advice.ts'
import { GuidesQuery, LawsQuery, RiskGroupsQuery, SearchQuery, StandardsQuery } from '../queries.ts'
import { json, ways, type Operation } from './operation.ts'

const table: NonNullable<Operation['success'][number]['content']> = { 'text/csv': 'text' }
const read = { method: 'get', tag: 'catalogue' } as const

export const catalogueOperations: Operation[] = [
  {
    ...read,
    path: '/api/v1/standards',
    id: 'listStandards',
    summary: 'Standards and technical regulations',
    description:
      'With `format=csv` every match comes as a table (RFC 4180, UTF-8 with a byte order mark); cells that a spreadsheet would take for a formula begin with an apostrophe.',
    query: StandardsQuery,
    success: {
      200: {
        description: 'A page, or a table of all matches.',
        content: { 'application/json': EntryPage, ...table },
        headers: { Link: 'rel="next" and rel="prev".' },
      },
    },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/standards/{id}',
    id: 'getStandard',
    summary: 'One edition of a standard or regulation',
    idIs: 'Id of the entry, or its number in any spelling: "TCVN 5603:2023", "tcvn5603", "ISO 22000".',
    success: { 200: json('The entry.', StandardView), ...ways },
    faults: [400, 404, 429],
  },
  {
    ...read,
    path: '/api/v1/laws',
    id: 'listLaws',
    summary: 'Laws, decrees, circulars, and rules of foreign markets',
    query: LawsQuery,
    success: { 200: json('A page.', EntryPage) },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/laws/{id}',
    id: 'getLaw',
    summary: 'One legal document',
    idIs: 'Id of the entry, or its number: "37/2026/NĐ-CP" with slashes encoded as %2F.',
    success: { 200: json('The entry.', LawView), ...ways },
    faults: [400, 404, 429],
  },
  {
    ...read,
    path: '/api/v1/guides',
    id: 'listGuides',
    summary: 'How-to pages',
    query: GuidesQuery,
    success: { 200: json('A page.', EntryPage) },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/guides/{id}',
    id: 'getGuide',
    summary: 'One how-to page',
    idIs: 'Id of the guide.',
    success: { 200: json('The guide.', GuideView) },
    faults: [400, 404, 429],
  },
  {
    ...read,
    path: '/api/v1/search',
    id: 'search',
    summary: 'Search over standards, laws and guides',
    query: SearchQuery,
    success: { 200: json('A page, best first.', EntryPage) },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/risk-groups',
    id: 'listRiskGroups',
    summary: 'Groups of goods in the risk lists under Decree 37/2026/NĐ-CP',
    query: RiskGroupsQuery,
    success: { 200: json('A page, high risk first.', RiskGroupPage) },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/facts',
    id: 'listFacts',
    tag: 'advice',
    summary: 'The vocabulary of a profile: facts with their choices, products, groups',
    success: { 200: json('The vocabulary.', Vocabulary) },
    faults: [400, 429],
  },
  {
    method: 'post',
    path: '/api/v1/recommend',
    id: 'recommend',
    tag: 'advice',
    summary: 'Which documents concern a business, and why',
    description:
      'Nothing is stored. `question` is what to ask next: put the answer into `profile` and send it again.',
    body: RecommendBody,
    success: { 200: json('The recommendation.', RecommendationView) },
    faults: [400, 403, 413, 415, 429],
  },
  {
    ...read,
    path: '/api/v1/dataset.json',
    id: 'getDataset',
    tag: 'dataset',
    summary: 'The whole catalogue as one dated data set',
    success: { 200: json('The data set.', Dataset) },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/dataset/standards.csv',
    id: 'getStandardsTable',
    tag: 'dataset',
    summary: 'All standards and regulations as a table',
    success: { 200: { description: 'RFC 4180, UTF-8 with a byte order mark.', content: table } },
    faults: [400, 429],
  },
  {
    ...read,
    path: '/api/v1/openapi.json',
    id: 'getOpenApi',
    tag: 'dataset',
    summary: 'This document',
    success: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': 'text' } } },
    faults: [400, 429],
  },
]
