/** Whether a document is in force, as the catalogue knows it. What the catalogue does not name is unknown. */
import type { Catalogue } from '../core/catalogue.ts'
import { parseDesignation } from '../core/designation.ts'
import type { Standing } from '../core/domain.ts'
import { parseLawNumber } from '../core/law-number.ts'

const LAW_STANDINGS: Record<Catalogue['laws'][number]['status'], Standing> = {
  'in-force': 'current',
  replaced: 'superseded',
  suspended: 'suspended',
  unknown: 'unknown',
}

/** Only a number that means one entry tells; a draft has none, and stays unknown. */
export function findStanding(designation: string | undefined, catalogue: Catalogue): Standing {
  if (designation === undefined) return 'unknown'
  if (parseDesignation(designation)) return catalogue.standard(designation)?.status ?? 'unknown'
  const number = parseLawNumber(designation)
  const [law, ...others] = number ? catalogue.findLaws(number) : []
  return law && others.length === 0 ? LAW_STANDINGS[law.status] : 'unknown'
}
