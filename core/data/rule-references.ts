/** Faults of rules, risk lists and programmes that only the whole catalogue shows. */
import type { Catalogue } from '../catalogue.ts'
import type { Condition } from './rule-schema.ts'

export interface Fault {
  where: string
  what: string
}

export function findRuleFaults(catalogue: Catalogue): Fault[] {
  const faults: Fault[] = []
  const check = (where: string, condition: Condition) =>
    findConditionFaults(catalogue, condition).forEach((what) => faults.push({ where, what }))

  for (const { ref, level, when } of catalogue.rules) {
    const where = `rule for ${ref}`
    const target = catalogue.resolveRef(ref)
    if (!target) faults.push({ where, what: 'is not in the catalogue' })
    else if ('standard' in target) {
      const { status, mandatory } = target.standard
      if (status === 'superseded' || status === 'withdrawn')
        faults.push({ where, what: `is ${status}` })
      if (level === 'mandatory' && !mandatory) faults.push({ where, what: 'is voluntary' })
    } else if (target.law.status === 'replaced') faults.push({ where, what: 'is replaced' })
    check(where, when)
  }
  for (const group of catalogue.riskGroups) {
    if (!catalogue.law(group.instrument))
      faults.push({ where: group.id, what: `${group.instrument} is not in the catalogue` })
    for (const one of group.regulations)
      if (!catalogue.standard(one))
        faults.push({ where: group.id, what: `${one} is not in the catalogue` })
    if (group.products.length) check(group.id, { products: group.products })
  }
  for (const programme of catalogue.programmes) {
    if (!catalogue.law(programme.law))
      faults.push({ where: programme.id, what: `${programme.law} is not in the catalogue` })
    check(programme.id, programme.when)
  }
  for (const fact of catalogue.facts.values()) {
    const ids = fact.choices.map((choice) => choice.id)
    if (new Set(ids).size < ids.length)
      faults.push({ where: fact.id, what: 'two choices have the same id' })
  }
  for (const [list, ids] of [
    ['risk group', catalogue.riskGroups.map((one) => one.id)],
    ['programme', catalogue.programmes.map((one) => one.id)],
  ] as const)
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
      faults.push({ where: id, what: `${list} id is used twice` })
  return faults
}

/** Products, facts and values that a condition names and the catalogue lacks. */
export function findConditionFaults(catalogue: Catalogue, condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap((one) => findConditionFaults(catalogue, one))
  if ('any' in condition) return condition.any.flatMap((one) => findConditionFaults(catalogue, one))
  if ('not' in condition) return findConditionFaults(catalogue, condition.not)
  if ('products' in condition)
    return condition.products
      .filter((id) => !catalogue.groups.has(id) && !catalogue.product(id))
      .map((id) => `product ${id} does not exist`)
  if (!('fact' in condition)) return []
  const fact = catalogue.facts.get(condition.fact)
  if (!fact) return [`fact ${condition.fact} does not exist`]
  return condition.is
    .filter((value) => !fact.choices.some((choice) => choice.id === value))
    .map((value) => `fact ${fact.id} has no value ${value}`)
}
