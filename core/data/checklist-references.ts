/** Faults of checklists that only the whole catalogue shows, told for who writes them: file, question, what to change. */
import type { Catalogue } from '../catalogue.ts'
import type { Fault } from './rule-references.ts'
import { findConditionFaults } from './rule-references.ts'

export function findChecklistFaults(catalogue: Catalogue): Fault[] {
  const faults: Fault[] = []
  const ids = catalogue.checklists.map((one) => one.id)
  for (const checklist of catalogue.checklists) {
    const fault = (place: string, what: string) =>
      faults.push({ where: `checklist ${checklist.id}${place}`, what })
    if (ids.filter((id) => id === checklist.id).length > 1) fault('', 'the id is used twice')
    for (const ref of [...checklist.standards, ...checklist.laws]) {
      const target = catalogue.resolveRef(ref)
      if (!target) fault('', `${ref} is not in the catalogue`)
      else if ('standard' in target && /superseded|withdrawn/.test(target.standard.status))
        fault('', `${ref} is ${target.standard.status}`)
    }
    for (const guide of checklist.guides)
      if (!catalogue.guide(guide)) fault('', `guide ${guide} does not exist`)
    for (const fact of checklist.facts)
      if (!catalogue.facts.has(fact)) fault('', `fact ${fact} does not exist`)
    for (const { checklist: id, when } of checklist.next) {
      if (!ids.includes(id)) fault('', `next: checklist ${id} does not exist`)
      if (when) findConditionFaults(catalogue, when).forEach((what) => fault(' next', what))
    }
    for (const section of checklist.sections) {
      if (section.when)
        findConditionFaults(catalogue, section.when).forEach((what) =>
          fault(`, section ${section.id}`, what),
        )
      for (const question of section.questions) {
        const place = `, question ${question.id}`
        const { when, clause, knockout } = question
        if (when) findConditionFaults(catalogue, when).forEach((what) => fault(place, what))
        if (clause && !catalogue.resolveRef(clause.ref))
          fault(place, `clause: ${clause.ref} is not in the catalogue`)
        if (knockout) {
          const basis = catalogue.resolveRef(knockout.by)
          if (!basis) fault(place, `knockout: ${knockout.by} is not in the catalogue`)
          else if ('standard' in basis && !basis.standard.mandatory)
            fault(place, `knockout: ${knockout.by} is voluntary, so it is no legal minimum`)
        }
        if (!/\?$/.test(question.text)) fault(place, 'text must be a question')
      }
    }
  }
  return faults
}
