/** The form of the search page and the ways to narrow what it has found. */
import {
  MAX_QUERY_LENGTH,
  type CataloguePage,
  type EntryKind,
  type Facets,
} from '../../core/catalogue-search/query.ts'
import { icsFieldName, sectorName } from '../../core/names.ts'
import type { Standing } from '../../core/domain.ts'
import { searchPath, STANDING_SLUGS, type SearchForm } from '../portal/search-query.ts'
import { formatCount } from '../shared/format.ts'
import { html, type Html } from './html.ts'

export const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  tcvn: 'TCVN',
  qcvn: 'QCVN',
  khac: 'ISO, khác',
  luat: 'Luật, văn bản',
  'huong-dan': 'Hướng dẫn',
}
const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  current: 'Còn hiệu lực',
  superseded: 'Đã được thay thế',
  suspended: 'Tạm ngưng hiệu lực',
  withdrawn: 'Đã hủy bỏ',
  unknown: 'Chưa rõ hiệu lực',
}
const DUTY_NAMES = { true: 'Bắt buộc', false: 'Tự nguyện' } as const

/** The box alone, for the start page and for pages that found nothing. */
export const searchBox = (text = ''): Html =>
  html`<form
    class="search"
    action="/tra-cuu"
    method="get"
    role="search"
    aria-label="Tra cứu danh mục"
  >
    ${searchField(text, true)}
  </form>`

const searchField = (text: string, quiet = false): Html =>
  html`<label for="tra-cuu" class="${quiet ? 'sr' : ''}">Số hiệu, tên hoặc chủ đề</label>
    <div class="search-row">
      <input
        id="tra-cuu"
        name="q"
        type="search"
        maxlength="${MAX_QUERY_LENGTH}"
        value="${text}"
        placeholder="${quiet ? 'Tra số hiệu, tên' : ''}"
        autocomplete="off"
        autocapitalize="none"
        enterkeyhint="search"
      />
      <button type="submit">Tìm</button>
    </div>`

export function searchForm(form: SearchForm, facets: Facets): Html {
  const { kind, sector, standing, mandatory, ics } = form
  const chosen = [sector, standing, mandatory, ics].filter((one) => one !== undefined).length
  return html`<form
    class="search"
    action="/tra-cuu"
    method="get"
    role="search"
    aria-label="Tra cứu danh mục"
  >
    ${searchField(form.text)} ${kind && html`<input type="hidden" name="loai" value="${kind}" />`}
    <details class="filters">
      <summary>Bộ lọc${chosen > 0 && ` (đang chọn ${chosen})`}</summary>
      <div class="filter-grid">
        ${choice(
          'linh-vuc',
          'Lĩnh vực',
          sector,
          facets.sectors.map(({ value, count }) => [value, sectorName(value), count]),
        )}
        ${choice(
          'tinh-trang',
          'Tình trạng',
          standing && STANDING_SLUGS[standing],
          facets.standings.map(({ value, count }) => [
            STANDING_SLUGS[value],
            STANDING_NAMES[value],
            count,
          ]),
        )}
        ${choice(
          'bat-buoc',
          'Mức độ áp dụng',
          mandatory === undefined ? undefined : mandatory ? 'co' : 'khong',
          facets.mandatory.map(({ value, count }) => [
            value === 'true' ? 'co' : 'khong',
            DUTY_NAMES[value],
            count,
          ]),
        )}
        ${choice(
          'ics',
          'Nhóm ICS',
          ics,
          facets.ics.map(({ value, count }) => [value, `${value} ${icsFieldName(value)}`, count]),
        )}
      </div>
      <button type="submit">Lọc</button>
    </details>
  </form>`
}

const choice = (
  name: string,
  label: string,
  chosen: string | undefined,
  values: [value: string, label: string, count: number][],
): Html =>
  html`<p>
    <label for="loc-${name}">${label}</label>
    <select id="loc-${name}" name="${name}">
      <option value="">Tất cả</option>
      ${values.map(
        ([value, text, count]) =>
          html`<option value="${value}" ${value === chosen && html`selected`}>
            ${text} (${count})
          </option>`,
      )}
    </select>
  </p>`

/** One tap changes the kind and keeps everything else. */
export function kindTabs(form: SearchForm, { facets }: CataloguePage): Html | false {
  const all = facets.kinds.reduce((sum, { count }) => sum + count, 0)
  if (all === 0 && !form.kind) return false
  const tab = (kind: EntryKind | undefined, label: string, count: number) =>
    html`<li>
      <a
        href="${kind ? searchPath(form, { kind }) : allKinds(form)}"
        ${form.kind === kind && html`aria-current="true"`}
        >${label} <span class="number">${formatCount(count)}</span></a
      >
    </li>`
  return html`<nav aria-label="Loại văn bản">
    <ul class="tabs">
      ${tab(undefined, 'Tất cả', all)}
      ${facets.kinds.map(({ value, count }) => tab(value, KIND_NAMES[value], count))}
    </ul>
  </nav>`
}

const allKinds = ({ kind: _kind, ...form }: SearchForm): string => searchPath(form)

/** Each chosen filter with a way to drop it. */
export function chosenFilters(form: SearchForm): Html | false {
  const { sector, standing, mandatory, ics } = form
  const chosen: [label: string, without: Partial<SearchForm>][] = []
  if (sector) chosen.push([sectorName(sector), { sector: undefined }])
  if (standing) chosen.push([STANDING_NAMES[standing], { standing: undefined }])
  if (mandatory !== undefined)
    chosen.push([DUTY_NAMES[mandatory ? 'true' : 'false'], { mandatory: undefined }])
  if (ics) chosen.push([`ICS ${ics} ${icsFieldName(ics)}`, { ics: undefined }])
  return (
    chosen.length > 0 &&
    html`<ul class="chosen">
      ${chosen.map(
        ([label, without]) =>
          html`<li>
            <a href="${searchPath(form, without)}"
              ><span class="sr">Bỏ lọc </span>${label} <span aria-hidden="true">×</span></a
            >
          </li>`,
      )}
    </ul>`
  )
}

export const sectorLinks = (form: SearchForm, { sectors }: Facets): Html =>
  html`<ul class="tabs wrap">
    ${sectors.map(
      ({ value, count }) =>
        html`<li>
          <a href="${searchPath(form, { sector: value })}"
            >${sectorName(value)} <span class="number">${formatCount(count)}</span></a
          >
        </li>`,
    )}
  </ul>`
