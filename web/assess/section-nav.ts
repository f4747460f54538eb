/** The sections of a checklist with how far each is, as ways to jump. */
import type { AskedSection } from '../../agent/assess/index.ts'
import { html, type Html } from '../pages/html.ts'
import { questionPath } from './paths.ts'
import type { Visit } from './visit.ts'

export function sectionNav(
  { secret, assessment, by }: Visit,
  sections: AskedSection[],
  shown: string,
): Html {
  const isAnswered = ({ id }: { id: string }) => assessment.answers[by][id] !== undefined
  const done = sections.filter(({ questions }) => questions.every(isAnswered)).length
  return html`<nav class="no-print" aria-label="Các phần của bộ câu hỏi">
    <details>
      <summary>Các phần (xong ${done}/${sections.length})</summary>
      <ul class="section-list">
        ${sections.map(({ title, questions }) => {
          const target = questions.find((one) => !isAnswered(one)) ?? questions[0]!
          const isHere = questions.some(({ id }) => id === shown)
          return html`<li>
            <a href="${questionPath(secret, target.id)}" ${isHere && html`aria-current="step"`}
              >${title}<span class="state"
                >${stateOf(questions.filter(isAnswered).length, questions.length)}</span
              ></a
            >
          </li>`
        })}
      </ul>
    </details>
  </nav>`
}

const stateOf = (answered: number, all: number): string =>
  answered === 0 ? '○ Chưa làm' : answered < all ? `◐ Đang làm ${answered}/${all}` : '✓ Xong'
