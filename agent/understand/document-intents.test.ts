import { describe, expect, it } from 'vitest'
import type { documentIntents } from './document-intents.ts'
import { readIntents } from './intents.ts'

type DocumentIntent = keyof typeof documentIntents

describe('questions about documents as such', () => {
  it.each<[string, DocumentIntent]>([
    ['Năm nay có gì mới mà cơ sở nhỏ phải để ý?', 'news'],
    ['tu 1/7/2026 co gi thay doi', 'news'],
    ['vừa ban hành quy định mới gì về nhãn', 'news'],
    ['Đơn vị nào cấp chứng chỉ ISO 9001', 'certifier'],
    ['chung nhan hop quy o dau', 'certifier'],
    ['gửi mẫu nước đá ở phòng nào', 'certifier'],
    ['xuất tôm sang Mỹ cần gì', 'export'],
    ['ban ca phe nhan sang eu', 'export'],
    ['bán hạt điều qua Mỹ', 'export'],
    ['danh sách QCVN của Bộ Y tế', 'list'],
    ['TCVN về truy xuất gồm những cái nào', 'list'],
    ['co bao nhieu tcvn ve xi mang', 'list'],
    ['ISO 20400 tên Việt Nam là gì', 'equivalent'],
    ['haccp codex cxc 1 la tcvn may', 'equivalent'],
    ['tiêu chuẩn cơ sở khác TCVN chỗ nào', 'compare' as DocumentIntent],
  ])('"%s" asks for %s', (question, intent) => expect(readIntents(question)).toContain(intent))

  it.each<[string, DocumentIntent]>([
    // A year without anything new, and something new without a time.
    ['Năm 2026 ghi nhãn hàng hóa theo nghị định nào?', 'news'],
    ['Xưởng mới mở cần giấy gì', 'news'],
    // Offices, not certification bodies; duties, not bodies.
    ['Đăng ký mã số mã vạch ở đâu', 'certifier'],
    ['Ai phải công bố hợp quy', 'certifier'],
    ['Nộp hồ sơ công bố hợp quy ở đâu', 'certifier'],
    // "dấu" and "đầu" are no "đâu".
    ['Tự đánh giá rồi in dấu hợp chuẩn được không', 'certifier'],
    ['lam ISO 9001 bat dau tu dau', 'certifier'],
    // Other words that hold the same syllable.
    ['sản xuất nước mắm cần tiêu chuẩn gì', 'export'],
    ['truy xuất nguồn gốc có bắt buộc không', 'export'],
    ['nhãn ghi xuất xứ thế nào', 'export'],
    ['bán mũ bảo hiểm qua đại lý', 'export'],
    ['ban do choi go qua facebook', 'export'],
    ['may mu, ban cho cong ty qua tang', 'export'],
    ['nước mắm cần tiêu chuẩn gì', 'list'],
    ['viet doan code sap xep danh sach', 'list'],
    ['TCVN 5603:2023 là tiêu chuẩn gì?', 'equivalent'],
    ['TCVN 5603:2023 là tiêu chuẩn gì?', 'list'],
  ])('"%s" does not ask for %s', (question, intent) =>
    expect(readIntents(question)).not.toContain(intent),
  )
})
