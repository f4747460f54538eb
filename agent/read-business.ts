/** Second look at a business told in free words: the rules first, a model only for what they left open. */
import type { Catalogue } from '../core/catalogue.ts'
import { fold } from '../core/text.ts'
import type { AnswerOptions } from './door.ts'
import type { ModelProfileReader } from './model/profile-reader.ts'
import { acceptClaims, openPlaces, type Reading } from './recommend/index.ts'
import { replies } from './replies.ts'
import type { Trace } from './trace.ts'
import type { Understanding } from './understand/index.ts'

export interface ReadBusiness {
  understanding: Understanding
  reading: Reading
  /** True when a part of the reading is the model's. */
  byModel: boolean
}

interface ReadParts {
  catalogue: Catalogue
  profileReader?: ModelProfileReader
}

/** Never throws: whatever goes wrong with the model, the rules' reading stands. */
export async function readBusiness(
  { catalogue, profileReader }: ReadParts,
  byRules: { understanding: Understanding; reading: Reading },
  { trace, options }: { trace: Trace; options: AnswerOptions },
): Promise<ReadBusiness> {
  const { understanding, reading } = byRules
  const unchanged = { ...byRules, byModel: false }
  if (!profileReader || options.useModel === false || !isWorthAsking(byRules)) return unchanged
  const open = openPlaces(catalogue, reading.profile, understanding.products)
  if (open.products.length + open.facts.length === 0) return unchanged
  options.onStatus?.(replies.reading)
  const found = await trace.runAsync(
    'read-profile',
    async () => {
      try {
        const { claims, ...cost } = await profileReader.read({
          text: understanding.typed,
          open,
          ...(options.signal ? { signal: options.signal } : {}),
          readerLeft: () => options.signal?.aborted ?? false,
        })
        const text = understanding.typed
        return { ...acceptClaims({ profile: reading.profile, open, text }, claims), ...cost }
      } catch (error) {
        return { failure: error instanceof Error ? error.name : 'unknown' }
      }
    },
    (one) =>
      'failure' in one
        ? one
        : {
            model: profileReader.model,
            prompt: profileReader.promptDigest,
            tokens: one.tokens,
            promptTokens: one.promptTokens,
            filled: one.filled,
            dropped: one.dropped,
          },
  )
  if ('failure' in found || found.filled.length === 0) return unchanged
  const products = found.profile.products.flatMap((id) => catalogue.product(id) ?? [])
  return {
    // A product that only the model found is the subject of the question; what the rules found stays.
    understanding: found.filled.includes('san-pham')
      ? { ...understanding, products }
      : understanding,
    reading: { profile: found.profile, told: true },
    byModel: true,
  }
}

/** Characters; a longer story has more in it than the rules have words for. */
const LONG = 60

/** A business is told, no document is asked about, and the rules may have missed something. */
function isWorthAsking({
  understanding,
  reading,
}: {
  understanding: Understanding
  reading: Reading
}) {
  const { typed, designations, laws, namedLaws, products } = understanding
  if (designations.length + laws.length + namedLaws.length > 0) return false
  if (!reading.told && !TRADES.test(fold(typed))) return false
  const long = typed.length > LONG
  return long || (reading.profile.products.length === 0 && products.length === 0)
}

/** Somebody says what the business does: "nhà em ép dầu", "mở xưởng", "cơ sở chuyên nhập". */
const TRADES =
  /\b(?:san xuat|kinh doanh|che bien|gia cong|nhap khau|xuat khau|phan phoi|buon ban)\b|\bmo (?:\w+ )?(?:xuong|quan|tiem|hang|co so|lo|trai|shop|nha may)\b|\b(?:toi|minh|em|nha|ben|co so|cong ty|xuong|htx|hop tac xa|chung toi)(?: (?:em|toi|minh|dang|co|moi|chuyen|tu|dinh|muon))* (?:lam|ban|nau|nuoi|trong|dong|ep|say|may|u|muoi|rang|xay|che|nhap|mo)\b/
