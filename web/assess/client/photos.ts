/**
 * Sends photos as soon as they are chosen, made small before: a phone takes four megabytes where a tenth will do.
 * The page works without it: the form posts itself.
 */

interface ShownPhoto {
  id: string
  path: string
  small: string
  alt: string
  origin: string
}
interface Reply {
  added?: ShownPhoto[]
  count?: number
  faults?: string[]
  error?: { message: string }
}

/** As the server draws them, so that nothing is lost twice. */
const LONGEST = 1280
const QUALITY = 0.85
const LOST = 'Chưa gửi được vì mất kết nối. Xin chọn lại ảnh để gửi.'

const section = document.querySelector<HTMLElement>('#anh')
const form = section?.querySelector<HTMLFormElement>('form[data-photo-form]')
if (section && form) watch(section, form)

function watch(section: HTMLElement, form: HTMLFormElement): void {
  const find = <Found extends Element>(what: string, within: ParentNode = section) =>
    within.querySelector<Found>(what)!
  const list = find<HTMLElement>('[data-photo-list]')
  const template = find<HTMLTemplateElement>('[data-photo-item]')
  const chosen = find<HTMLInputElement>('input[type=file]', form)
  const state = find<HTMLElement>('[data-photo-state]')
  const faultList = find<HTMLElement>('[data-photo-faults]')
  const most = Number(/\/(\d+)/.exec(find<HTMLElement>('h2').textContent ?? '')?.[1] ?? 5)
  // Choosing is sending: the label is the one button, in our words instead of the browser's.
  form.classList.add('sends-at-once')
  find<HTMLElement>('button', form).remove()

  const count = (photos: number) => {
    find<HTMLElement>('[data-photo-count]').textContent = String(photos)
    form.hidden = photos >= most
  }
  const complain = (faults: string[]) => {
    faultList.replaceChildren(
      ...[...new Set(faults)].map((fault) => {
        const line = document.createElement('p')
        line.className = 'fault'
        line.textContent = fault
        return line
      }),
    )
    if (faults.length) chosen.setAttribute('aria-invalid', 'true')
    else chosen.removeAttribute('aria-invalid')
  }
  const show = (photo: ShownPhoto) => {
    const item = (template.content.cloneNode(true) as DocumentFragment).querySelector('li')!
    find<HTMLAnchorElement>('a', item).href = photo.path
    const image = find<HTMLImageElement>('img', item)
    image.src = photo.small
    image.alt = photo.alt
    find<HTMLElement>('[data-photo-origin]', item).textContent = photo.origin
    find<HTMLElement>('[data-photo-alt]', item).textContent = ` ${photo.alt}`
    find<HTMLInputElement>('[name=anh]', item).value = photo.id
    list.append(item)
  }

  chosen.addEventListener('change', () => {
    const files = [...(chosen.files ?? [])]
    if (files.length) void sendAll(files)
  })

  async function sendAll(files: File[]): Promise<void> {
    chosen.disabled = true
    complain([])
    const faults: string[] = []
    let kept = 0
    for (const [index, file] of files.entries()) {
      const place = files.length > 1 ? ` ${index + 1}/${files.length}` : ''
      state.textContent = `Đang thu nhỏ ảnh${place}…`
      const small = await shrink(file)
      state.textContent = `Đang gửi ảnh${place}…`
      const content = new FormData()
      for (const field of form.querySelectorAll<HTMLInputElement>('input[type=hidden]'))
        content.append(field.name, field.value)
      content.append('anh', small, 'anh.jpg')
      const reply = await post(form.action, content)
      if (!reply) {
        faults.push(LOST)
        break
      }
      reply.added?.forEach(show)
      kept += reply.added?.length ?? 0
      if (reply.count !== undefined) count(reply.count)
      faults.push(...(reply.faults ?? []), ...(reply.error ? [reply.error.message] : []))
      // Too many requests, too many at once: what follows would fare no better.
      if (reply.error) break
    }
    chosen.value = ''
    chosen.disabled = false
    complain(faults)
    state.textContent = kept ? `Đã thêm ${kept} ảnh.` : faults.length ? '' : 'Ảnh này đã có rồi.'
  }

  list.addEventListener('submit', (submission) => {
    const removal = submission.target as HTMLFormElement
    submission.preventDefault()
    state.textContent = 'Đang xóa ảnh…'
    const fields = new URLSearchParams()
    new FormData(removal).forEach((value, name) => fields.append(name, String(value)))
    void post(removal.action, fields).then((reply) => {
      if (reply?.count === undefined) {
        state.textContent = reply?.error?.message ?? 'Chưa xóa được vì mất kết nối. Xin bấm lại.'
        return
      }
      removal.closest('li')?.remove()
      count(reply.count)
      state.textContent = 'Đã xóa ảnh.'
      // What was pressed is gone: the reader goes on where another can be chosen.
      chosen.focus()
    })
  })
}

/** Undefined when the line is gone. */
async function post(path: string, body: FormData | URLSearchParams): Promise<Reply | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    })
    return (await response.json()) as Reply
  } catch {
    return undefined
  }
}

/** The picture itself where this browser cannot read or draw it: the server then says what is wrong. */
async function shrink(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return file
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const drawn = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY),
    )
    return drawn ?? file
  } catch {
    return file
  }
}
