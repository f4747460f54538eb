/** The door of recommending: from what is known about a business to what concerns it, and why. */
export { acceptClaims, openPlaces, type Claims, type OpenPlaces } from './claims.ts'
export { evaluate } from './condition.ts'
export { knownValues, productsOf } from './facts.ts'
export { withAnswer } from './question.ts'
export { createProfileReader, type ReadProfile, type Reading } from './read-profile.ts'
export { recommend } from './recommend.ts'
export { judgeSize, sayCapital, sayPeople, sayRevenue, sizeName } from './size.ts'
export { withSizeAnswer } from './size-questions.ts'
