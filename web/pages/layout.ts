/** The frame of every page: header, main part, footer. */
import type { ContentAbout } from '../about.ts'
import { formatCount, formatDate } from '../shared/format.ts'
import { html, type Html } from './html.ts'

export interface PageFrame {
  /** Address of the style sheet with its version. */
  stylesheet: string
  about?: ContentAbout
  /** The server's own address where an operator has told it: pages then name theirs in full. */
  publicUrl?: string
}

export type Section = 'hoi' | 'tra-cuu' | 'goi-y' | 'tu-danh-gia' | 'huong-dan'

interface Page {
  title: string
  /** What a search engine shows below the title. */
  description?: string
  /** The one address of the page, without query. */
  path?: string
  /** The part of the site that it belongs to. */
  section?: Section
  /** "chat" fills the window; "text" is a column to read. */
  kind: 'chat' | 'text'
  body: Html
  head?: Html
  /** Pages that show somebody's question are kept out of search engines. */
  index?: boolean
}

const NAME = 'Trợ lý Tiêu chuẩn'
const DESCRIPTION =
  'Trợ lý giúp doanh nghiệp nhỏ tìm và áp dụng tiêu chuẩn TCVN, quy chuẩn QCVN. Miễn phí, có dẫn nguồn.'

const SECTIONS: [section: Section, path: string, label: string][] = [
  ['hoi', '/', 'Hỏi đáp'],
  ['tra-cuu', '/tra-cuu', 'Tra cứu'],
  ['goi-y', '/goi-y', 'Gợi ý'],
  ['tu-danh-gia', '/tu-danh-gia', 'Tự chấm'],
  ['huong-dan', '/huong-dan', 'Hướng dẫn'],
]

export function renderPage({ stylesheet, about, publicUrl = '' }: PageFrame, page: Page): string {
  const title = page.title === NAME ? NAME : `${page.title} - ${NAME}`
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b5a5e" />
        ${page.index === false && html`<meta name="robots" content="noindex" />`}
        <meta name="description" content="${page.description ?? DESCRIPTION}" />
        <title>${title}</title>
        ${page.path && shareTags(page, publicUrl)}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylesheet}" />
        ${page.head}
      </head>
      <body class="${page.kind}">
        <header>
          <a class="skip" href="#noi-dung">Đến nội dung chính</a>
          <a class="brand" href="/">
            <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
              <rect width="40" height="40" rx="9" />
              <path d="M11 20.5l6.2 6.2L29.5 13.5" />
            </svg>
            <span
              ><strong>${NAME}</strong
              ><span class="tagline">Giúp doanh nghiệp nhỏ tìm và áp dụng TCVN, QCVN</span></span
            >
          </a>
          <nav class="sections" aria-label="Các phần của trang">
            <ul>
              ${SECTIONS.map(
                ([section, path, label]) =>
                  html`<li>
                    <a href="${path}" ${section === page.section && html`aria-current="true"`}
                      >${label}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
        </header>
        <main id="noi-dung" tabindex="-1">${page.body}</main>
        <footer>
          <p>
            Máy trả lời, nội dung để tham khảo, không phải ý kiến pháp lý.
            <a href="/quyen-rieng-tu">Quyền riêng tư</a> ·
            <a href="/api">Dữ liệu mở</a>
          </p>
          ${about && html`<p>${contentLine(about)} <a href="/quyen-rieng-tu#nguon-du-lieu">Nguồn dữ liệu</a></p>`}
        </footer>
      </body>
    </html>`.text
}

/** For search engines and for who passes the page on; without a full address an image or a URL would be none. */
const shareTags = ({ title, description, path }: Page, publicUrl: string): Html => {
  const address = publicUrl.replace(/\/$/, '') + path
  return html`<link rel="canonical" href="${address}" />
    <meta property="og:type" content="article" />
    <meta property="og:locale" content="vi_VN" />
    <meta property="og:site_name" content="${NAME}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description ?? DESCRIPTION}" />
    ${publicUrl && html`<meta property="og:url" content="${address}" />`}`
}

export const contentLine = ({ standards, laws, checkedOn }: ContentAbout): string =>
  `Dữ liệu: ${formatCount(standards)} tiêu chuẩn, quy chuẩn và ${formatCount(laws)} văn bản pháp luật` +
  (checkedOn ? `, kiểm tra đến ngày ${formatDate(checkedOn)}.` : '.')
