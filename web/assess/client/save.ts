/**
 * Saves an answer as soon as it is chosen, and keeps what was typed on the screen when the line is gone.
 * The page works without it: the form posts itself.
 */

interface Saved {
  next: string
}

const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
if (form) watch(form)

function watch(form: HTMLFormElement): void {
  const event = form.elements.namedItem('su-kien') as HTMLInputElement
  const state = form.querySelector<HTMLElement>('[data-save-state]')
  const say = (text: string, isFault = false) => {
    if (!state) return
    state.textContent = text
    state.classList.toggle('fault', isFault)
  }
  let sent = ''
  /** One request at a time, so that the last choice is stored last. */
  let queue: Promise<unknown> = Promise.resolve()

  const fields = (submitter?: HTMLElement | null): URLSearchParams => {
    const content = new URLSearchParams()
    new FormData(form).forEach((value, name) => {
      if (typeof value === 'string' && name !== 'su-kien') content.append(name, value)
    })
    // Other words are another event; the same words sent again are the same one.
    if (sent && sent !== content.toString()) event.value = newId()
    sent = content.toString()
    content.append('su-kien', event.value)
    if (submitter instanceof HTMLButtonElement && submitter.name)
      content.append(submitter.name, submitter.value)
    return content
  }

  const save = (submitter?: HTMLElement | null): Promise<Saved | number> => {
    const body = fields(submitter)
    const saving = queue.then(async () => {
      const response = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
      })
      return response.ok ? ((await response.json()) as Saved) : response.status
    })
    queue = saving.catch(() => undefined)
    return saving
  }

  form.addEventListener('change', () => {
    const value = new FormData(form).get('tra-loi')
    const reason = (form.elements.namedItem('ly-do') as HTMLInputElement | null)?.value.trim()
    if (!value || (value === 'na' && !reason)) return
    say('Đang lưu…')
    save().then(
      (saved) => say(typeof saved === 'number' ? '' : 'Đã lưu.'),
      () => say('Chưa lưu được vì mất kết nối. Câu trả lời còn trên màn hình.', true),
    )
  })

  form.addEventListener('submit', (submission) => {
    submission.preventDefault()
    say('Đang lưu…')
    save(submission.submitter).then(
      (saved) => {
        if (typeof saved !== 'number') location.assign(saved.next)
        // What is wrong, or what to wait for, the server says on a page of its own, with everything typed.
        else submitPlainly(submission.submitter)
      },
      () => say('Chưa gửi được vì mất kết nối. Câu trả lời còn trên màn hình, xin bấm lại.', true),
    )
  })

  const submitPlainly = (submitter: HTMLElement | null) => {
    if (submitter instanceof HTMLButtonElement && submitter.name) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = submitter.name
      field.value = submitter.value
      form.append(field)
    }
    HTMLFormElement.prototype.submit.call(form)
  }

  // Shown again from the browser's memory: what is sent from here on is something new.
  addEventListener('pageshow', (shown) => {
    if (shown.persisted) event.value = newId()
  })
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
