/** The wording of answers about risk levels, and which point of which law each duty rests on. */
import { z } from 'zod'
import { readYaml } from '../replies.ts'

const text = z.string().trim().min(3)
const Basis = z.strictObject({ law: text, topic: text })
const Step = Basis.extend({ who: text, text })
const RiskReplies = z.strictObject({
  levels: z.strictObject({ high: text, medium: text, none: text }),
  found: text,
  foundOne: text,
  foundBoth: text,
  foundUnlevelled: text,
  tooMany: text,
  severalPlaces: text,
  notFound: text,
  notFoundLists: text,
  lowRisk: Basis,
  lookUp: Basis,
  stepsTitle: text,
  steps: z.strictObject({
    'state-inspection': z.array(Step),
    'declaration-of-conformity': z.array(Step),
    'food-safety-inspection': z.array(Step),
    other: z.array(Step),
  }),
  /** Circulars with a procedure of their own: the topic of the point that tells it. */
  ownProcedures: z.record(z.string(), text),
  seller: Step,
  askLevel: text,
  askStandards: text,
  guides: z.array(z.string()),
})

export type RiskBasis = z.infer<typeof Basis>
export type RiskStep = z.infer<typeof Step>
export const riskReplies = readYaml('risk-duties.yaml', RiskReplies)
