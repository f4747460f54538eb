/** The numbers in `error` of an OA answer (which comes with HTTP 200) and what is to be done about each. */
import type { CallFault } from '../zalo/errors.ts'

const FAULTS: Record<CallFault, readonly number[]> = {
  // Invalid, expired, or removed: refreshed once, and the call made once more.
  token: [-216, -220],
  // Over 4,000 requests a minute.
  later: [-32],
  // Does not follow; blocked; banned or idle for 45 days; does not want this kind of message.
  unreachable: [-213, -217, -227, -244],
  // More than seven days after the person's last message; a promotion at night.
  closed: [-230, -232, -234],
  // Used up for the OA, or for this receiver.
  quota: [-211, -218],
  // Not set up, not verified, tier too low, grant revoked, appsecret_proof wrong.
  account: [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242],
  // A fault of ours: bad parameter, too long, old version of the interface.
  rejected: [-201, -210, -240],
  unknown: [],
}

const BY_CODE = new Map(
  Object.entries(FAULTS).flatMap(([fault, codes]) =>
    codes.map((code) => [code, fault as CallFault] as const),
  ),
)

/** A number that nobody has described is taken for a refusal: it was answered, so nothing was sent. */
export const faultOf = (code: number): CallFault => BY_CODE.get(code) ?? 'rejected'
