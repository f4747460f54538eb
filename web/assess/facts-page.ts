/** What is asked first about the firm, because questions depend on it. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Checklist } from '../../core/data/checklist-schema.ts'
import type { Fact } from '../../core/data/rule-schema.ts'
import type { Profile } from '../../core/profile.ts'
import { knownValues, withAnswer } from '../../agent/recommend/index.ts'
import { replies } from '../../agent/replies.ts'
import { html, type Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { listField, type Fields } from './form-body.ts'
import { partPath } from './paths.ts'
import { renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

const factsOf = (catalogue: Catalogue, { facts }: Checklist): Fact[] =>
  facts.flatMap((id) => catalogue.facts.get(id) ?? [])

export const factsPage = (frame: PageFrame, catalogue: Catalogue, visit: Visit): string => {
  const { checklist, profile } = visit.assessment
  const facts = factsOf(catalogue, checklist)
  return renderShell(frame, visit, {
    title: 'Thông tin cơ sở',
    body: html`<h1>Trước hết, vài điều về cơ sở</h1>
      <p class="hint">Để chỉ hỏi những câu liên quan đến bạn. Không bắt buộc trả lời.</p>
      <form class="profile-form" method="post" action="${partPath(visit.secret, 'co-so')}">
        ${facts.map((fact) => fieldset(fact, knownValues(catalogue, profile, fact).values))}
        <div class="actions"><button type="submit" class="main">Lưu và bắt đầu</button></div>
      </form>`,
  })
}

const fieldset = (fact: Fact, known: string[]): Html =>
  html`<fieldset>
    <legend>${fact.question}${fact.many && ' (chọn mọi ý đúng)'}</legend>
    ${fact.choices.map(
      ({ id, label }) =>
        html`<label
          ><input
            type="${fact.many ? 'checkbox' : 'radio'}"
            name="${fact.id}"
            value="${id}"
            ${known.includes(id) && html`checked`}
          />
          ${label}</label
        >`,
    )}
    ${
      !fact.many &&
      html`<label
        ><input type="radio" name="${fact.id}" value="" ${known.length === 0 && html`checked`} />
        ${replies.doNotKnow}</label
      >`
    }
  </fieldset>`

/** What was left open counts as asked and not known, so that it is not asked again. */
export const withFacts = (
  catalogue: Catalogue,
  checklist: Checklist,
  profile: Profile,
  fields: Fields,
): Profile =>
  factsOf(catalogue, checklist).reduce((known, fact) => {
    const given = listField(fields, fact.id).filter((value) =>
      fact.choices.some((choice) => choice.id === value),
    )
    return given.length > 0
      ? withAnswer(known, fact.id, fact.many ? given : given.slice(0, 1))
      : forget(known, fact.id)
  }, profile)

function forget(profile: Profile, fact: string): Profile {
  const { [fact]: _gone, ...facts } = profile.facts
  return {
    ...profile,
    facts,
    complete: profile.complete.filter((one) => one !== fact),
    unknown: [...new Set([...profile.unknown, fact])],
  }
}
