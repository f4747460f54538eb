/** Failures that are thrown, each translated once at an edge. Outcomes ("not found") are values instead. */

/** The settings in the environment are wrong; the message names each one. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** A file under `data/` breaks its schema or a reference; the message names file and field. */
export class DataError extends Error {
  override name = 'DataError'
}

/** The database cannot be opened: locked by another process, newer than the program, unreachable. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

/** The language model's endpoint failed or broke its limits; the answer then comes without it. */
export class ModelError extends Error {
  override name = 'ModelError'
}
