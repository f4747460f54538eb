/** A call to one of the two Zalo platforms that did not succeed. */

export type CallFault =
  /** Refused, and would be refused again. */
  | 'rejected'
  /** Certainly not done; may work later. */
  | 'later'
  /** Nobody knows whether it was done: never repeated by itself. */
  | 'unknown'
  /** The token, the account or its rights: a person must act. */
  | 'account'
  /** The quota is used up: a person must know, and waiting may help. */
  | 'quota'
  /** This person cannot be written to. */
  | 'unreachable'
  /** Too long after the person wrote last: they can be written to once they write again. */
  | 'closed'
  /** The access token is too old: a new one helps. */
  | 'token'

/** The message names the method and the code, never the token, the address or what was sent. */
export class ZaloCallError extends Error {
  override name = 'ZaloCallError'
  constructor(
    readonly fault: CallFault,
    /** "sendMessage", "message/cs". */
    readonly method: string,
    /** The platform's number, or a word for what the network did. */
    readonly code: number | string,
  ) {
    super(`Zalo ${method}: ${fault} (${code})`)
  }
}
