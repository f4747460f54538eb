/** A file handed to the evaluation is missing or wrong; the message names file, line and fault, for operators. */
export class InputError extends Error {
  override name = 'InputError'
}
