/** SQL that reads as SQL and cannot be injected: `pool.query(sql\`select ... where id = ${id}\`)`. */
export const sql = (parts: TemplateStringsArray, ...values: unknown[]) => ({
  text: parts.reduce((text, part, index) => `${text}$${index}${part}`),
  values,
})
