/** One-time codes that move or share an assessment, and the access they give. Only digests are stored. */
import { createHash, randomInt } from 'node:crypto'
import type pg from 'pg'
import { sql } from './sql.ts'

/** continue: the owner elsewhere; advise: an advisor answers beside; read: the report, nothing else. */
export type Purpose = 'continue' | 'advise' | 'read'

/** No letters that look like digits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8

/** Always with a digit, so that no word is taken for a code; about 2^39 of them. */
export function newCode(): string {
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return /\d/.test(code) ? code : newCode()
}

/** As typed: small letters, spaces and hyphens do not matter. Undefined when it cannot be a code. */
export function tidyCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === LENGTH &&
    /\d/.test(code) &&
    [...code].every((letter) => LETTERS.includes(letter))
    ? code
    : undefined
}

export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

export async function storeCode(
  pool: pg.Pool,
  one: { code: string; assessmentId: string; purpose: Purpose; label?: string; minutes: number },
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    insert into assessment_code (digest, assessment_id, purpose, label, expires_at)
    select ${digestOf(one.code)}, id, ${one.purpose}, ${one.label ?? null},
      now() + make_interval(mins => ${one.minutes})
    from assessment where id = ${one.assessmentId}`)
  return (rowCount ?? 0) > 0
}

/** Uses the code up: undefined when it is unknown, used or too old. Of two at once only one gets it. */
export async function redeemCode(
  pool: pg.Pool,
  code: string,
): Promise<{ assessmentId: string; purpose: Purpose; label?: string } | undefined> {
  const { rows } = await pool.query<{
    assessment_id: string
    purpose: Purpose
    label: string | null
  }>(sql`
    update assessment_code set used_at = now()
    where digest = ${digestOf(code)} and used_at is null and expires_at > now()
    returning assessment_id, purpose, label`)
  const [row] = rows
  return (
    row && {
      assessmentId: row.assessment_id,
      purpose: row.purpose,
      ...(row.label ? { label: row.label } : {}),
    }
  )
}

/** `token` is a secret of its own: whoever holds it has this access until it ends or is revoked. */
export async function grantAccess(
  pool: pg.Pool,
  one: { token: string; assessmentId: string; purpose: Purpose; label?: string; days: number },
): Promise<void> {
  await pool.query(sql`
    insert into assessment_access (digest, assessment_id, purpose, label, expires_at)
    values (${digestOf(one.token)}, ${one.assessmentId}, ${one.purpose}, ${one.label ?? null},
      now() + make_interval(days => ${one.days}))`)
}

export async function findAccess(
  pool: pg.Pool,
  token: string,
): Promise<{ assessmentId: string; purpose: Purpose } | undefined> {
  const { rows } = await pool.query<{ assessment_id: string; purpose: Purpose }>(sql`
    select assessment_id, purpose from assessment_access
    where digest = ${digestOf(token)} and revoked_at is null and expires_at > now()`)
  const [row] = rows
  return row && { assessmentId: row.assessment_id, purpose: row.purpose }
}

export interface AccessEntry {
  /** Names the entry for revoking; opens nothing. */
  digest: string
  purpose: Purpose
  label?: string
  grantedAt: string
  expiresAt: string
}

/** Who can see it now. */
export async function listAccess(pool: pg.Pool, assessmentId: string): Promise<AccessEntry[]> {
  const { rows } = await pool.query<{
    digest: string
    purpose: Purpose
    label: string | null
    granted_at: Date
    expires_at: Date
  }>(sql`
    select digest, purpose, label, granted_at, expires_at from assessment_access
    where assessment_id = ${assessmentId} and revoked_at is null and expires_at > now()
    order by granted_at`)
  return rows.map((row) => ({
    digest: row.digest,
    purpose: row.purpose,
    ...(row.label ? { label: row.label } : {}),
    grantedAt: row.granted_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }))
}

export async function revokeAccess(
  pool: pg.Pool,
  assessmentId: string,
  digest: string,
): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    update assessment_access set revoked_at = now()
    where assessment_id = ${assessmentId} and digest = ${digest} and revoked_at is null`)
  return (rowCount ?? 0) > 0
}
