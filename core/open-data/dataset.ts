/** The whole catalogue as one dated data set. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Catalogue } from '../catalogue.ts'
import { Checklist } from '../data/checklist-schema.ts'
import { Programme, RiskGroup, Rule, SizeClass, Fact } from '../data/rule-schema.ts'
import { GuideHead, Law, Product, ProductGroup, Standard } from '../data/schema.ts'
import { slug } from '../data/shared-schema.ts'
import { publish } from './published.ts'

const Licence = z.strictObject({
  id: z.literal('Apache-2.0'),
  url: z.url(),
  notice: z.string(),
})

export const Dataset = publish(
  'Dataset',
  z.strictObject({
    name: z.string(),
    format: z.literal(1).describe('Changes when a field changes its meaning or goes away.'),
    date: z.iso.date().describe('The latest check of any entry against its source.'),
    version: z.string().describe('Digest of the content: the same content, the same version.'),
    licence: Licence,
    standards: z.array(publish('Standard', Standard.extend({ id: slug, derived: z.boolean() }))),
    laws: z.array(publish('Law', Law)),
    guides: z.array(publish('Guide', GuideHead.extend({ body: z.string() }))),
    productGroups: z.array(publish('ProductGroup', ProductGroup)),
    products: z.array(publish('Product', Product)),
    facts: z.array(Fact),
    rules: z.array(publish('Rule', Rule)),
    riskGroups: z.array(publish('RiskGroup', RiskGroup)),
    programmes: z.array(publish('SupportProgramme', Programme)),
    sizeClasses: z.array(publish('SizeClass', SizeClass)),
    checklists: z.array(publish('Checklist', Checklist)),
  }),
)
export type Dataset = z.infer<typeof Dataset>

export const LICENCE: z.infer<typeof Licence> = {
  id: 'Apache-2.0',
  url: 'https://www.apache.org/licenses/LICENSE-2.0',
  notice:
    'Mã nguồn và dữ liệu theo Giấy phép Apache 2.0; xem các tệp LICENSE và NOTICE của dự án. Dữ liệu gồm số hiệu, tên và phần tóm tắt bằng lời của dự án, không có toàn văn tiêu chuẩn: toàn văn TCVN có bản quyền. Thông tin để tham khảo, không phải ý kiến pháp lý.',
}

export function makeDataset(catalogue: Catalogue): Dataset {
  const content = {
    standards: catalogue.standards.map(({ parsed: _parsed, ...fields }) => fields),
    laws: catalogue.laws.map(({ parsed: _parsed, name: _name, ...fields }) => fields),
    guides: [...catalogue.guides],
    productGroups: [...catalogue.groups.values()],
    products: [...catalogue.products],
    facts: [...catalogue.facts.values()],
    rules: [...catalogue.rules],
    riskGroups: [...catalogue.riskGroups],
    programmes: [...catalogue.programmes],
    sizeClasses: [...catalogue.sizeClasses],
    checklists: [...catalogue.checklists],
  }
  return {
    name: 'Danh mục tiêu chuẩn, quy chuẩn của Trợ lý Tiêu chuẩn',
    format: 1,
    date: latestCheck(catalogue),
    version: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16),
    licence: LICENCE,
    ...content,
  }
}

const latestCheck = ({ standards, laws, guides, riskGroups, programmes }: Catalogue): string =>
  [...standards, ...laws, ...guides, ...riskGroups, ...programmes]
    .map((entry) => entry.provenance.checkedOn)
    .reduce((latest, one) => (one > latest ? one : latest), '1970-01-01')
