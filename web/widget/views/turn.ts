/** One question with its answer, in whatever state it is. */
import { html, nothing } from 'lit'
import type { Choice, PublicAnswer, Source } from '../../../core/domain.ts'
import { nameOf, subtitleOf } from '../../shared/format.ts'
import { statusLabel } from '../../shared/status.ts'
import { answerText } from '../answer-text.ts'
import type { Turn } from '../turns.ts'
import { icon, paths } from '../icons.ts'
import { texts } from '../texts.ts'
import { feedbackView, type FeedbackActions, type FeedbackState } from './feedback.ts'
import { standingChip } from './source-card.ts'

export interface TurnActions extends FeedbackActions {
  onCite: (number: number, opener: HTMLElement) => void
  onChoose: (choice: Choice) => void
  onRetry: () => void
}

const MAX_CHOICES = 8
const UNFOLDED_SOURCES = 4

export function turnView(
  turn: Turn,
  isLast: boolean,
  feedback: FeedbackState,
  actions: TurnActions,
) {
  const working = turn.phase === 'working' || turn.phase === 'slow'
  return html`<li class="turn" data-id=${turn.messageId} aria-busy=${working ? 'true' : 'false'}>
    <p class="question" tabindex="-1"><span class="sr">${texts.youAsk} </span>${turn.question}</p>
    <div class="answer ${answerClass(turn)}">
      <h2 class="sr">${texts.assistantAnswers}</h2>
      ${
        turn.answer && turn.phase === 'done'
          ? finishedAnswer(turn, turn.answer, isLast, feedback, actions)
          : unfinishedAnswer(turn, working, actions)
      }
    </div>
  </li>`
}

/** Whether it rests on sources must be seen at a glance, not only read. */
function answerClass({ answer, phase }: Turn): string {
  if (phase === 'working') return 'working'
  if (!answer || phase !== 'done') return 'broken'
  return statusLabel(answer) ? `unsourced ${answer.status}` : 'sourced'
}

function finishedAnswer(
  turn: Turn,
  answer: PublicAnswer,
  isLast: boolean,
  feedback: FeedbackState,
  actions: TurnActions,
) {
  const label = statusLabel(answer)
  const { sources, notes } = answer
  return html`${label ? html`<p class="label">${icon(answer.status === 'clarify' ? paths.chat : paths.alert)} ${label}</p>` : nothing}
  ${answerText({ text: answer.text, sources, onCite: actions.onCite })}
  ${isLast ? choiceButtons(answer.choices, actions) : nothing}
  ${sources.length > 0 ? sourceList(sources, actions) : nothing}
  ${
    notes.length > 0
      ? html`<ul class="notes" aria-label=${texts.notes}>
          ${notes.map((note) => html`<li>${note}</li>`)}
        </ul>`
      : nothing
  }
  ${answer.status === 'clarify' ? nothing : feedbackView(turn.messageId, feedback, actions)}`
}

function choiceButtons(choices: Choice[], { onChoose }: TurnActions) {
  if (choices.length === 0) return nothing
  return html`<div class="choices" role="group" aria-label=${texts.choices}>
    ${choices
      .slice(0, MAX_CHOICES)
      .map(
        (choice) =>
          html`<button type="button" class="button choice" @click=${() => onChoose(choice)}>
            ${choice.label}
          </button>`,
      )}
  </div>`
}

/** A long list stays folded: the numbers in the text open each source as well. */
function sourceList(sources: Source[], { onCite }: TurnActions) {
  return html`<details class="sources" ?open=${sources.length <= UNFOLDED_SOURCES}>
    <summary>${texts.sources(sources.length)}</summary>
    <ol>
      ${sources.map(
        (source, index) =>
          html`<li>
            <button
              type="button"
              class="source"
              aria-haspopup="dialog"
              @click=${(event: Event) => onCite(index + 1, event.currentTarget as HTMLElement)}
            >
              <span class="number">${index + 1}</span>
              <span class="what">
                <strong>${nameOf(source)}</strong>
                <span class="title">${subtitleOf(source)}</span>
                <span class="section">${source.section}</span>
              </span>
              ${standingChip(source)}
            </button>
          </li>`,
      )}
    </ol>
  </details>`
}

function unfinishedAnswer(turn: Turn, working: boolean, { onCite, onRetry }: TurnActions) {
  // What broke off must not look like an answer: no citation of it can be opened.
  const sources = working ? undefined : []
  return html`${turn.partial && !working ? html`<p class="label">${texts.partial}</p>` : nothing}
  ${turn.partial ? answerText({ text: turn.partial, sources, onCite }) : nothing}
  ${
    turn.phase === 'working'
      ? html`<p class="progress">
          <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
          ${turn.status || `${texts.working}…`}
        </p>`
      : html`<p class="problem">
            ${icon(paths.alert)} <span>${turn.phase === 'slow' ? texts.slow : turn.problem}</span>
          </p>
          <p class="row">
            <button type="button" class="button" @click=${onRetry}>
              ${icon(paths.retry)} ${texts.retry}
            </button>
          </p>`
  }`
}
