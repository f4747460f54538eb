/** Two buttons under an answer; after "Chưa hữu ích" a short, optional form. */
import { html, nothing } from 'lit'
import type { Feedback } from '../../../agent/door.ts'
import { icon, paths } from '../icons.ts'
import { texts } from '../texts.ts'

export interface FeedbackState {
  /** ask: not told yet. details: "Chưa hữu ích" is stored, the reason may follow. */
  step: 'ask' | 'details' | 'thanks'
  failed: boolean
}

export interface FeedbackActions {
  onVerdict: (verdict: Feedback['verdict']) => void
  onDetails: (details: Pick<Feedback, 'reason' | 'comment'>) => void
}

/** `id` keeps the groups of several answers apart. */
export function feedbackView(
  id: string,
  { step, failed }: FeedbackState,
  actions: FeedbackActions,
) {
  const problem = failed
    ? html`<p class="problem" role="alert">${texts.feedbackFailed}</p>`
    : nothing
  if (step === 'thanks') return html`<p class="small thanks" tabindex="-1">${texts.thanks}</p>`
  if (step === 'details') return detailsForm(id, problem, actions)
  return html`<div class="feedback" role="group" aria-labelledby="f-${id}">
    <p class="small" id="f-${id}">${texts.feedbackQuestion}</p>
    <div class="row">
      <button type="button" class="button quiet" @click=${() => actions.onVerdict('up')}>
        ${icon(paths.up)} ${texts.up}
      </button>
      <button type="button" class="button quiet" @click=${() => actions.onVerdict('down')}>
        ${icon(paths.down)} ${texts.down}
      </button>
    </div>
    ${problem}
  </div>`
}

function detailsForm(id: string, problem: unknown, { onDetails }: FeedbackActions) {
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const reason = form.get('reason') as Feedback['reason'] | null
    const comment = String(form.get('comment') ?? '').trim()
    onDetails({ ...(reason ? { reason } : {}), ...(comment ? { comment } : {}) })
  }
  return html`<form class="feedback" @submit=${send}>
    <fieldset>
      <legend tabindex="-1">${texts.reasonQuestion}</legend>
      ${texts.reasons.map(
        ([value, label]) =>
          html`<label class="radio"
            ><input type="radio" name="reason" value=${value} />${label}</label
          >`,
      )}
    </fieldset>
    <label class="small" for="c-${id}">${texts.comment}</label>
    <textarea id="c-${id}" name="comment" rows="2" maxlength="1000"></textarea>
    <p class="row"><button type="submit" class="button">${texts.sendFeedback}</button></p>
    ${problem}
  </form>`
}
