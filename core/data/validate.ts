/** `npm run validate`: checks everything under `data/` and prints what is wrong, one line a fault. */
import { checkData } from './load.ts'

const { data, faults, isComplete } = checkData(process.argv[2])
for (const fault of faults) console.error(fault)
if (!isComplete)
  console.error(
    'Chưa xét các chỗ nhắc đến mục khác (số hiệu, bài, bộ câu hỏi, sản phẩm); sửa xong các lỗi trên rồi chạy lại để xét tiếp.',
  )
console.log(
  `Đã đọc ${data.standards.length} tiêu chuẩn và quy chuẩn, ${data.laws.length} văn bản pháp luật, ` +
    `${data.guides.length} bài hướng dẫn, ${data.products.length} sản phẩm trong ${data.groups.length} nhóm, ` +
    `${data.checklists.length} bộ câu hỏi. ${faults.length ? `Có ${faults.length} lỗi.` : 'Không có lỗi.'}`,
)
process.exitCode = faults.length ? 1 : 0
