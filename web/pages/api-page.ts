/** `GET /api`: for people who want to build on the catalogue. */
import { html } from './html.ts'
import { renderPage, type PageFrame } from './layout.ts'

const ROUTES: [path: string, gives: string][] = [
  ['/api/v1/standards', 'tiêu chuẩn, quy chuẩn; lọc theo q, kind, sector, status, mandatory, ics'],
  ['/api/v1/standards/{số hiệu hoặc mã}', 'một bản, kèm nguồn, các lần sửa đổi và bản thay thế'],
  ['/api/v1/laws, /api/v1/laws/{số hoặc mã}', 'văn bản pháp luật'],
  ['/api/v1/guides, /api/v1/guides/{mã}', 'hướng dẫn'],
  ['/api/v1/search?q=', 'tìm trong tất cả'],
  ['/api/v1/risk-groups?hs=&product=', 'danh mục hàng hóa theo mức độ rủi ro'],
  ['/api/v1/facts', 'từ vựng để khai hồ sơ cơ sở'],
  ['/api/v1/checklists, /api/v1/checklists/{mã}', 'bộ câu hỏi tự đánh giá; thêm /oscal: OSCAL'],
  ['/api/v1/schemas/checklist, /api/v1/schemas/assessment', 'JSON Schema của bản xuất'],
  ['POST /api/v1/recommend', 'gợi ý cho một cơ sở'],
]

/** `base`: the address that the reader came to, for the examples. */
export const apiPage = (frame: PageFrame, base: string): string =>
  renderPage(frame, {
    title: 'Dữ liệu mở và API',
    description: 'Lấy danh mục TCVN, QCVN và văn bản liên quan dưới dạng JSON, CSV hoặc qua MCP.',
    path: '/api',
    kind: 'text',
    body: html`<h1>Dữ liệu mở và API</h1>
      <p class="lead">
        Toàn bộ danh mục dùng được cho phần mềm khác, miễn phí, không cần khóa. Mô tả đầy đủ cho máy
        đọc: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
      </p>
      <h2>Tải cả bộ dữ liệu</h2>
      <ul>
        <li><a href="/api/v1/dataset.json">Tất cả, dạng JSON</a></li>
        <li>
          <a href="/api/v1/dataset/standards.csv">Tiêu chuẩn và quy chuẩn, dạng CSV</a>, mở được
          bằng phần mềm bảng tính
        </li>
      </ul>
      <p>
        Bộ dữ liệu ghi ngày kiểm tra gần nhất (<code>date</code>) và mã phiên bản
        (<code>version</code>). Giấy phép Apache 2.0. Dữ liệu gồm số hiệu, tên và tóm tắt bằng lời
        của dự án; không có toàn văn tiêu chuẩn.
      </p>
      <h2>Các địa chỉ</h2>
      <ul>
        ${ROUTES.map(([path, gives]) => html`<li><code>${path}</code>: ${gives}</li>`)}
      </ul>
      <h2>Ví dụ</h2>
      <p>Một tiêu chuẩn, gõ số hiệu kiểu nào cũng được:</p>
      <pre tabindex="0"><code>curl -L '${base}/api/v1/standards/tcvn5603'</code></pre>
      <p>
        Quy chuẩn bắt buộc còn hiệu lực, mỗi trang 50 mục; thêm <code>format=csv</code> để lấy bảng:
      </p>
      <pre
        tabindex="0"
      ><code>curl '${base}/api/v1/standards?kind=qcvn&mandatory=true&status=current&pageSize=50'</code></pre>
      <p>Gợi ý cho một cơ sở:</p>
      <pre tabindex="0"><code>curl '${base}/api/v1/recommend' \\
  -H 'content-type: application/json' \\
  -d '{"text":"Tôi làm nước mắm đóng chai, bán siêu thị"}'</code></pre>
      <h2>Cần biết</h2>
      <ul>
        <li>Mã (<code>id</code>) giữ nguyên nghĩa mãi mãi; có thể lưu lại để dùng lâu dài.</li>
        <li>
          Trang web nào cũng đọc được các địa chỉ GET ở trên. Mỗi máy có hạn mức mỗi phút; quá hạn
          mức thì nhận mã 429 kèm số giây cần chờ.
        </li>
        <li>
          Khi hiển thị cho người đọc, xin ghi cả tình trạng hiệu lực (<code>standingText</code>),
          ngày kiểm tra và lưu ý (<code>caution</code>).
        </li>
        <li>Lỗi có dạng <code>{"error": {"code", "message"}}</code>.</li>
      </ul>
      <h2>Dùng từ trợ lý AI (MCP)</h2>
      <p>
        Trợ lý AI hỗ trợ Model Context Protocol có thể tra cứu trực tiếp tại
        <code>${base}/mcp</code> (Streamable HTTP). Các công cụ chỉ đọc, không lưu gì.
      </p>`,
  })
