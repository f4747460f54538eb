import { writeFileSync } from 'node:fs'
import { loadCatalogue } from './core/data/load.ts'
import { fillIn, poison, sampleReport, bigChecklist, sampleCatalogue } from './agent/report/testing/sample.ts'
import { writeAssessmentPdf } from './web/reports/assessment-pdf.ts'
import { toSvg } from './agent/report/svg.ts'
import { drawScores, drawBars } from './agent/report/radar.ts'
const catalogue = loadCatalogue()
for (const form of catalogue.checklists) console.log(form.id, form.sections.flatMap(s=>s.questions).length)
const form = catalogue.checklists.find(c => c.id === 'vs-haccp')!
const report = sampleReport(catalogue, fillIn(form), fillIn(form, 3))
for (let i = 0; i < 2; i++) { const t = performance.now(); const pdf = await writeAssessmentPdf(report, { writtenOn: new Date() }); console.log('pdf ms', Math.round(performance.now() - t), pdf.length); writeFileSync('/tmp/r.pdf', pdf) }
const bad = sampleReport(sampleCatalogue(), poison(fillIn(bigChecklist())))
writeFileSync('/tmp/bad.pdf', await writeAssessmentPdf(bad, { writtenOn: new Date() }))
writeFileSync('/tmp/radar.svg', toSvg(drawScores('Điểm', report.sections)))
writeFileSync('/tmp/bars.svg', toSvg(drawBars('Điểm', report.sections)))
