/** The OpenAPI 3.1 document, made from the schemas that the routes themselves use. */
import { z } from 'zod'
import { published } from '../../../core/open-data/published.ts'
import { LICENCE } from '../../../core/open-data/dataset.ts'
import { catalogueOperations } from './catalogue-operations.ts'
import { checklistOperations } from './checklist-operations.ts'
import { conversationOperations } from './conversation-operations.ts'
import { ErrorShape, FAULTS, type Operation, type Reply } from './operation.ts'

type Json = Record<string, unknown>

export const operations: readonly Operation[] = [
  ...catalogueOperations,
  ...checklistOperations,
  ...conversationOperations,
]

/** `serverUrl`: where the API is, "/" when the server does not know its own address. */
export function describeApi(serverUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Trợ lý Tiêu chuẩn API',
      version: '1.0.0',
      summary: 'Vietnamese standards (TCVN) and technical regulations (QCVN) for small firms',
      description:
        'No keys. The reading routes may be used from any site; the others from the sites that the operator lists. Ids keep their meaning for ever. Not legal advice.',
      license: { name: LICENCE.id, identifier: LICENCE.id },
    },
    servers: [{ url: serverUrl }],
    tags: [
      { name: 'catalogue', description: 'Standards, regulations, laws, guides, risk lists.' },
      { name: 'advice', description: 'What concerns a business.' },
      { name: 'checklists', description: 'Questions for self-assessments.' },
      { name: 'dataset', description: 'The whole catalogue, and this document.' },
      { name: 'conversation', description: 'Questions and answers.' },
    ],
    paths,
    components: { schemas: schemas() },
  }
}

const schemaPath = (id: string) => `#/components/schemas/${id}`

function schemas(): Json {
  const made = z.toJSONSchema(published, { uri: schemaPath, io: 'output' }).schemas
  return Object.fromEntries(Object.entries(made).map(([id, schema]) => [id, bare(schema)]))
}

/** Without the two words that name a schema that stands alone. */
function bare(schema: object): Json {
  const { $schema: _dialect, $id: _id, ...rest } = schema as Json
  return rest
}

const shapeOf = (shape: z.ZodType | 'text'): Json => {
  if (shape === 'text') return {}
  const id = published.get(shape)?.id
  return id ? { $ref: schemaPath(id) } : bare(z.toJSONSchema(shape, { io: 'output' }))
}

function describe(operation: Operation): Json {
  const { id, tag, summary, description, idIs, query, body, success, faults } = operation
  const parameters = [
    ...(idIs
      ? [{ name: 'id', in: 'path', required: true, description: idIs, schema: { type: 'string' } }]
      : []),
    ...(query ? queryParameters(query) : []),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: bare(z.toJSONSchema(body, { io: 'input' })) },
            },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(success).map(([status, reply]) => [status, describeReply(reply)]),
      ),
      ...Object.fromEntries(
        faults.map((status) => [status, describeFault(FAULTS[status], status)]),
      ),
      default: describeFault('Any other failure.'),
    },
  }
}

/** Lists may be repeated or joined by commas; the document shows the first way. */
const queryParameters = (query: z.ZodObject): Json[] =>
  Object.entries(query.shape).map(([name, type]) => {
    const { description, ...schema } = bare(z.toJSONSchema(type, { io: 'output' }))
    return {
      name,
      in: 'query',
      required: !z.safeParse(type, undefined).success,
      ...(description ? { description } : {}),
      schema,
    }
  })

const describeReply = ({ description, content, headers }: Reply): Json => ({
  description,
  ...(headers ? { headers: describeHeaders(headers) } : {}),
  ...(content
    ? {
        content: Object.fromEntries(
          Object.entries(content).map(([type, shape]) => [
            type,
            {
              schema:
                shape === 'text' && type !== 'application/json'
                  ? { type: 'string' }
                  : shapeOf(shape),
            },
          ]),
        ),
      }
    : {}),
})

const describeFault = (description: string, status?: number): Json =>
  describeReply({
    description,
    content: { 'application/json': ErrorShape },
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': 'Seconds to wait.' } } : {}),
  })

const describeHeaders = (headers: Record<string, string>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  )
