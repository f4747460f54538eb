/** Addresses of the other pages of a list. */
import type { Request } from 'express'

/** The same request with another page, as a path; every other parameter stays as it was sent. */
export function pageLinker({ path, query }: Pick<Request, 'path' | 'query'>) {
  return (page: number): string => {
    const parameters = new URLSearchParams()
    for (const [name, value] of Object.entries(query))
      if (name !== 'page') for (const one of [value].flat()) parameters.append(name, String(one))
    parameters.set('page', String(page))
    return `${path}?${parameters.toString()}`
  }
}
