/** What a person must know before the first message is stored. */
import { fillText, texts } from '../texts.ts'
import type { ConverseParts } from './index.ts'

export const noticeText = ({
  publicUrl,
  retentionDays,
  assessmentRetentionDays,
  chatModel,
  embeddingModel,
}: ConverseParts['config']): string =>
  [
    fillText(texts.notice, {
      days: String(retentionDays),
      assessmentDays: String(assessmentRetentionDays),
    }),
    ...(chatModel || embeddingModel ? [texts.noticeModel] : []),
    ...(publicUrl ? [fillText(texts.noticeMore, { url: `${publicUrl}/quyen-rieng-tu` })] : []),
  ].join('\n\n')
