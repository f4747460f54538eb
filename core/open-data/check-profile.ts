/** Compares a profile that was sent with the vocabulary of the catalogue. */
import type { Catalogue } from '../catalogue.ts'
import type { ProfileInput } from './advice-shapes.ts'

/** Words of the profile that mean nothing here, as "facts.thi-truong: sao-hoa"; empty when all do. */
export function checkProfile(catalogue: Catalogue, profile: ProfileInput): string[] {
  const faults: string[] = []
  for (const id of profile.products) if (!catalogue.product(id)) faults.push(`products: ${id}`)
  for (const [id, values] of Object.entries(profile.facts)) {
    const fact = catalogue.facts.get(id)
    if (!fact) faults.push(`facts: ${id}`)
    else if (!fact.many && values.length > 1) faults.push(`facts.${id}: ${values.join(', ')}`)
    else
      for (const value of values)
        if (!fact.choices.some((choice) => choice.id === value))
          faults.push(`facts.${id}: ${value}`)
  }
  for (const list of ['complete', 'unknown'] as const)
    for (const id of profile[list])
      if (!catalogue.facts.has(id) && !SIZE_FACTS.has(id)) faults.push(`${list}: ${id}`)
  return faults
}

/** Asked as facts, though the profile holds them as numbers. */
const SIZE_FACTS = new Set(['quy-mo', 'so-lao-dong', 'doanh-thu'])
