/** `GET /danh-gia/:secret/anh`: all photos by question, for everybody who may see the result. */
import type { QuestionPhotos } from '../../agent/report/assessment-report.ts'
import { html, type Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { partPath, photoPath, questionPath } from './paths.ts'
import { renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

export const photosPage = (frame: PageFrame, visit: Visit, groups: QuestionPhotos[]): string =>
  renderShell(frame, visit, {
    title: 'Ảnh bằng chứng',
    body: html`<h1>Ảnh bằng chứng</h1>
      ${groups.length === 0 && html`<p>Chưa có ảnh nào. Ảnh được thêm ở trang của từng câu hỏi.</p>`}
      ${groups.map((group) => questionPart(visit, group))}
      <p class="back no-print"><a href="${partPath(visit.secret, 'ket-qua')}">← Kết quả</a></p>`,
  })

const questionPart = ({ secret, as }: Visit, { id, text, photos }: QuestionPhotos): Html =>
  html`<section aria-labelledby="anh-${id}">
    <h2 id="anh-${id}">${text}</h2>
    <ul class="photo-list">
      ${photos.map(
        (photo, index) =>
          html`<li>
            <a href="${photoPath(secret, photo.id)}"
              ><img
                src="${photoPath(secret, photo.id, 'small')}"
                alt="Ảnh bằng chứng ${index + 1}"
                width="160"
                height="160"
                loading="lazy"
            /></a>
            <p class="small">${photo.origin}</p>
          </li>`,
      )}
    </ul>
    ${
      as !== 'reader' &&
      html`<p class="no-print">
        <a href="${questionPath(secret, id)}#anh">Thêm hoặc xóa ảnh của câu này</a>
      </p>`
    }
  </section>`
