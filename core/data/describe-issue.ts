/** One fault that a schema found, in Vietnamese: what is wrong, and what to write instead. */
import { z } from 'zod'
import { slugify } from '../text.ts'
import type { Path } from './fault.ts'
import { nearestName } from './nearest-name.ts'
import { HS_CODE } from './rule-schema.ts'
import { CLASS_CODE } from './schema.ts'
import { fieldsOf, options } from './schema-parts.ts'
import { SLUG } from './shared-schema.ts'

const DATE = "ngày phải viết năm-tháng-ngày, trong nháy, ví dụ '2026-11-24'"
const OTHER = 'viết chưa đúng; hãy xem mẫu trong data/README.md'

/** `schema` and `value` are those of the place. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: unknown,
  path: Path,
): string {
  const field = String(path.findLast((one) => typeof one === 'string') ?? '')
  if (issue.code === 'custom') return issue.message
  if (value === undefined) return `thiếu trường này; hãy thêm ${exampleOf(schema, field)}`
  if (value === null)
    return `đang để trống; hãy viết nội dung sau dấu hai chấm, hoặc bỏ dòng này nếu trường không bắt buộc`
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.expected, schema, value, field)
    case 'invalid_value':
      return describeChoice(issue.values.map(String), value)
    case 'too_small':
      return describeSmall(issue, schema, value)
    case 'too_big':
      return issue.origin === 'number'
        ? rangeOf(schema, `phải từ ${String(issue.maximum)} trở xuống`)
        : `quá dài, nhiều nhất ${String(issue.maximum)}; hãy rút gọn`
    case 'invalid_format':
      return describeFormat(issue.format, 'pattern' in issue ? issue.pattern : undefined, value)
    case 'invalid_key':
      return `tên "${field}" phải viết chữ thường không dấu, nối bằng gạch ngang${slugOf(field)}`
    case 'invalid_union':
      return describeUnion(schema, value)
    default:
      return OTHER
  }
}

/** What to write where a field is missing. */
function exampleOf(schema: z.ZodType, field: string): string {
  if (schema instanceof z.ZodArray)
    return `"${field}:" và dưới đó mỗi ý một dòng bắt đầu bằng dấu gạch ngang`
  const inner = Object.keys(fieldsOf(schema))
  if (inner.length) return `"${field}:" và dưới đó các trường ${inner.join(', ')}`
  if (schema instanceof z.ZodEnum)
    return `"${field}: ..." với một trong: ${schema.options.join(', ')}`
  if (schema instanceof z.ZodNumber) return `dòng "${field}: " và một con số`
  return `dòng "${field}: ..."`
}

function describeType(expected: string, schema: z.ZodType, value: unknown, field: string): string {
  const isRecord = typeof value === 'object' && !Array.isArray(value)
  switch (expected) {
    case 'string':
      if (Array.isArray(value))
        return 'chỗ này là một câu, không phải danh sách; hãy bỏ dấu gạch ngang hoặc ngoặc vuông'
      if (isRecord)
        return "chỗ này phải là một câu; nếu trong câu có dấu hai chấm, hãy đặt cả câu trong nháy đơn '...'"
      return `phải là chữ; hãy đặt trong nháy, ví dụ ${field}: '${String(value)}'`
    case 'number':
    case 'int':
      if (typeof value === 'number') return 'phải là số nguyên, không có phần lẻ'
      return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim())
        ? `phải là con số; hãy bỏ nháy: ${field}: ${value.trim()}`
        : `phải là con số, ví dụ ${field}: 3`
    case 'boolean':
      return `chỉ ghi true (đúng) hoặc false (sai), không đặt trong nháy: ${field}: true`
    case 'array':
      return typeof value === 'string' && /^-\S/.test(value)
        ? 'sau dấu gạch ngang phải có một dấu cách: "- ..."'
        : 'phải là danh sách; hãy viết mỗi ý một dòng bắt đầu bằng "- "'
    case 'date':
      return DATE
    case 'object': {
      const fields = Object.keys(fieldsOf(schema))
      return field
        ? `phải gồm các trường ${fields.join(', ')}, viết ở các dòng dưới và thụt vào`
        : `mục này phải gồm các trường ${fields.slice(0, 4).join(', ')}...; hãy xem lại dấu gạch ngang và dấu hai chấm`
    }
    case 'record':
      return 'phải gồm các dòng dạng "tên: giá trị", viết ở các dòng dưới và thụt vào'
    default:
      return OTHER
  }
}

function describeChoice(values: string[], value: unknown): string {
  if (typeof value === 'object') return `chỉ dùng một trong: ${values.join(', ')}`
  const near = nearestName(String(value), values)
  return `không dùng được "${String(value)}"; chỉ dùng một trong: ${values.join(', ')}${near ? `; có lẽ bạn muốn viết "${near}"` : ''}`
}

function describeSmall(issue: z.core.$ZodIssueTooSmall, schema: z.ZodType, value: unknown): string {
  const least = String(issue.minimum)
  if (issue.origin === 'string') {
    const length = String(value).trim().length
    return length
      ? `quá ngắn (${length} ký tự); hãy viết ít nhất ${least} ký tự`
      : `đang để trống; hãy viết ít nhất ${least} ký tự`
  }
  if (issue.origin === 'array')
    return `danh sách có ${(value as unknown[]).length} mục; hãy viết ít nhất ${least} mục`
  return rangeOf(schema, issue.inclusive ? `phải từ ${least} trở lên` : `phải lớn hơn ${least}`)
}

/** "phải từ 1 đến 5" when both ends are set. */
function rangeOf(schema: z.ZodType, otherwise: string): string {
  if (!(schema instanceof z.ZodNumber)) return otherwise
  const { minValue, maxValue } = schema
  const isSet = (one: number | null) => one !== null && Math.abs(one) < Number.MAX_SAFE_INTEGER
  return isSet(minValue) && isSet(maxValue)
    ? `phải là số từ ${minValue} đến ${maxValue}`
    : otherwise
}

function describeFormat(format: string, pattern: string | undefined, value: unknown): string {
  const text = String(value)
  if (format === 'date')
    return /^\d{4}-\d\d-\d\d$/.test(text) ? `không có ngày ${text} trong lịch; hãy xem lại` : DATE
  switch (pattern) {
    case String(SLUG):
      return `phải viết chữ thường không dấu, nối bằng gạch ngang${slugOf(text)}`
    case String(HS_CODE):
      return "mã HS phải có 4, 6, 8 hoặc 10 chữ số, không có dấu chấm, đặt trong nháy, ví dụ '8516'"
    case String(CLASS_CODE):
      return "mã chỉ gồm chữ số và dấu chấm, đặt trong nháy, ví dụ '67.120'; mã ngành có thể có một chữ in hoa ở đầu"
    default:
      return OTHER
  }
}

const slugOf = (text: string) => {
  const slug = slugify(text)
  return slug && slug !== text ? `, ví dụ ${slug}` : ', ví dụ nuoc-mam'
}

function describeUnion(schema: z.ZodType, value: unknown): string {
  if (!(schema instanceof z.ZodUnion)) return OTHER
  const starts = options(schema).flatMap((one) => Object.keys(fieldsOf(one))[0] ?? [])
  if (!starts.length) return OTHER
  const keys = typeof value === 'object' && !Array.isArray(value) ? Object.keys(value!) : []
  const near = keys.map((key) => nearestName(key, starts)).find((one) => one)
  return `điều kiện phải bắt đầu bằng một trong: ${starts.join(', ')}${near ? `; có lẽ bạn muốn viết "${near}"` : ''}`
}
