/**
 * The door for programs that talk over stdin and stdout: `npm run --silent mcp`. Reads the catalogue and opens
 * no database, so it runs beside the web server. Nothing but the protocol goes to stdout.
 */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { readConfig } from '../core/config.ts'
import { loadCatalogue } from '../core/data/load.ts'
import { withEnvFile } from '../core/env-file.ts'
import { ConfigError, DataError } from '../core/errors.ts'
import { addressesBelow, noAddress } from '../core/open-data/refs.ts'
import { createMcpServer } from './index.ts'

try {
  const { publicUrl } = readConfig(withEnvFile(process.env))
  const server = createMcpServer({
    catalogue: loadCatalogue(),
    addressOf: publicUrl ? addressesBelow(publicUrl) : noAddress,
  })
  await server.connect(new StdioServerTransport())
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DataError
  console.error(known ? error.message : (error as Error).stack)
  process.exit(1)
}
