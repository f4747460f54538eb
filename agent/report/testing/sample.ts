/** For tests: a filled-in self-assessment with an advisor, a plan and an earlier run, the same at each call. */
import type { Answers, Assessment, GivenAnswer, PlanItem } from '../../../core/assessment.ts'
import { Catalogue } from '../../../core/catalogue.ts'
import { answerValues, Checklist, type AnswerValue } from '../../../core/data/checklist-schema.ts'
import { emptyProfile } from '../../../core/profile.ts'
import { checklist, lawEntry, standardEntry } from '../../../core/testing-content.ts'
import { askedSections } from '../../assess/flow.ts'
import { scoreAnswers } from '../../assess/score.ts'
import {
  describeAssessment,
  type AssessmentReport,
  type PhotoOfReport,
  type ReportParts,
} from '../assessment-report.ts'

/** Texts that break writers: formulas, markup, one long word, loose marks, pictures, right-to-left, controls. */
export const HOSTILE = [
  '=HYPERLINK("http://example.test","bấm vào đây")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '</w:t><script>alert("&")</script>&amp;]]>',
  'x'.repeat(500),
  'chất lượng nước mắm'.normalize('NFD'),
  'cá 🐟 tươi 👍🏽 ngon',
  'שלום עולם مرحبا',
  'a\u0000b\u0007c\u202ed\ufffe\ud800e',
  '  hai   dòng\nxuống dòng\r\nnữa\tthẻ  ',
]

export const given = (value: AnswerValue, rest: Partial<GivenAnswer> = {}): GivenAnswer => ({
  value,
  at: '2026-11-24T08:00:00.000Z',
  ...(value === 'na' ? { reason: 'Không có hoạt động này' } : {}),
  ...rest,
})

/** Forty-five questions in five sections; the first of each of the first two sections is the legal minimum. */
export const bigChecklist = (version = 1): Checklist =>
  Checklist.parse({
    ...checklist(
      'mau',
      ['a', 'b', 'c', 'd', 'e'].map((section, index) => ({
        id: section,
        weight: index + 1,
        questions: Array.from({ length: 9 }, (_, number) => ({
          id: `${section}${number + 1}`,
          text: `Cơ sở có ghi sổ công việc ${section}${number + 1} hằng ngày và cất giữ sổ ít nhất một năm không?`,
          why: `Thiếu sổ ${section}${number + 1} thì khi có khiếu nại không chứng minh được là đã làm đúng.`,
          weight: (number % 5) + 1,
          clause: {
            ref: number % 2 ? 'TCVN 5603:2023' : '1/2026/NĐ-CP',
            place: `mục ${number + 1}`,
            verified: number % 3 === 0,
          },
          ...(number === 0 && index < 2
            ? { knockout: { by: '1/2026/NĐ-CP', note: 'Thiếu thì bị phạt theo nghị định.' } }
            : {}),
        })),
      })),
    ),
    version,
    caution: 'Số điều khoản trong bộ câu hỏi này chỉ để thử chương trình.',
    ...(version > 1
      ? { changes: [{ version, note: 'Câu hỏi a2 đã đổi nghĩa.', questions: ['a2'] }] }
      : {}),
  })

export const sampleCatalogue = (checklists: Checklist[] = [bigChecklist()]): Catalogue =>
  new Catalogue({
    standards: [standardEntry('TCVN 5603:2023')],
    laws: [lawEntry('1/2026/NĐ-CP')],
    checklists,
  })

/** Values go round the five answers, so that each occurs; one question in ten stays open. */
export function fillIn(form: Checklist, shift = 0): Assessment {
  const questions = form.sections.flatMap((section) => section.questions)
  const owner: Record<string, GivenAnswer> = {}
  const advisor: Record<string, GivenAnswer> = {}
  const plan: Record<string, PlanItem> = {}
  questions.forEach(({ id, allowsNa }, index) => {
    if (index % 10 === 9) return
    const turn = answerValues[(index + shift) % answerValues.length]!
    const value = turn === 'na' && !allowsNa ? 'yes' : turn
    owner[id] = given(value, index % 3 ? {} : { note: `Ghi chú của câu ${id}: sổ để ở kho.` })
    if (index % 7 === 0) advisor[id] = given('partly', { note: 'Sổ mới ghi từ tháng 9.' })
    if (value === 'no')
      plan[id] = { owner: 'tổ trưởng', due: `2026-12-${10 + (index % 20)}`, status: 'doing' }
  })
  return {
    id: 'AbCdEfGhIjKlMnOpQrStUv',
    checklist: form,
    depth: 'full',
    profile: { ...emptyProfile(), people: 8 },
    answers: { owner, advisor },
    plan,
    startedAt: '2026-11-23T18:00:00.000Z',
    lastAt: '2026-11-24T08:00:00.000Z',
    finishedAt: '2026-11-24T08:05:00.000Z',
  }
}

/** Puts the hostile texts wherever somebody can type. */
export function poison(assessment: Assessment): Assessment {
  const ids = assessment.checklist.sections.flatMap((one) => one.questions.map(({ id }) => id))
  const owner: Answers = Object.fromEntries(
    ids.map((id, index) => [
      id,
      given((['no', 'na', 'partly'] as const)[index % 3]!, {
        note: HOSTILE[index % HOSTILE.length]!,
        ...(index % 3 === 1 ? { reason: HOSTILE[(index + 4) % HOSTILE.length]! } : {}),
      }),
    ]),
  )
  const plan = Object.fromEntries(
    ids.map((id, index): [string, PlanItem] => [
      id,
      { owner: HOSTILE[index % HOSTILE.length]!, due: '2027-01-15', status: 'todo' },
    ]),
  )
  return { ...assessment, answers: { ...assessment.answers, owner }, plan }
}

export function judge(catalogue: Catalogue, assessment: Assessment): ReportParts {
  const answers = assessment.answers.owner
  const sections = askedSections(catalogue, assessment, answers)
  return { sections, result: scoreAnswers(sections, answers) }
}

export function sampleReport(
  catalogue: Catalogue,
  assessment: Assessment,
  earlier?: Assessment,
  photos: readonly PhotoOfReport[] = [],
): AssessmentReport {
  return describeAssessment(catalogue, assessment, {
    ...judge(catalogue, assessment),
    photos,
    ...(earlier
      ? { earlier: { assessment: earlier, result: judge(catalogue, earlier).result } }
      : {}),
  })
}

/** Each text of a report that a reader must find: sentences of the checklist and of whoever answered. */
export const textsOf = (report: AssessmentReport): string[] => [
  report.title,
  report.readiness.sentence,
  report.readiness.figures,
  report.checklist.forWhom,
  ...report.gaps.flatMap((gap) => [gap.text, gap.why, gap.action, gap.firstStep, gap.note ?? '']),
  ...report.blockers.map((gap) => gap.law ?? ''),
  ...report.sections.map((section) => section.title),
  ...report.plan.flatMap((line) => [line.action, line.owner ?? '', line.statusText]),
  ...report.toFindOut.flatMap((one) => [one.text, ...one.evidence]),
  ...report.answers.flatMap((one) => [one.text, one.answer, one.reason ?? '', one.clause ?? '']),
  ...report.differences.flatMap((one) => [one.owner.answer, one.advisor.note ?? '']),
  ...(report.comparison
    ? [...report.comparison.improved, ...report.comparison.fell].map((one) => one.text)
    : []),
  ...report.method,
  report.order,
  report.limits,
  report.caution ?? '',
]
