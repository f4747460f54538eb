/** The days on which something of the plan is due, for a calendar. */
import { createEvents, type EventAttributes } from 'ics'
import type { AssessmentReport, PlanLine } from '../../agent/report/assessment-report.ts'
import { stableUuid } from '../../agent/report/stable-uuid.ts'
import { fill, replies } from '../../agent/replies.ts'

export interface CalendarOptions {
  /** Id of the assessment; only a digest of it is written, for who knows the id may answer. */
  assessmentId: string
  writtenOn: Date
}

/**
 * One event of a whole day for each line of the plan that has a day and is still to be done. The same line has
 * the same UID each time, so that a calendar moves the event instead of adding another.
 */
export function writeAssessmentIcs(
  report: AssessmentReport,
  { assessmentId, writtenOn }: CalendarOptions,
): string {
  const due = report.plan.filter(
    ({ due: day, status }) => day && status !== 'done' && status !== 'dropped',
  )
  const { error, value } = createEvents(
    due.map((line) => toEvent(line, report, assessmentId, writtenOn)),
    {
      productId: '-//Tro ly Tieu chuan//Tu danh gia//VI',
      method: 'PUBLISH',
      calName: `Kế hoạch: ${report.title}`,
    },
  )
  if (error || !value) throw error ?? new Error('The calendar came out empty')
  return foldByOctets(value)
}

function toEvent(
  line: PlanLine,
  report: AssessmentReport,
  assessmentId: string,
  writtenOn: Date,
): EventAttributes & { timestamp: number } {
  return {
    uid: `${stableUuid('assessment', assessmentId, 'plan', line.id)}@tro-ly-tieu-chuan`,
    // Not in the package's types: without it the time of writing is read from the clock.
    timestamp: writtenOn.getTime(),
    start: dayOf(line.due!, 0),
    // The day after, which is not part of it. A duration of a day would come out as "P1DT", which is none.
    end: dayOf(line.due!, 1),
    title: line.action,
    description: [
      fill(replies.assessFirstStep, { step: line.firstStep }),
      ...(line.owner ? [`Người làm: ${line.owner}`] : []),
      `Tình trạng: ${line.statusText}`,
      `Bộ câu hỏi: ${report.title}`,
    ].join('\n'),
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
  }
}

function dayOf(isoDay: string, later: number): [number, number, number] {
  const day = new Date(`${isoDay}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + later)
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
}

/** RFC 5545 counts octets, the package characters: a Vietnamese line would be up to three times too long. */
function foldByOctets(calendar: string): string {
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line) => {
      const parts = ['']
      let length = 0
      for (const char of line) {
        const octets = Buffer.byteLength(char)
        if (length + octets > 75) {
          parts.push('')
          // The space that begins a continued line counts.
          length = 1
        }
        parts[parts.length - 1] += char
        length += octets
      }
      return parts.join('\r\n ')
    })
    .join('\r\n')
}
