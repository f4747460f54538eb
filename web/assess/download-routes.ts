/** The report to take along, in each format. No file holds the address, with which its reader could answer. */
import type { Response } from 'express'
import { countPhotos } from '../../agent/assess/photos.ts'
import { exportAssessment } from '../../agent/report/assessment-json.ts'
import { toOscalResults } from '../../agent/report/oscal/assessment-results.ts'
import type { AssessmentReport } from '../../agent/report/assessment-report.ts'
import type { AnsweredBy } from '../../core/assessment.ts'
import { page, type Route } from '../routes.ts'
import { createDescriber, whose } from './result-routes.ts'
import type { AssessBench } from './routes.ts'
import { PRIVATE_HEADERS } from './send.ts'
import type { Visit } from './visit.ts'

interface Request {
  visitor: Visit
  by: AnsweredBy
  report: AssessmentReport
  now: Date
}

export function downloadRoutes(bench: AssessBench): Route[] {
  const { desk, photos, visit } = bench
  const describe = createDescriber(bench)
  const download = (
    file: string,
    type: string,
    write: (request: Request) => Promise<Buffer | string> | Buffer | string,
    options: { withPhotos?: boolean } = {},
  ): Route =>
    page('get', `/danh-gia/:id/${file}`, 'write', async (request, response) => {
      const visitor = await visit(request.params.id, 'read')
      const by = whose(visitor, request.query.theo)
      const report = await describe(visitor, by, options)
      send(response, file, type, await write({ visitor, by, report, now: new Date() }))
    })
  return [
    // Each writer brings a large library: it is loaded when the first reader asks, not at every start.
    download(
      'bao-cao.pdf',
      'application/pdf',
      async ({ report, now }) => {
        const { writeAssessmentPdf } = await import('../reports/assessment-pdf.ts')
        return writeAssessmentPdf(report, { writtenOn: now })
      },
      { withPhotos: true },
    ),
    download(
      'bao-cao.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      async ({ report, now }) => {
        const { writeAssessmentDocx } = await import('../reports/assessment-docx.ts')
        return writeAssessmentDocx(report, { writtenOn: now })
      },
      { withPhotos: true },
    ),
    download(
      'bao-cao.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      async ({ report, now }) => {
        const { writeAssessmentXlsx } = await import('../reports/assessment-xlsx.ts')
        return writeAssessmentXlsx(report, { writtenOn: now })
      },
    ),
    download('nhac-viec.ics', 'text/calendar; charset=utf-8', async ({ report, visitor, now }) => {
      const { writeAssessmentIcs } = await import('../reports/assessment-ics.ts')
      return writeAssessmentIcs(report, { assessmentId: visitor.assessment.id, writtenOn: now })
    }),
    download(
      'du-lieu.json',
      'application/json; charset=utf-8',
      async ({ visitor: { assessment }, by }) => {
        const counts = countPhotos(await photos.list(assessment.id))
        const written = exportAssessment(assessment, desk.result(assessment, by), counts)
        return JSON.stringify(written, undefined, 2)
      },
    ),
    download('oscal.json', 'application/json; charset=utf-8', ({ visitor: { assessment }, by }) =>
      JSON.stringify(
        toOscalResults(assessment, {
          result: desk.result(assessment, by),
          sections: desk.sections(assessment, by),
          by,
        }),
        undefined,
        2,
      ),
    ),
  ]
}

const send = (response: Response, file: string, type: string, content: Buffer | string): void =>
  void response
    .set({
      ...PRIVATE_HEADERS,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="tu-danh-gia-${file}"`,
    })
    .send(content)
