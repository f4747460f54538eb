/** Faults of rules, risk lists and programmes that only the whole catalogue shows. */
import type { Catalogue } from '../catalogue.ts'
import type { Finding } from './explain-shape.ts'
import type { Fault, List, Path } from './fault.ts'
import type { Condition } from './rule-schema.ts'
import { notInCatalogue, notThere, STATUS } from './reference-texts.ts'

export function findRuleFaults(catalogue: Catalogue): Fault[] {
  const faults: Fault[] = []
  const fault = (list: List, entry: object, path: Path, what: string) =>
    faults.push({ list, entry, path, what })
  const check = (list: List, entry: object, field: string, condition: Condition) =>
    findConditionFaults(catalogue, condition).forEach(({ path, what }) =>
      fault(list, entry, [field, ...path], what),
    )

  for (const rule of catalogue.rules) {
    const { ref, level, when } = rule
    const target = catalogue.resolveRef(ref)
    if (!target) fault('rules', rule, ['ref'], notInCatalogue(ref))
    else if ('standard' in target) {
      const { status, mandatory } = target.standard
      if (status === 'superseded' || status === 'withdrawn')
        fault('rules', rule, ['ref'], `${ref} ${STATUS[status]}; hãy đổi sang bản còn hiệu lực`)
      if (level === 'mandatory' && !mandatory)
        fault(
          'rules',
          rule,
          ['level'],
          `${ref} là tự nguyện, không thể là mandatory; hãy ghi buyers hoặc voluntary`,
        )
    } else if (target.law.status === 'replaced')
      fault('rules', rule, ['ref'], `${ref} đã bị thay thế; hãy đổi sang văn bản còn hiệu lực`)
    check('rules', rule, 'when', when)
  }
  for (const group of catalogue.riskGroups) {
    const { instrument, regulations, products } = group
    if (!catalogue.law(instrument))
      fault('riskGroups', group, ['instrument'], notInCatalogue(instrument))
    regulations.forEach((one, at) => {
      if (!catalogue.standard(one))
        fault('riskGroups', group, ['regulations', at], notInCatalogue(one))
    })
    if (products.length)
      findConditionFaults(catalogue, { products }).forEach(({ path, what }) =>
        fault('riskGroups', group, path, what),
      )
  }
  for (const programme of catalogue.programmes) {
    if (!catalogue.law(programme.law))
      fault('programmes', programme, ['law'], notInCatalogue(programme.law))
    check('programmes', programme, 'when', programme.when)
  }
  for (const fact of catalogue.facts.values()) {
    const ids = fact.choices.map((choice) => choice.id)
    ids.forEach((id, at) => {
      if (ids.indexOf(id) !== at)
        fault(
          'facts',
          fact,
          ['choices', at, 'id'],
          'hai lựa chọn dùng chung id; hãy đổi id của một lựa chọn',
        )
    })
  }
  for (const list of ['riskGroups', 'programmes'] as const)
    catalogue[list].forEach((one, at, all) => {
      if (all.findIndex(({ id }) => id === one.id) !== at)
        fault(list, one, ['id'], 'id này đã có mục khác dùng; hãy đặt id khác')
    })
  return faults
}

/** Products, facts and values that a condition names and the catalogue lacks, with the place in the condition. */
export function findConditionFaults(catalogue: Catalogue, condition: Condition): Finding[] {
  const inside = (one: Condition, ...path: PropertyKey[]) =>
    findConditionFaults(catalogue, one).map((found) => ({
      ...found,
      path: [...path, ...found.path],
    }))
  if ('all' in condition) return condition.all.flatMap((one, at) => inside(one, 'all', at))
  if ('any' in condition) return condition.any.flatMap((one, at) => inside(one, 'any', at))
  if ('not' in condition) return inside(condition.not, 'not')
  if ('products' in condition)
    return condition.products
      .filter((id) => !catalogue.groups.has(id) && !catalogue.product(id))
      .map((id) => ({
        path: ['products'],
        what: notThere(
          'sản phẩm hoặc nhóm sản phẩm',
          id,
          [...catalogue.groups.keys(), ...catalogue.products.map((one) => one.id)],
          'products hay product-groups',
        ),
      }))
  if (!('fact' in condition)) return []
  const fact = catalogue.facts.get(condition.fact)
  if (!fact)
    return [
      {
        path: ['fact'],
        what: notThere('điều cần biết', condition.fact, catalogue.facts.keys(), 'facts'),
      },
    ]
  const ids = fact.choices.map(({ id }) => id)
  return condition.is
    .filter((value) => !ids.includes(value))
    .map((value) => ({
      path: ['is'],
      what: `${fact.id} không có lựa chọn ${value}; chỉ dùng một trong: ${ids.join(', ')}`,
    }))
}
