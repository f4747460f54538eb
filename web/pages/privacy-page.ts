/** `GET /quyen-rieng-tu`: what is stored, for how long, who sees it, and how to erase it. */
import type { PrivacyFacts } from '../notice.ts'
import { html } from './html.ts'
import { contentLine, renderPage, type PageFrame } from './layout.ts'

export const privacyPage = (
  frame: PageFrame,
  { retentionDays, assessmentDays, usesModel }: PrivacyFacts,
): string =>
  renderPage(frame, {
    title: 'Quyền riêng tư',
    kind: 'text',
    body: html`<h1>Quyền riêng tư</h1>
      <p class="lead">
        Bạn dùng trợ lý mà không cần đăng ký, không cần cho biết tên. Trang này không dùng cookie,
        không quảng cáo, không theo dõi.
      </p>
      <h2>Ai đang trả lời bạn</h2>
      <p>
        Câu trả lời do máy soạn từ kho tiêu chuẩn, quy chuẩn và văn bản pháp luật, kèm nguồn để bạn
        tự kiểm tra. Đó là hướng dẫn tham khảo, không phải ý kiến pháp lý và không thay thế kết luận
        của cơ quan có thẩm quyền.
      </p>
      <h2>Những gì được lưu</h2>
      <ul>
        <li>
          <strong>Trên máy chủ:</strong> câu hỏi, câu trả lời và góp ý của bạn, trong
          ${retentionDays} ngày, để bạn xem lại và để chuyên gia cải thiện chất lượng. Trước khi bạn
          gửi câu hỏi đầu tiên, không có gì được lưu.
        </li>
        <li>
          <strong>Thông tin cơ sở bạn kể khi trò chuyện</strong> (mặt hàng, nơi bán, số người làm)
          được nhớ cùng hội thoại để khỏi hỏi lại. Nhắn “hồ sơ của tôi” để xem, “xóa hồ sơ” để xóa.
        </li>
        <li>
          <strong>Trang Tra cứu và trang Gợi ý:</strong> không lưu gì. Ở trang Gợi ý, điều máy hiểu
          về cơ sở nằm ngay trong địa chỉ trang; bạn gửi địa chỉ đó cho ai thì người ấy thấy.
        </li>
        <li>
          <strong>Bài tự đánh giá:</strong> câu trả lời, ghi chú, kế hoạch và thông tin cơ sở bạn
          chọn, trong ${assessmentDays} ngày kể từ lần làm gần nhất. Mã chuyển máy và quyền xem được
          lưu dưới dạng mã băm. Ảnh bằng chứng được thu nhỏ và bỏ thông tin nơi chụp, máy chụp trước
          khi lưu; bạn xóa được từng ảnh, và ảnh bị xóa cùng bài.
        </li>
        <li>
          <strong>Trên điện thoại hoặc máy tính của bạn:</strong> tối đa 30 lượt hỏi đáp gần nhất và
          mã của hội thoại, để lần sau mở lại còn thấy.
        </li>
        <li>
          <strong>Trong Telegram, Zalo</strong> (nơi có mở): câu hỏi, câu trả lời và ảnh bạn gửi làm
          bằng chứng, như trên. Tên và tài khoản của bạn không được lưu; ứng dụng chat giữ tin nhắn
          theo quy định riêng của họ.
        </li>
        <li>
          <strong>Địa chỉ mạng</strong> của bạn chỉ được dùng dưới dạng mã băm, đổi mỗi ngày, để đếm
          số lượt hỏi trong một phút; không ghi vào nhật ký.
        </li>
      </ul>
      <h2>Dữ liệu cá nhân</h2>
      <p>
        Xin đừng ghi số điện thoại, số căn cước, mã số thuế, số thẻ hay thư điện tử vào câu hỏi. Nếu
        bạn lỡ ghi, máy sẽ che những số này trước khi lưu.
      </p>
      <h2>Gửi ra ngoài máy chủ</h2>
      ${
        usesModel
          ? html`<p>
              Để hiểu lời bạn kể về cơ sở và soạn câu trả lời, câu hỏi (đã che dữ liệu cá nhân) và
              các đoạn nguồn được gửi tới một dịch vụ mô hình ngôn ngữ. Dịch vụ này có thể đặt ngoài
              Việt Nam. Không gửi kèm địa chỉ mạng hay thông tin nhận dạng bạn.
            </p>`
          : html`<p>
              Không có gì được gửi ra ngoài máy chủ này. Trợ lý đang soạn câu trả lời bằng quy tắc,
              không dùng mô hình ngôn ngữ bên ngoài.
            </p>`
      }
      <h2>Quyền của bạn</h2>
      <ul>
        <li>
          <strong>Xóa ngay:</strong> trong khung trò chuyện, bấm “Xóa hội thoại”. Câu hỏi, câu trả
          lời và góp ý bị xóa khỏi máy chủ và khỏi thiết bị của bạn, không khôi phục được.
        </li>
        <li>
          <strong>Trong Telegram, Zalo:</strong> gõ /xoa; mọi điều đã lưu của cuộc trò chuyện ấy bị
          xóa ngay trên máy chủ.
        </li>
        <li>
          <strong>Bài tự đánh giá:</strong> ở mục “Chia sẻ, xóa” của bài, bạn xem ai đang xem được,
          thu hồi quyền của họ, hoặc xóa cả bài.
        </li>
        <li>
          <strong>Tự hết hạn:</strong> sau ${retentionDays} ngày, hội thoại được xóa mà bạn không
          cần làm gì; bài tự đánh giá sau ${assessmentDays} ngày.
        </li>
        <li>
          <strong>Không muốn lưu:</strong> dùng <a href="/hoi">trang hỏi đơn giản</a>; câu hỏi và
          câu trả lời ở đó không được lưu.
        </li>
      </ul>
      <p>
        Ai có mã hội thoại thì đọc được hội thoại đó, nên khi dùng chung máy, xin xóa hội thoại
        trước khi rời đi. Ai có địa chỉ bài tự đánh giá của bạn thì xem và sửa được bài đó.
      </p>
      <h2 id="nguon-du-lieu">Nguồn dữ liệu</h2>
      ${frame.about && html`<p>${contentLine(frame.about)}</p>`}
      <p>
        Mỗi câu trả lời nêu văn bản đã dùng, tình trạng hiệu lực và ngày kiểm tra gần nhất. Toàn văn
        tiêu chuẩn có bản quyền nên không đăng ở đây; trợ lý tóm tắt bằng lời của mình và chỉ nơi
        tra cứu hoặc mua. Nội dung dựa trên một nguồn duy nhất được ghi rõ để bạn tra lại.
      </p>`,
  })
