/** A checklist or a self-assessment as JSON for other programs, with the JSON Schema of each. */
import { z } from 'zod'
import { readinesses, type Assessment, type AssessmentResult } from '../../core/assessment.ts'
import { answerValues, Checklist } from '../../core/data/checklist-schema.ts'
import { slug } from '../../core/data/shared-schema.ts'
import { ProfileInput } from '../../core/open-data/advice-shapes.ts'
import { replies } from '../replies.ts'

const score = z
  .int()
  .min(0)
  .max(100)
  .optional()
  .describe('0 to 100; left out without any answer that counts.')
const coverage = z
  .number()
  .min(0)
  .max(1)
  .describe('Share of the weight of what concerns the firm that is answered by yes, partly or no.')
const questionIds = (what: string) => z.array(slug).describe(what)
const moment = z.iso.datetime()

const Answer = z.strictObject({
  value: z.enum(answerValues),
  reason: z.string().optional().describe('Why it does not concern the firm; with "na".'),
  note: z.string().optional(),
  at: moment,
})
const Answers = z.record(slug, Answer).describe('By question id; what is missing was not answered.')

const Result = z.strictObject({
  score,
  coverage,
  readiness: z
    .enum(readinesses)
    .describe(
      'blocked: a legal minimum is missing. open: too much is unanswered to say. core: what the quick version asks is in order, the rest was not asked.',
    ),
  asked: z.int().min(0),
  answered: z.int().min(0),
  sections: z.array(
    z.strictObject({
      id: slug,
      title: z.string(),
      score,
      coverage,
      counts: z.strictObject({
        yes: z.int(),
        partly: z.int(),
        no: z.int(),
        na: z.int(),
        unknown: z.int(),
        open: z.int(),
      }),
    }),
  ),
  gaps: z
    .array(
      z.strictObject({
        question: slug,
        value: z.enum(['no', 'partly']),
        isBlocker: z.boolean(),
        priority: z.number().describe('Consequence times gap over effort; larger is sooner.'),
      }),
    )
    .describe('Blockers first, then by priority.'),
  unsettled: questionIds('Legal minimum that nobody knows yet.'),
  toFindOut: questionIds('Answered by "unknown".'),
})

export const AssessmentExport = z
  .strictObject({
    format: z.literal('tro-ly-tieu-chuan/assessment'),
    formatVersion: z.literal(1),
    checklist: Checklist.describe('As it was when the assessment began.'),
    depth: z
      .enum(['quick', 'full'])
      .describe('quick: only the questions with `quick` were asked. full: all that concern it.'),
    profile: ProfileInput,
    answers: z.strictObject({ owner: Answers, advisor: Answers }),
    plan: z.record(
      slug,
      z.strictObject({
        owner: z.string().optional(),
        due: z.iso.date().optional(),
        status: z.enum(['todo', 'doing', 'done', 'dropped']),
      }),
    ),
    photos: z
      .record(slug, z.int().min(1))
      .optional()
      .describe('How many photos a question has, by question id; left out when there are none.'),
    startedAt: moment,
    lastAt: moment,
    finishedAt: moment.optional(),
    result: Result,
    notice: z.string(),
  })
  .describe('A self-assessment: the questions, the answers and what came out.')
export type AssessmentExport = z.infer<typeof AssessmentExport>

export const ChecklistExport = z
  .strictObject({
    format: z.literal('tro-ly-tieu-chuan/checklist'),
    formatVersion: z.literal(1),
    checklist: Checklist,
  })
  .describe('A checklist for self-assessments.')
export type ChecklistExport = z.infer<typeof ChecklistExport>

export const exportChecklist = (checklist: Checklist): ChecklistExport => ({
  format: 'tro-ly-tieu-chuan/checklist',
  formatVersion: 1,
  checklist,
})

/** Without the id of the assessment: a file is passed on, and who knows the id may answer. */
export const exportAssessment = (
  assessment: Assessment,
  result: AssessmentResult,
  photos: Readonly<Record<string, number>> = {},
): AssessmentExport => {
  const { checklist, depth, profile, answers, plan, startedAt, lastAt, finishedAt } = assessment
  return {
    format: 'tro-ly-tieu-chuan/assessment',
    formatVersion: 1,
    checklist,
    depth,
    profile,
    answers,
    plan,
    ...(Object.keys(photos).length ? { photos: { ...photos } } : {}),
    startedAt,
    lastAt,
    ...(finishedAt ? { finishedAt } : {}),
    result: {
      ...result,
      gaps: result.gaps.map(({ question, value, isBlocker, priority }) => ({
        question: question.id,
        value,
        isBlocker,
        priority,
      })),
      unsettled: result.unsettled.map((question) => question.id),
      toFindOut: result.toFindOut.map((question) => question.id),
    },
    notice: replies.assessLimits,
  }
}

/** JSON Schema, dialect 2020-12, of what `exportAssessment` gives. */
export const assessmentJsonSchema = () => z.toJSONSchema(AssessmentExport, { io: 'output' })
/** JSON Schema, dialect 2020-12, of what `exportChecklist` gives. */
export const checklistJsonSchema = () => z.toJSONSchema(ChecklistExport, { io: 'output' })
