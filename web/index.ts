/** The door of the web part for code. */
export { createApp, type AppParts } from './app.ts'
export { createDocuments } from './documents.ts'
export { createHealthCheck, type CheckHealth, type Health } from './health.ts'
export { keepRetention } from './retention.ts'
export { serve, type RunningServer } from './server.ts'
