/**
 * Fills in the code that an address brings behind its "#", which no server and no preview of a message ever sees.
 * Without script the code is typed: it stands beside the address.
 */
const brought = /^#ma=([0-9A-Za-z]{8})$/.exec(location.hash)?.[1]
const field = document.querySelector<HTMLInputElement>('.code-form input[name="ma"]')
if (brought && field) {
  field.value = brought
  history.replaceState(null, '', location.pathname + location.search)
  field.form?.scrollIntoView()
  field.form?.querySelector('button')?.focus()
}
