/** What is there before the first question: the notice, then how to begin. */
import { html } from 'lit'
import type { Choice } from '../../../core/domain.ts'
import { settings } from '../settings.ts'
import { texts } from '../texts.ts'

export const welcomeView = (privacyUrl: string, onChoose: (choice: Choice) => void) =>
  html`<div class="welcome">
    <h2 class="greeting" tabindex="-1">${texts.greeting}</h2>
    <p>${texts.invitation}</p>
    <section class="notice" aria-labelledby="notice-title">
      <h3 id="notice-title">${texts.noticeTitle}</h3>
      <ul>
        ${settings.notice.map((line) => html`<li>${line}</li>`)}
      </ul>
      <a href=${privacyUrl} target="_blank" rel="noopener">
        ${texts.privacy}<span class="sr"> ${texts.opensNewTab}</span>
      </a>
    </section>
    ${
      settings.starters.length > 0
        ? html`<h3 class="starters-title" id="starters">${texts.starters}</h3>
            <div class="choices" role="group" aria-labelledby="starters">
              ${settings.starters.map(
                (choice) =>
                  html`<button type="button" class="button choice" @click=${() => onChoose(choice)}>
                    ${choice.label}
                  </button>`,
              )}
            </div>`
        : ''
    }
  </div>`
