/** Photos of a self-assessment by question, in the order of the checklist. */
import { vietnameseDate } from '../../core/content.ts'
import type { Assessment, Photo } from '../../core/assessment.ts'
import { heading, type Block, type Picture } from './blocks.ts'
import { inVietnam } from './report-words.ts'

/** The bytes are there where a file is made, and not where a page shows an address. */
export type PhotoOfReport = Photo & { bytes?: Buffer }

export interface QuestionPhotos {
  /** Id of the question. */
  id: string
  text: string
  photos: (PhotoOfReport & {
    /** "Ảnh 2 cho câu: ...", for who cannot see it. */
    alt: string
    /** Who added it, and when. */
    origin: string
  })[]
}

export function describePhotos(
  { checklist }: Pick<Assessment, 'checklist'>,
  photos: readonly PhotoOfReport[],
): QuestionPhotos[] {
  const questions = checklist.sections.flatMap((section) => section.questions)
  return questions.flatMap(({ id, text }) => {
    const own = photos.filter((one) => one.question === id)
    return own.length
      ? [{ id, text, photos: own.map((one, at) => describe(one, at + 1, text)) }]
      : []
  })
}

const describe = (photo: PhotoOfReport, number: number, text: string) => ({
  ...photo,
  alt: `Ảnh ${number} cho câu: ${text}`,
  origin: `${photo.by === 'owner' ? 'Cơ sở' : 'Người tư vấn'} thêm ngày ${vietnameseDate(inVietnam(photo.at))}`,
})

/** Nothing without photos, and none that came without its bytes. */
export function photoBlocks(groups: readonly QuestionPhotos[]): Block[] {
  const parts = groups.flatMap(({ text, photos }): Block[] => {
    const pictures = photos.flatMap(({ bytes, width, height, alt, origin }): Picture[] =>
      bytes ? [{ bytes, width, height, alt, caption: origin }] : [],
    )
    return pictures.length ? [heading(3, text), { kind: 'pictures', pictures }] : []
  })
  return parts.length ? [heading(2, 'Ảnh bằng chứng'), ...parts] : []
}
