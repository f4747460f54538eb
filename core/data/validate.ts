/** `npm run validate`: checks everything under `data/` and prints what is wrong, one line a fault. */
import { readData } from './load.ts'
import { findFaults } from './references.ts'

const { data, faults } = readData(process.argv[2])
const all = [...faults, ...findFaults(data)]
for (const fault of all) console.error(fault)
console.log(
  `${data.standards.length} standards, ${data.laws.length} laws, ${data.guides.length} guides, ` +
    `${data.products.length} products in ${data.groups.length} groups; ${all.length} faults`,
)
process.exitCode = all.length ? 1 : 0
