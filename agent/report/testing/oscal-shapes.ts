/**
 * The parts of OSCAL that we write, by hand after NIST's definitions: every property that we use with its data
 * type, required properties, closed objects, lists that may not be empty. Where 1.2.0 is stricter than 1.1.3
 * (titles of one line, controls named in each selection), as in 1.2.0. Not the official schema.
 */
import { z } from 'zod'

const uuid = z
  .string()
  .regex(
    /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/,
  )
/** One line, no space around it; `.` stands for no line break. */
const line = z.string().regex(/^\S(.*\S)?$/)
const token = z.string().regex(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u)
const uri = z.string().regex(/^[a-zA-Z][a-zA-Z0-9+\-.]+:.+$/)
const reference = z.string().min(1)
/** Years 1900 to 2999 and the offsets that are in use; we write two of them. */
const moment = z.iso.datetime({ offset: true }).regex(/^(19|2\d)\d\d-.+(Z|\+07:00)$/)
/** Markup is Markdown: one line in titles and texts of links, any number elsewhere. */
const markupLine = z.string().regex(/^[^\n]+$/)
const markup = z.string().min(1)
const some = <T extends z.ZodType>(item: T) => z.array(item).min(1)

const prop = z.strictObject({
  name: token,
  uuid: uuid.optional(),
  ns: uri.optional(),
  value: line,
  class: token.optional(),
  group: token.optional(),
  remarks: markup.optional(),
})
const link = z.strictObject({
  href: reference,
  rel: token.optional(),
  'media-type': line.optional(),
  'resource-fragment': line.optional(),
  text: markupLine.optional(),
})
const resource = z.strictObject({
  uuid,
  title: markupLine.optional(),
  description: markup.optional(),
  props: some(prop).optional(),
  rlinks: some(z.strictObject({ href: reference, 'media-type': line.optional() })).optional(),
  remarks: markup.optional(),
})
const backMatter = z.strictObject({ resources: some(resource).optional() })
const metadata = z.strictObject({
  title: markupLine,
  published: moment.optional(),
  'last-modified': moment,
  version: line,
  'oscal-version': z.literal('1.1.2'),
  props: some(prop).optional(),
  links: some(link).optional(),
  roles: some(z.strictObject({ id: token, title: markupLine })).optional(),
  parties: some(
    z.strictObject({ uuid, type: z.enum(['person', 'organization']), name: line.optional() }),
  ).optional(),
  remarks: markup.optional(),
})

const leaf = z.strictObject({
  id: token.optional(),
  name: token,
  ns: uri.optional(),
  class: token.optional(),
  title: markupLine.optional(),
  props: some(prop).optional(),
  prose: markup.optional(),
  links: some(link).optional(),
})
/** We write two levels; the format allows any number. */
const part = leaf.extend({ parts: some(leaf).optional() })
const control = z.strictObject({
  id: token,
  class: token.optional(),
  title: markupLine,
  props: some(prop).optional(),
  links: some(link).optional(),
  parts: some(part).optional(),
})
const group = z.strictObject({
  id: token.optional(),
  class: token.optional(),
  title: markupLine,
  props: some(prop).optional(),
  links: some(link).optional(),
  parts: some(part).optional(),
  controls: some(control).optional(),
})

export const OscalCatalogShape = z.strictObject({
  catalog: z.strictObject({
    uuid,
    metadata,
    controls: some(control).optional(),
    groups: some(group).optional(),
    'back-matter': backMatter.optional(),
  }),
})

const origins = some(
  z.strictObject({
    actors: some(
      z.strictObject({
        type: z.enum(['tool', 'assessment-platform', 'party']),
        'actor-uuid': uuid,
        'role-id': token.optional(),
      }),
    ),
  }),
)
const relatedObservations = some(z.strictObject({ 'observation-uuid': uuid }))
const observation = z.strictObject({
  uuid,
  title: markupLine.optional(),
  description: markup,
  props: some(prop).optional(),
  methods: some(line),
  types: some(token).optional(),
  origins: origins.optional(),
  collected: moment,
  remarks: markup.optional(),
})
const task = z.strictObject({
  uuid,
  type: token,
  title: markupLine,
  description: markup.optional(),
  props: some(prop).optional(),
  timing: z.strictObject({ 'on-date': z.strictObject({ date: moment }) }).optional(),
})
const risk = z.strictObject({
  uuid,
  title: markupLine,
  description: markup,
  statement: markup,
  props: some(prop).optional(),
  status: token,
  deadline: moment.optional(),
  remediations: some(
    z.strictObject({
      uuid,
      lifecycle: token,
      title: markupLine,
      description: markup,
      props: some(prop).optional(),
      tasks: some(task).optional(),
    }),
  ).optional(),
  'related-observations': relatedObservations.optional(),
})
const finding = z.strictObject({
  uuid,
  title: markupLine,
  description: markup,
  props: some(prop).optional(),
  origins: origins.optional(),
  target: z.strictObject({
    type: z.enum(['statement-id', 'objective-id']),
    'target-id': token,
    status: z.strictObject({
      state: z.enum(['satisfied', 'not-satisfied']),
      reason: token.optional(),
    }),
    'implementation-status': z.strictObject({ state: token }).optional(),
  }),
  'related-observations': relatedObservations.optional(),
  'related-risks': some(z.strictObject({ 'risk-uuid': uuid })).optional(),
})

export const OscalResultsShape = z.strictObject({
  'assessment-results': z.strictObject({
    uuid,
    metadata,
    'import-ap': z.strictObject({ href: reference, remarks: markup.optional() }),
    results: some(
      z.strictObject({
        uuid,
        title: markupLine,
        description: markup,
        start: moment,
        end: moment.optional(),
        props: some(prop).optional(),
        'reviewed-controls': z.strictObject({
          'control-selections': some(
            z.strictObject({
              'include-controls': some(z.strictObject({ 'control-id': token })),
            }),
          ),
        }),
        observations: some(observation).optional(),
        risks: some(risk).optional(),
        findings: some(finding).optional(),
      }),
    ),
    'back-matter': backMatter.optional(),
  }),
})
