/** The door for code: an MCP server over the catalogue, with tools that only read. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { createAdviser, type Adviser } from '../agent/advise.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { noAddress, type AddressOf } from '../core/open-data/refs.ts'
import packageFile from '../package.json' with { type: 'json' }
import { registerAdvice } from './advice-tools.ts'
import { registerReading } from './reading-tools.ts'

export interface McpParts {
  catalogue: Catalogue
  /** Left out: made here. */
  adviser?: Adviser
  /** Addresses of the pages of entries; left out, tools give none. */
  addressOf?: AddressOf
}

const INSTRUCTIONS = `Vietnamese standards (TCVN), technical regulations (QCVN) and related law, from a checked catalogue.
Answer from what the tools return and name the numbers; tell the user the standing, the date of the check and every caution.
A TCVN binds nobody unless the entry says by which document it does. A standing of "unknown" must be told as unknown.
What the tools do not find may still exist: say that the catalogue does not hold it. This is guidance, not legal advice.`

/**
 * Prepares what all connections share; each call of the result gives a server for one connection (one request
 * where HTTP keeps no sessions). Needs no database, so any number of them run beside the web server.
 */
export function createMcpServers({
  catalogue,
  adviser = createAdviser(catalogue),
  addressOf = noAddress,
}: McpParts): () => McpServer {
  const parts = { catalogue, adviser, addressOf }
  return () => {
    const server = new McpServer(
      { name: 'tro-ly-tieu-chuan', title: 'Trợ lý Tiêu chuẩn', version: packageFile.version },
      { instructions: INSTRUCTIONS, maxToolInputElements: 1_000 },
    )
    registerReading(server, parts)
    registerAdvice(server, parts)
    return server
  }
}

export const createMcpServer = (parts: McpParts): McpServer => createMcpServers(parts)()
