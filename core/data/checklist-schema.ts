/** Self-assessments: questions a firm answers by itself, and what to do about each gap. */
import { z } from 'zod'
import { Condition } from './rule-schema.ts'
import { isoDate, Provenance, sentence, slug } from './shared-schema.ts'

/** What a measure takes: hours, days, weeks or months of one person. */
export const efforts = ['gio', 'ngay', 'tuan', 'thang'] as const
/** Nothing; up to some million VND; some ten million; more. */
export const costs = ['khong', 'thap', 'vua', 'cao'] as const
export const answerValues = ['yes', 'partly', 'no', 'na', 'unknown'] as const
export type AnswerValue = (typeof answerValues)[number]

/** Which questions an earlier answer opens: shown when that question was answered with one of these. */
const After = z.strictObject({
  question: slug,
  is: z.array(z.enum(answerValues)).min(1),
})

export const ChecklistQuestion = z.strictObject({
  /** Kept for ever: answers of earlier versions point to it. */
  id: slug,
  /** One thing, asked so that "có" is good: "Cơ sở có sổ ghi nhiệt độ kho lạnh hằng ngày không?" */
  text: sentence,
  why: sentence,
  /** What somebody could show: a record, a photo, a place to look at. */
  evidence: z.array(z.string().trim().min(5)).min(1),
  /** What "một phần" means here. */
  partly: sentence,
  /** Where it comes from: a designation or law number of the catalogue, and the place in it. */
  clause: z
    .strictObject({
      ref: z.string(),
      place: z.string().trim().min(1).optional(),
      /** False while the printed numbering has not been seen: shown as "số điều khoản cần đối chiếu". */
      verified: z.boolean().default(false),
    })
    .optional(),
  /** The legal minimum: without it the firm is not ready, whatever its score. By which law or regulation. */
  knockout: z.strictObject({ by: z.string(), note: sentence.optional() }).optional(),
  weight: z.number().int().min(1).max(5).default(1),
  /** Asked in the quick version too: the legal minimum, and what weighs most. */
  quick: z.boolean().default(false),
  /** Whom it concerns; unknown counts as yes. */
  when: Condition.optional(),
  after: After.optional(),
  /** False where nobody can say that it does not concern them. */
  allowsNa: z.boolean().default(true),
  /** What to do when the answer is no or partly. */
  measure: z.strictObject({
    action: sentence,
    firstStep: sentence,
    effort: z.enum(efforts),
    cost: z.enum(costs),
  }),
})

export const Checklist = z
  .strictObject({
    id: slug,
    title: z.string().trim().min(5),
    /** Raised with every change of a question's meaning; an assessment keeps the version it began with. */
    version: z.number().int().positive(),
    updatedOn: isoDate,
    /** What changed since the version before, for who answers again. */
    changes: z
      .array(
        z.strictObject({ version: z.number().int(), note: sentence, questions: z.array(slug) }),
      )
      .default([]),
    about: sentence,
    forWhom: sentence,
    /** Words by which it is asked for: "tự đánh giá haccp". */
    words: z.array(z.string().trim().min(2)).min(1),
    /** Place in lists: smaller first. */
    order: z.number().int().positive().default(100),
    /** How long it takes, in minutes. */
    minutes: z.number().int().positive(),
    standards: z.array(z.string()).default([]),
    laws: z.array(z.string()).default([]),
    guides: z.array(slug).default([]),
    /** Facts asked first, because questions depend on them. */
    facts: z.array(slug).default([]),
    sections: z
      .array(
        z.strictObject({
          id: slug,
          title: z.string().trim().min(3),
          weight: z.number().int().min(1).max(5).default(1),
          when: Condition.optional(),
          questions: z.array(ChecklistQuestion).min(1),
        }),
      )
      .min(2),
    /** What to go on with: another checklist, and for whom. */
    next: z
      .array(z.strictObject({ checklist: slug, when: Condition.optional(), why: sentence }))
      .default([]),
    caution: sentence.optional(),
    provenance: Provenance,
  })
  .superRefine((checklist, context) => {
    const questions = checklist.sections.flatMap((section, at) =>
      section.questions.map((question, index) => ({
        question,
        path: ['sections', at, 'questions', index],
      })),
    )
    const seen = new Map<string, boolean>()
    const hasQuick = questions.some(({ question }) => question.quick)
    for (const { question, path } of questions) {
      const { id, after, quick, knockout } = question
      const complain = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [...path, field], message })
      if (seen.has(id)) complain('id', 'đã có câu khác trong bộ dùng id này; hãy đặt id khác')
      if (after && !seen.has(after.question))
        complain(
          'after',
          `không có câu ${after.question} ở phía trước; question phải là id của một câu đứng trước câu này`,
        )
      else if (quick && after && !seen.get(after.question))
        complain(
          'quick',
          `câu này có trong bản nhanh mà câu ${after.question} mở ra nó thì không; hãy ghi quick: true cho cả câu ${after.question}`,
        )
      const mustBeQuick = hasQuick && knockout !== undefined
      if (mustBeQuick && !quick)
        complain('quick', 'câu chặn phải có trong bản nhanh; hãy thêm quick: true')
      // Told once: what it opens is in order when it has been added.
      seen.set(id, quick || mustBeQuick)
    }
  })

export type ChecklistQuestion = z.infer<typeof ChecklistQuestion>
export type Checklist = z.infer<typeof Checklist>
