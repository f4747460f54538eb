/** Faults of checklists that only the whole catalogue shows, told for who writes them: file, question, what to change. */
import type { Catalogue } from '../catalogue.ts'
import type { Fault, Path } from './fault.ts'
import type { Condition } from './rule-schema.ts'
import { findConditionFaults } from './rule-references.ts'
import { notInCatalogue, notThere, STATUS } from './reference-texts.ts'

export function findChecklistFaults(catalogue: Catalogue): Fault[] {
  const faults: Fault[] = []
  const ids = catalogue.checklists.map((one) => one.id)
  catalogue.checklists.forEach((checklist, position) => {
    const fault = (path: Path, what: string) =>
      faults.push({ list: 'checklists', entry: checklist, path, what })
    const checkWhen = (path: Path, when: Condition | undefined) => {
      if (when)
        findConditionFaults(catalogue, when).forEach((found) =>
          fault([...path, 'when', ...found.path], found.what),
        )
    }
    if (ids.indexOf(checklist.id) !== position)
      fault(['id'], 'đã có bộ khác dùng id này; hãy đặt id khác')
    for (const list of ['standards', 'laws'] as const)
      checklist[list].forEach((ref, at) => {
        const target = catalogue.resolveRef(ref)
        if (!target) fault([list, at], notInCatalogue(ref))
        else if ('standard' in target && /superseded|withdrawn/.test(target.standard.status))
          fault(
            [list, at],
            `${ref} ${STATUS[target.standard.status]}; hãy đổi sang bản còn hiệu lực và soát lại các câu`,
          )
      })
    checklist.guides.forEach((id, at) => {
      if (!catalogue.guide(id))
        fault(
          ['guides', at],
          notThere(
            'bài hướng dẫn',
            id,
            catalogue.guides.map((one) => one.id),
            'guides',
          ),
        )
    })
    checklist.facts.forEach((id, at) => {
      if (!catalogue.facts.has(id))
        fault(['facts', at], notThere('điều cần biết', id, catalogue.facts.keys(), 'facts'))
    })
    checklist.next.forEach(({ checklist: id, when }, at) => {
      if (!ids.includes(id))
        fault(['next', at, 'checklist'], notThere('bộ câu hỏi', id, ids, 'checklists'))
      checkWhen(['next', at], when)
    })
    checklist.sections.forEach((section, at) => {
      checkWhen(['sections', at], section.when)
      section.questions.forEach(({ when, clause, knockout, text }, index) => {
        const place = ['sections', at, 'questions', index]
        checkWhen(place, when)
        if (clause && !catalogue.resolveRef(clause.ref))
          fault([...place, 'clause', 'ref'], notInCatalogue(clause.ref))
        if (knockout) {
          const basis = catalogue.resolveRef(knockout.by)
          if (!basis) fault([...place, 'knockout', 'by'], notInCatalogue(knockout.by))
          else if ('standard' in basis && !basis.standard.mandatory)
            fault(
              [...place, 'knockout', 'by'],
              `${knockout.by} là tự nguyện, không thể là câu chặn; hãy ghi luật, nghị định, thông tư hoặc QCVN buộc điều này, hoặc bỏ knockout`,
            )
        }
        if (!/\?$/.test(text))
          fault([...place, 'text'], 'phải là câu hỏi; hãy kết thúc bằng dấu hỏi')
      })
    })
  })
  return faults
}
