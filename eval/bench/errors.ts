/** A measuring process ended without a result. */
export class BenchError extends Error {
  override name = 'BenchError'
}
