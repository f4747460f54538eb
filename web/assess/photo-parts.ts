/** Photos as evidence on the page of a question, with what adds and removes them; elsewhere how many there are. */
import { MOST_PHOTOS } from '../../agent/assess/photos.ts'
import type { QuestionPhotos } from '../../agent/report/assessment-report.ts'
import type { Photo } from '../../core/assessment.ts'
import { html, type Html } from '../pages/html.ts'
import { partPath, photoPath } from './paths.ts'
import type { Visit } from './visit.ts'

export interface PhotoView {
  question: string
  /** Of this question. */
  photos: Photo[]
  /** Where the list of answers sent the reader here. */
  review: boolean
  /** What could not be taken, and what to do. */
  faults?: string[]
}

/** What the script needs to show one more. */
export interface ShownPhoto {
  id: string
  path: string
  small: string
  alt: string
  /** Who added it, where that is the other of the two. */
  origin: string
}

export const showPhoto = ({ secret, by }: Visit, photo: Photo, number: number): ShownPhoto => ({
  id: photo.id,
  path: photoPath(secret, photo.id),
  small: photoPath(secret, photo.id, 'small'),
  alt: `Ảnh bằng chứng ${number}`,
  origin: photo.by === by ? '' : photo.by === 'owner' ? 'Cơ sở thêm' : 'Người tư vấn thêm',
})

const EMPTY: ShownPhoto = { id: '', path: '', small: '', alt: '', origin: '' }

export function photoSection(visit: Visit, view: PhotoView): Html {
  const { photos, faults = [] } = view
  const isFull = photos.length >= MOST_PHOTOS.question
  return html`<section class="photos no-print" id="anh" aria-labelledby="anh-bang-chung">
    <h2 id="anh-bang-chung">
      Ảnh bằng chứng (<span data-photo-count>${photos.length}</span>/${MOST_PHOTOS.question})
    </h2>
    <ul class="photo-list" data-photo-list>
      ${photos.map((photo, index) => item(visit, view, showPhoto(visit, photo, index + 1)))}
    </ul>
    <template data-photo-item>${item(visit, view, EMPTY)}</template>
    <form
      class="photo-form"
      method="post"
      enctype="multipart/form-data"
      action="${partPath(visit.secret, 'anh')}"
      data-photo-form
      ${isFull && html`hidden`}
    >
      ${hiddenFields(view)}
      <div class="photo-choose">
        <label for="chon-anh">Thêm ảnh nơi làm, sổ sách, giấy tờ cho câu này</label>
        <input
          type="file"
          id="chon-anh"
          name="anh"
          accept="image/*"
          multiple
          ${faults.length > 0 && html`aria-invalid="true" aria-describedby="anh-loi"`}
        />
      </div>
      <div id="anh-loi" role="alert" data-photo-faults>
        ${faults.map((fault) => html`<p class="fault">${fault}</p>`)}
      </div>
      <p class="small">
        Ảnh JPG, PNG hoặc WebP. Ảnh được thu nhỏ, bỏ thông tin nơi chụp và máy chụp. Ai xem được bài
        này thì xem được ảnh, nên đừng chụp giấy tờ tùy thân hay mặt người.
      </p>
      <button type="submit">Gửi ảnh</button>
    </form>
    <p class="save-state" role="status" data-photo-state></p>
  </section>`
}

/** "Gửi ảnh" and "Xóa ảnh" leave the answer above alone, and come back to this question. */
const hiddenFields = ({ question, review }: PhotoView): Html =>
  html`<input type="hidden" name="cau" value="${question}" />
    ${review && html`<input type="hidden" name="ve" value="xem-lai" />`}`

const item = (visit: Visit, view: PhotoView, photo: ShownPhoto): Html =>
  html`<li>
    <a href="${photo.path}"
      ><img src="${photo.small}" alt="${photo.alt}" width="160" height="160" loading="lazy"
    /></a>
    <p class="small" data-photo-origin>${photo.origin}</p>
    <form method="post" action="${partPath(visit.secret, 'xoa-anh')}" data-photo-remove>
      ${hiddenFields(view)}
      <input type="hidden" name="anh" value="${photo.id}" />
      <button type="submit" class="danger">
        Xóa ảnh<span class="sr" data-photo-alt> ${photo.alt}</span>
      </button>
    </form>
  </li>`

/** On the result, which would be too heavy with forty pictures: where they are. */
export const photosLink = ({ secret }: Visit, groups: QuestionPhotos[]): Html | false =>
  groups.length > 0 &&
  html`<p>
    <a href="${partPath(secret, 'anh')}"
      >Xem ảnh bằng chứng (${groups.reduce((sum, one) => sum + one.photos.length, 0)})</a
    >
  </p>`

/** "2 ảnh bằng chứng"; nothing without any. */
export const photoCount = (count: number | undefined): Html | false =>
  count !== undefined && count > 0 && html`<p class="small">${count} ảnh bằng chứng</p>`
