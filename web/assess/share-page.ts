/** `GET /danh-gia/:secret/chia-se`: codes to go on elsewhere or let others in, who can see, and erasing. */
import { CODE_MINUTES, type AccessEntry, type Purpose } from '../../agent/assess/index.ts'
import { renderSVG } from 'uqr'
import { html, Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/layout.ts'
import { codePath, partPath } from './paths.ts'
import { dayOf, renderShell } from './shell.ts'
import type { Visit } from './visit.ts'

export const MAX_LABEL_LENGTH = 80
/** Typed before everything is erased; marks and size of letters do not matter. */
export const ERASE_WORD = 'XÓA'

export const PURPOSES: readonly Purpose[] = ['continue', 'advise', 'read']
const NAMES: Record<Purpose, { title: string; says: string }> = {
  continue: { title: 'Làm tiếp ở máy khác', says: 'Cho chính bạn, ở điện thoại hay máy khác.' },
  advise: {
    title: 'Mời người tư vấn',
    says: 'Người nhập mã xem mọi câu trả lời, ghi chú và ảnh, trả lời bên cạnh bạn và ghi được vào kế hoạch, trong 30 ngày.',
  },
  read: {
    title: 'Cho xem kết quả',
    says: 'Người nhập mã xem kết quả và báo cáo, có cả câu trả lời, ghi chú và ảnh, nhưng không sửa được, trong 30 ngày.',
  },
}

interface ShareState {
  accesses: AccessEntry[]
  /** Shown once: only its digest is stored. */
  code?: { code: string; purpose: Purpose; origin: string }
  revoked?: boolean
  eraseFault?: boolean
}

export const sharePage = (frame: PageFrame, visit: Visit, state: ShareState): string =>
  renderShell(frame, visit, {
    title: 'Chia sẻ, xóa',
    tab: 'chia-se',
    body: html`<h1>Chia sẻ, xóa</h1>
      ${state.code && newCode(state.code)}
      ${state.revoked && html`<p class="notice" role="status">Đã thu hồi quyền xem.</p>`}
      ${codeForm(visit)} ${accessList(visit, state.accesses)} ${eraseForm(visit, state.eraseFault)}`,
  })

function newCode({ code, purpose, origin }: NonNullable<ShareState['code']>): Html {
  const address = origin + codePath(code)
  return html`<div class="notice" role="status">
    <p><strong>${NAMES[purpose].title}</strong>: mã dùng một lần, trong ${CODE_MINUTES} phút.</p>
    <p class="code">${code.slice(0, 4)} ${code.slice(4)}</p>
    <div class="code-ways">
      <div class="qr" role="img" aria-label="Mã QR của địa chỉ bên cạnh">${qrCode(address)}</div>
      <ul>
        <li>
          Quét mã QR bằng điện thoại, hoặc gửi địa chỉ này:
          <span class="code-address">${address}</span>
        </li>
        <li>Hoặc mở trang <strong>Tự đánh giá</strong> rồi nhập mã.</li>
        ${purpose === 'continue' && html`<li>Hoặc gõ mã cho trợ lý trên Telegram hay Zalo.</li>`}
      </ul>
    </div>
    <p class="small">Mã chỉ hiện ở đây một lần; cần nữa thì lấy mã mới.</p>
  </div>`
}

/** Black on white whatever the theme: readers of such codes need it. The package escapes nothing, and is given nothing to escape. */
const qrCode = (address: string): Html => new Html(renderSVG(address, { border: 2 }))

const codeForm = ({ secret }: Visit): Html =>
  html`<form class="share-form" method="post" action="${partPath(secret, 'chia-se')}">
    <fieldset>
      <legend><h2>Lấy mã</h2></legend>
      ${PURPOSES.map(
        (purpose, index) =>
          html`<label class="choice" for="muc-dich-${purpose}">
            <input
              type="radio"
              id="muc-dich-${purpose}"
              name="muc-dich"
              value="${purpose}"
              ${index === 0 && html`checked`}
            />
            <span><strong>${NAMES[purpose].title}</strong><br />${NAMES[purpose].says}</span>
          </label>`,
      )}
    </fieldset>
    <label for="cho-ai">Cho ai? (không bắt buộc, để bạn nhớ)</label>
    <input id="cho-ai" name="cho-ai" maxlength="${MAX_LABEL_LENGTH}" autocomplete="off" />
    <div class="actions"><button type="submit" class="main">Lấy mã</button></div>
  </form>`

const accessList = ({ secret }: Visit, accesses: AccessEntry[]): Html =>
  html`<section aria-labelledby="ai-xem">
    <h2 id="ai-xem">Ai xem được</h2>
    ${
      accesses.length === 0
        ? html`<p>Chỉ bạn, hoặc ai có địa chỉ trang này.</p>`
        : html`<ul class="accesses">
            ${accesses.map(
              ({ digest, purpose, label, grantedAt, expiresAt }) =>
                html`<li>
                  <p>
                    <strong
                      >${label ?? (purpose === 'advise' ? 'Người tư vấn' : 'Người xem')}</strong
                    >, ${purpose === 'advise' ? 'trả lời bên cạnh bạn' : 'xem kết quả và báo cáo'},
                    từ ${dayOf(grantedAt)} đến hết ${dayOf(expiresAt)}
                  </p>
                  <form method="post" action="${partPath(secret, 'thu-hoi')}">
                    <input type="hidden" name="quyen" value="${digest}" />
                    <button type="submit">
                      Thu hồi<span class="sr"> quyền của ${label ?? 'người này'}</span>
                    </button>
                  </form>
                </li>`,
            )}
          </ul>`
    }
  </section>`

const eraseForm = ({ secret }: Visit, fault = false): Html =>
  html`<section aria-labelledby="xoa">
    <h2 id="xoa">Xóa tất cả</h2>
    <p>
      Xóa mọi câu trả lời, ghi chú, ảnh, kế hoạch và quyền xem của bài này khỏi máy chủ, không khôi
      phục được.
    </p>
    <form class="share-form" method="post" action="${partPath(secret, 'xoa')}#xoa">
      <label for="xac-nhan">Gõ ${ERASE_WORD} để xác nhận</label>
      ${fault && html`<p class="fault" id="xac-nhan-loi" role="alert">Chưa xóa: xin gõ đúng chữ ${ERASE_WORD}.</p>`}
      <input
        id="xac-nhan"
        name="xac-nhan"
        maxlength="20"
        required
        autocomplete="off"
        ${fault && html`aria-invalid="true" aria-describedby="xac-nhan-loi"`}
      />
      <div class="actions"><button type="submit" class="danger">Xóa bài tự đánh giá</button></div>
    </form>
  </section>`
