/** The sheets that chat apps send as files: the same as the pages give. */
import type pg from 'pg'
import { createAdviser } from '../agent/advise.ts'
import { createAssessmentDesk } from '../agent/assess/index.ts'
import { newConversationId } from '../agent/door.ts'
import { createPhotoDesk } from '../agent/assess/photos.ts'
import { describeAdvice } from '../agent/report/advice-report.ts'
import { describeAssessment } from '../agent/report/assessment-report.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { grantAccess } from '../core/db/assessment-access.ts'
import { readState } from '../core/db/conversations.ts'
import { writeAdvicePdf } from './advice/pdf.ts'
import { writeProfileQuery } from './advice/query.ts'
import { partPath } from './assess/paths.ts'
import { writeAssessmentPdf } from './reports/assessment-pdf.ts'

interface DocumentParts {
  pool: pg.Pool
  catalogue: Catalogue
  publicUrl: string | undefined
}

const MOST_PRODUCTS = 5
/** How long a link that stands in for a file opens it. */
const LINK_DAYS = 2
const LINK_LABEL = 'Đường dẫn PDF gửi trong ứng dụng chat'

export function createDocuments({ pool, catalogue, publicUrl }: DocumentParts) {
  const adviser = createAdviser(catalogue)
  const desk = createAssessmentDesk(pool, catalogue)
  const photos = createPhotoDesk(pool)
  const file = (name: string, bytes: Buffer, path: () => Promise<string>) => ({
    name,
    bytes,
    type: 'application/pdf',
    ...(publicUrl ? { link: async () => `${publicUrl}${await path()}` } : {}),
  })
  /** What is passed on in a chat must not open the self-assessment itself, and not for ever. */
  const readingPath = async (id: string): Promise<string> => {
    const token = newConversationId()
    await grantAccess(pool, {
      token,
      assessmentId: id,
      purpose: 'read',
      label: LINK_LABEL,
      days: LINK_DAYS,
    })
    return `${partPath(token)}/bao-cao.pdf`
  }
  return {
    /** By what the conversation knows of the business; undefined when it knows no product. */
    async advice(conversationId: string) {
      const known = (await readState(pool, conversationId))?.profile
      if (!known?.products.length) return undefined
      const profile = { ...known, products: known.products.slice(0, MOST_PRODUCTS) }
      const query = writeProfileQuery(catalogue, profile)
      const pdf = await writeAdvicePdf(describeAdvice(catalogue, adviser.fromProfile(profile)), {
        address: publicUrl ? `${publicUrl}/goi-y?${query}` : '/goi-y',
        writtenOn: new Date(),
      })
      return file('goi-y-tieu-chuan.pdf', pdf, () => Promise.resolve(`/goi-y.pdf?${query}`))
    },
    /** Undefined when it was erased. */
    async assessment(id: string) {
      const opened = await desk.open(id)
      if (!opened) return undefined
      const { assessment } = opened
      const earlier = await desk.earlier(assessment)
      const report = describeAssessment(catalogue, assessment, {
        result: desk.result(assessment),
        sections: desk.sections(assessment),
        // A file of a chat must stay within what the app takes, some of them 5 MB.
        photos: await photos.load(id, 'small'),
        ...(earlier ? { earlier: { assessment: earlier, result: desk.result(earlier) } } : {}),
      })
      const pdf = await writeAssessmentPdf(report, { writtenOn: new Date() })
      return file('bao-cao-tu-danh-gia.pdf', pdf, () => readingPath(id))
    },
  }
}
