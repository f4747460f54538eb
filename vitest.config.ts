import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,ingest,agent,mcp,bots,web,eval}/**/*.test.ts'],
    // A database or a browser takes some seconds to start on a small machine.
    hookTimeout: 120_000,
    testTimeout: 60_000,
    maxWorkers: 2,
  },
})
