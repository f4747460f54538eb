/** Three-valued evaluation of a condition (Kleene's strong logic), with the facts that decided it. Pure. */
import type { Catalogue } from '../../core/catalogue.ts'
import type { Condition } from '../../core/data/rule-schema.ts'
import type { Missing, Profile, Reason, Truth } from '../../core/profile.ts'
import { isOneOf, knownValues, productReason, productsOf } from './facts.ts'
import { judgeSize, sizeName } from './size.ts'

export interface Finding {
  truth: Truth
  /** What holds (for "no": what rules it out). */
  because: Reason[]
  /** What would settle it; empty unless unknown. */
  missing: Missing[]
  /** False for a "no" that comes from the product being another one: not worth telling. */
  near: boolean
}

/** Evaluates for one profile. */
export function evaluate(catalogue: Catalogue, profile: Profile, condition: Condition): Finding {
  const inner = (one: Condition) => evaluate(catalogue, profile, one)
  if ('all' in condition) return all(condition.all.map(inner))
  if ('any' in condition) return any(condition.any.map(inner))
  if ('not' in condition) return not(inner(condition.not))
  if ('products' in condition) return byProduct(catalogue, profile, condition.products)
  if ('fact' in condition) return byFact(catalogue, profile, condition.fact, condition.is)
  if ('size' in condition) return bySize(catalogue, profile, condition.size)
  if ('hs' in condition) return byCode(profile, condition.hs)
  return unknown({ confirm: condition.confirm })
}

const yes = (...because: Reason[]): Finding => ({ truth: 'yes', because, missing: [], near: true })
const no = (...because: Reason[]): Finding => ({ truth: 'no', because, missing: [], near: true })
const unknown = (...missing: Missing[]): Finding => ({
  truth: 'unknown',
  because: [],
  missing,
  near: true,
})

function all(parts: Finding[]): Finding {
  const refuting = parts.filter((one) => one.truth === 'no')
  if (refuting.length)
    return {
      ...no(...refuting.flatMap((one) => one.because)),
      near: refuting.every((one) => one.near),
    }
  const because = parts.flatMap((one) => one.because)
  return parts.every((one) => one.truth === 'yes')
    ? yes(...because)
    : { ...unknown(...parts.flatMap((one) => one.missing)), because }
}

function any(parts: Finding[]): Finding {
  const holding = parts.find((one) => one.truth === 'yes')
  if (holding) return holding
  const open = parts.filter((one) => one.truth === 'unknown')
  if (open.length)
    return {
      ...unknown(...open.flatMap((one) => one.missing)),
      because: open.flatMap((one) => one.because),
    }
  return { ...no(...parts.flatMap((one) => one.because)), near: parts.some((one) => one.near) }
}

const not = (part: Finding): Finding =>
  part.truth === 'unknown'
    ? part
    : { ...part, truth: part.truth === 'yes' ? 'no' : 'yes', near: true }

function byProduct(catalogue: Catalogue, profile: Profile, ids: string[]): Finding {
  const products = productsOf(catalogue, profile)
  if (products.length === 0) return unknown({ fact: 'san-pham' })
  const matching = products.filter((product) => isOneOf(product, ids))
  return matching.length
    ? yes(...matching.map((product) => productReason(catalogue, profile, product)))
    : { ...no(), near: false }
}

function byFact(catalogue: Catalogue, profile: Profile, id: string, wanted: string[]): Finding {
  const fact = catalogue.facts.get(id)
  if (!fact) return unknown({ fact: id })
  const { values, complete, assumed } = knownValues(catalogue, profile, fact)
  const reasons = (ids: string[]): Reason[] =>
    fact.choices
      .filter((choice) => ids.includes(choice.id))
      .map((choice) => ({ fact: id, phrase: choice.phrase, ...(assumed ? { assumed } : {}) }))
  const matching = values.filter((value) => wanted.includes(value))
  if (matching.length) return yes(...reasons(matching))
  return complete ? no(...reasons(values)) : unknown({ fact: id })
}

function bySize(catalogue: Catalogue, profile: Profile, wanted: string[]): Finding {
  const { possible } = judgeSize(catalogue, profile)
  const inside = possible.filter((id) => wanted.includes(id))
  const reason = {
    fact: 'quy-mo',
    phrase: `thuộc quy mô ${possible.map((id) => sizeName(catalogue, id)).join(' hoặc ')}`,
  }
  if (inside.length === possible.length) return yes(reason)
  return inside.length === 0 ? no(reason) : unknown({ fact: 'quy-mo' })
}

/** A code that the owner gave in short ("8516") leaves open whether the longer one is meant. */
function byCode(profile: Profile, wanted: string[]): Finding {
  if (profile.hs.length === 0) return unknown({ fact: 'ma-hs' })
  const reason = (code: string): Reason => ({ fact: 'ma-hs', phrase: `có mã HS ${code}` })
  const matching = profile.hs.find((code) => wanted.some((prefix) => code.startsWith(prefix)))
  if (matching) return yes(reason(matching))
  const open = profile.hs.some((code) => wanted.some((prefix) => prefix.startsWith(code)))
  return open ? unknown({ fact: 'ma-hs' }) : no(...profile.hs.map(reason))
}
