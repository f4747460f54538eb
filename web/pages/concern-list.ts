/** Whom the rules of the catalogue send to a document, by how strongly. */
import { concerns, type Concern } from '../portal/relations.ts'
import type { EntryView } from './entry-parts.ts'
import { html, type Html } from './html.ts'

interface Look {
  level: Concern['level']
  always: boolean
  heading: string
}

const LOOKS: Look[] = [
  { level: 'mandatory', always: true, heading: 'Bắt buộc đối với' },
  { level: 'mandatory', always: false, heading: 'Bắt buộc trong một số trường hợp đối với' },
  { level: 'buyers', always: true, heading: 'Khách hàng, thị trường thường đòi hỏi đối với' },
  { level: 'buyers', always: false, heading: 'Khách hàng, thị trường có thể đòi hỏi đối với' },
  { level: 'voluntary', always: true, heading: 'Tự nguyện, nên xem xét đối với' },
  { level: 'voluntary', always: false, heading: 'Tự nguyện, tùy trường hợp, đối với' },
]
/** Names that a phone shows at a glance; the rest is one tap away. */
const AT_ONCE = 8
const REASONS_AT_MOST = 3

export function concernList({ catalogue, link }: EntryView, ref: string): Html | false {
  const all = concerns(catalogue, ref)
  const groups = LOOKS.flatMap(({ level, always, heading }) => {
    const own = all.filter((one) => one.level === level && one.always === always)
    const names = [...new Set(own.flatMap((one) => one.names))]
    const reasons = [...new Set(own.map(({ why }) => why))].slice(0, REASONS_AT_MOST)
    return names.length ? [{ heading, names, reasons }] : []
  })
  return (
    groups.length > 0 &&
    html`${groups.map(
        ({ heading, names, reasons }) =>
          html`<h3>${heading}</h3>
            ${names.length <= AT_ONCE ? nameList(names) : longList(names)}
            ${reasons.map((why) => html`<p class="small">${link(why)}</p>`)}`,
      )}
      <p class="small">
        Điều kiện cụ thể tùy cơ sở: <a href="/goi-y">xem gợi ý cho cơ sở của bạn</a>.
      </p>`
  )
}

const nameList = (names: string[]): Html =>
  html`<ul class="names">
    ${names.map((name) => html`<li>${name}</li>`)}
  </ul>`

const longList = (names: string[]): Html =>
  html`${nameList(names.slice(0, AT_ONCE))}
    <details>
      <summary>và ${names.length - AT_ONCE} nhóm sản phẩm, dịch vụ khác</summary>
      ${nameList(names.slice(AT_ONCE))}
    </details>`
