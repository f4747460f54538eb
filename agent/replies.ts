/** Fixed wording lives in data, one wording each; this reads it and fills the holes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { readinesses } from '../core/assessment.ts'
import { costs, efforts } from '../core/data/checklist-schema.ts'
import { dataDir } from '../core/data/load.ts'
import type { Choice } from '../core/domain.ts'
import { DataError } from '../core/errors.ts'

const text = z.string().trim().min(3)
/** One text for each of these names. */
const texts = <Name extends string>(...names: Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.string().trim().min(2)])) as Record<
      Name,
      z.ZodString
    >,
  )

const Replies = z.strictObject({
  greeting: text,
  thanks: text,
  empty: text,
  tooShort: text,
  unknownTrade: text,
  tooLong: text,
  outOfScope: text,
  refusedAttack: text,
  refusedForgery: text,
  refusedPrivate: text,
  notFound: text,
  unknownDesignation: text,
  knownEditions: text,
  unknownLaw: text,
  unavailable: text,
  clarifyDesignation: text,
  noLimits: text,
  noFees: text,
  getTcvnText: text,
  getQcvnText: text,
  getForeignText: text,
  noFreeText: text,
  noChanges: text,
  editionSteps: z.array(text).min(2),
  sameVoluntary: text,
  sameMandatory: text,
  noDataOn: text,
  degreeIdentical: text,
  degreeModified: text,
  degreeNot: text,
  degreeUnknown: text,
  noEquivalent: text,
  noAdoption: text,
  nothingNew: text,
  exportGeneral: text,
  exportNothing: text,
  exportOpen: text,
  exportSteps: z.array(text).min(2),
  certifierChecks: z.array(text).min(2),
  certifierNoNames: text,
  listTotal: text,
  listOld: text,
  listAll: text,
  oneSource: text,
  oneSourceOf: text,
  disclaimer: text,
  checkedOn: text,
  understoodAs: text,
  reading: text,
  readByModel: text,
  searching: text,
  writing: text,
  checking: text,
  nextQuestion: text,
  mandatoryHeading: text,
  openHeading: text,
  moreOpen: text,
  buyersHeading: text,
  voluntaryHeading: text,
  moreInFile: text,
  doNotKnow: text,
  noted: text,
  nowBinds: text,
  nowMayBind: text,
  nowAdvised: text,
  nowExcluded: text,
  listSame: text,
  listShorter: text,
  noMoreQuestions: text,
  dependsOn: text,
  assumed: text,
  hsCode: text,
  size: text,
  unconfirmed: text,
  firstSteps: text,
  riskLevels: text,
  riskLevelsMaybe: text,
  duties: z.strictObject({
    'state-inspection': text,
    'declaration-of-conformity': text,
    'food-safety-inspection': text,
    other: text,
  }),
  support: text,
  profileIs: text,
  profileEmpty: text,
  profileHowTo: text,
  profileForgotten: text,
  seeRecommendation: text,
  forgetProfile: text,
  starters: z.array(text).min(2),
  tradeChoices: z.array(z.strictObject({ label: text, text })).min(2),
  answers: texts('yes', 'partly', 'no', 'na', 'unknown'),
  assessCommands: texts(
    'why',
    'examples',
    'back',
    'skip',
    'pause',
    'resume',
    'result',
    'share',
    'advise',
    'erase',
    'full',
  ),
  assessPlace: text,
  assessGiven: text,
  assessList: text,
  assessStart: text,
  assessIntro: text,
  assessIntroQuick: text,
  assessManyFacts: text,
  assessDeepened: text,
  assessOnlyQuick: text,
  assessResume: text,
  assessPaused: text,
  assessConfirm: text,
  assessReason: text,
  assessReasons: z.array(text).min(1),
  assessNoNa: text,
  assessWhy: text,
  assessPartly: text,
  assessExamples: text,
  assessClause: text,
  assessDemand: text,
  clauseUnverified: text,
  assessNoted: text,
  assessNotePending: text,
  assessNotUnderstood: text,
  assessResultOf: text,
  assessScore: text,
  assessScoreSoFar: text,
  assessNoScore: text,
  assessSectionOpen: text,
  assessBlockers: text,
  assessSteps: text,
  assessFirstStep: text,
  assessSections: text,
  assessFindOut: text,
  assessLimits: text,
  assessReport: text,
  assessCode: text,
  assessAdviseCode: text,
  assessCodeWrong: text,
  assessErased: text,
  assessNone: text,
  assessOnWeb: text,
  readiness: texts(...readinesses),
  efforts: texts(...efforts),
  costs: texts(...costs),
  planStatus: texts('todo', 'doing', 'done', 'dropped'),
  assessMethod: z.array(text).length(2),
  assessOrder: text,
  assessUnsettled: text,
  photoFaults: texts('type', 'bytes', 'pixels', 'broken', 'question', 'assessment'),
})
export type Replies = z.infer<typeof Replies>

export const replies: Replies = readYaml('replies.vi.yaml', Replies)
/** Questions to start with, shown as buttons. */
export const starters: Choice[] = replies.starters.map((text) => ({ label: text, text }))
/** What concerns nearly every business, for one whose trade is not known. */
export const tradeChoices: Choice[] = replies.tradeChoices
export { abbreviations } from '../core/names.ts'

/** A file of `data/` in the shape of the schema; a DataError names file and field. */
export function readYaml<T>(name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(join(dataDir, name), 'utf8').normalize('NFC')))
  if (!result.success) throw new DataError(`data/${name}: ${z.prettifyError(result.error)}`)
  return result.data
}

/** fill('Không thấy {{x}}', { x: 'TCVN 1' }); a hole without a value is a programming error. */
export const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for {{${name}}} in "${template}"`)
    return value
  })
