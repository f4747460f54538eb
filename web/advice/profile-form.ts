/** The same business again, to correct and to complete: only what can change the list is asked. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import type { Profile, Recommendation } from '../../core/profile.ts'
import { html, type Html } from '../pages/html.ts'

/** Asked of every business. */
const ALWAYS = ['vai-tro', 'thi-truong', 'khach-hang', 'linh-vuc']

export function profileForm(catalogue: Catalogue, found: Recommendation): Html {
  const { profile } = found
  return html`<details class="profile no-print">
    <summary>Bổ sung, sửa thông tin cơ sở</summary>
    <form class="profile-form" action="/goi-y" method="get">
      ${profile.products.map((id) => html`<input type="hidden" name="sp" value="${id}" />`)}
      ${factsOf(catalogue, found).map((fact) => fieldset(fact, profile))}
      <div class="figures">
        ${numberField('nguoi', 'Số lao động đóng bảo hiểm xã hội', profile.people)}
        ${numberField('doanh-thu', 'Doanh thu một năm (tỷ đồng)', profile.revenue)}
        ${numberField('von', 'Nguồn vốn (tỷ đồng)', profile.capital)}
        ${textField('hs', 'Mã HS của hàng, nếu biết', profile.hs[0] ?? '')}
      </div>
      <button type="submit">Cập nhật gợi ý</button>
    </form>
  </details>`
}

function factsOf(catalogue: Catalogue, { outcomes, profile }: Recommendation): Fact[] {
  const ids = new Set([
    ...ALWAYS,
    ...Object.keys(profile.facts),
    ...outcomes.flatMap((one) => [
      ...one.because.map((reason) => reason.fact),
      ...one.missing.flatMap((missing) => ('fact' in missing ? [missing.fact] : [])),
    ]),
  ])
  return [...catalogue.facts.values()].filter((fact) => ids.has(fact.id))
}

/** Several values: who ticks some has ticked all that hold. None ticked means not said. */
const fieldset = (fact: Fact, profile: Profile): Html => {
  const values = profile.facts[fact.id] ?? []
  const type = fact.many ? 'checkbox' : 'radio'
  return html`<fieldset>
    <legend>${fact.question}</legend>
    ${fact.many && html`<input type="hidden" name="du" value="${fact.id}" />`}
    ${fact.choices.map(
      ({ id, label }) =>
        html`<label
          ><input
            type="${type}"
            name="${fact.id}"
            value="${id}"
            ${values.includes(id) && html`checked`}
          />
          ${label}</label
        >`,
    )}
    ${
      !fact.many &&
      html`<label
        ><input type="radio" name="${fact.id}" value="" ${values.length === 0 && html`checked`} />
        Tôi không biết</label
      >`
    }
  </fieldset>`
}

const numberField = (name: string, label: string, value: number | undefined): Html =>
  html`<p>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      inputmode="decimal"
      autocomplete="off"
      value="${value === undefined ? '' : String(value)}"
    />
  </p>`

const textField = (name: string, label: string, value: string): Html =>
  html`<p>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" inputmode="numeric" autocomplete="off" value="${value}" />
  </p>`
