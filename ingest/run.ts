/** One run over files: what is new is read and stored, everything else is said in the report. */
import type pg from 'pg'
import type { Catalogue } from '../core/catalogue.ts'
import { storeDocuments } from '../core/db/documents.ts'
import type { SourceDocument } from '../core/domain.ts'
import { clean } from '../core/text.ts'
import { digestFile, standingsFingerprint } from './digest.ts'
import { explainAccess, type FileNotice, type FoundFile } from './files.ts'
import { readWithin, TooLargeError } from './load.ts'
import { assignId } from './plan.ts'
import type { PreparedDocument } from './prepare.ts'
import { LIMITS } from './reading.ts'
import { findStanding } from './standing.ts'
import type { Reader } from './worker/reader.ts'

/** Names are bare and may hold anything; whoever shows them escapes them. */
export interface IngestReport {
  /** Documents written in this run, and their passages. */
  documents: number
  chunks: number
  /** Left alone: unchanged since an earlier run, the same as another file, or no kind of file that is read. */
  skipped: FileNotice[]
  failed: FileNotice[]
  /** Written, with something the operator should know. */
  cautions: FileNotice[]
}

export class Run {
  private readonly fingerprint: string
  /** Ids that this run has seen or written: a second file may not replace the first. */
  private readonly taken = new Set<string>()
  private readonly digests = new Set<string>()

  constructor(
    private readonly pool: pg.Pool,
    private readonly catalogue: Catalogue,
    private readonly report: IngestReport,
    private readonly stored: Map<string, string>,
    private readonly bundled: Map<string, string>,
  ) {
    this.fingerprint = standingsFingerprint(catalogue)
  }

  /** Files whose content is not stored yet. Ids of unchanged ones are taken before any new one is given. */
  async findChanged(files: FoundFile[]): Promise<FoundFile[]> {
    const idByDigest = new Map([...this.stored].map(([id, digest]) => [digest, id]))
    const changed: FoundFile[] = []
    for (const file of files) {
      const bytes = await this.load(file)
      if (!bytes) continue
      const digest = digestFile(bytes, this.fingerprint)
      const id = idByDigest.get(digest)
      if (this.digests.has(digest))
        this.report.skipped.push({ file: file.name, reason: 'trùng nội dung với tệp khác' })
      else if (id === undefined) changed.push(file)
      else {
        this.taken.add(id)
        this.report.skipped.push({ file: file.name, reason: 'không đổi từ lần nạp trước' })
      }
      this.digests.add(digest)
    }
    return changed
  }

  async ingest(file: FoundFile, reader: Reader, signal: AbortSignal | undefined): Promise<void> {
    const bytes = await this.load(file)
    if (!bytes) return
    const result = await reader.read({ name: file.name, bytes }, signal)
    if (result.status === 'unreadable') {
      this.report.failed.push({ file: file.name, reason: result.reason })
      return
    }
    const document = this.toSource(file, result.document, digestFile(bytes, this.fingerprint))
    await storeDocuments(this.pool, [document])
    this.taken.add(document.id)
    this.report.documents++
    this.report.chunks += document.passages.length
    for (const reason of result.document.cautions)
      this.report.cautions.push({ file: file.name, reason })
  }

  /** Undefined when it cannot be read or is too large, which is then in the report. */
  private async load(file: FoundFile): Promise<Buffer | undefined> {
    try {
      return await readWithin(file.path, LIMITS.fileBytes)
    } catch (error) {
      const reason = error instanceof TooLargeError ? error.message : explainAccess(error)
      this.report.failed.push({ file: file.name, reason })
      return undefined
    }
  }

  private toSource(file: FoundFile, prepared: PreparedDocument, digest: string): SourceDocument {
    const { kind, title, designation, issuer, issuedOn, effectiveFrom, passages } = prepared
    const id = assignId(
      { name: file.name, ...(designation ? { designation: prepared.name } : {}) },
      {
        stored: new Set(this.stored.keys()),
        taken: this.taken,
        reserved: new Set(this.bundled.keys()),
      },
    )
    return {
      id,
      kind,
      title,
      ...(designation ? { designation } : {}),
      ...(issuer ? { issuer } : {}),
      ...(issuedOn ? { issuedOn } : {}),
      ...(effectiveFrom ? { effectiveFrom } : {}),
      standing: findStanding(designation, this.catalogue),
      origin: clean(file.name).replace(/\n/g, ' '),
      collection: 'file',
      digest,
      passages,
    }
  }
}
