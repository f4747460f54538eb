import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUpdate } from './update.ts'

const bare = {
  event_name: 'message.text.received',
  message: {
    message_id: '2d758cb5e222177a4e35',
    date: 1750316131602,
    from: { id: '6ede9afa66b88fe6d6a9', display_name: 'Lan', is_bot: false },
    chat: { id: '6ede9afa66b88fe6d6a9', chat_type: 'PRIVATE' },
    text: 'Xin chào',
  },
}
const changed = (event: string, more: object) => ({
  event_name: event,
  message: { ...bare.message, text: undefined, ...more },
})

describe('an update of the Zalo Bot Platform', () => {
  it('is the same bare and wrapped, with fields that nobody knows yet', () => {
    const read = readUpdate(bare)
    expect(read).toMatchObject({
      messageId: '2d758cb5e222177a4e35',
      chatId: '6ede9afa66b88fe6d6a9',
      group: false,
      content: { kind: 'text', text: 'Xin chào' },
    })
    expect(readUpdate({ ok: true, result: bare })).toEqual(read)
    expect(readUpdate({ ok: true, result: { ...bare, new_field: [1] }, new_too: {} })).toEqual(read)
  })

  it('has a picture under either name', () => {
    for (const field of ['photo', 'photo_url'])
      expect(
        readUpdate(
          changed('message.image.received', { [field]: 'https://a.vn/1.jpg', caption: 'kho' }),
        ),
      ).toMatchObject({ content: { kind: 'photo', url: 'https://a.vn/1.jpg', caption: 'kho' } })
  })

  it('without content we can read is unsupported, never a failure', () => {
    for (const update of [
      changed('message.unsupported.received', {}),
      changed('message.sticker.received', { sticker: 'x' }),
      changed('message.voice.received', { voice_url: 'https://a.vn/1.aac' }),
      changed('message.image.received', { photo: 'javascript:alert(1)' }),
      changed('message.image.received', {}),
      changed('message.text.received', { text: '   ' }),
      changed('message.text.received', { text: 42 }),
      changed('message.future.received', {}),
    ])
      expect(readUpdate(update)?.content).toEqual({ kind: 'unsupported' })
  })

  it('knows groups and bots', () => {
    const chat = { id: 'g', chat_type: 'GROUP' }
    expect(readUpdate(changed('message.text.received', { text: 'x', chat }))?.group).toBe(true)
    const from = { id: 'b', is_bot: true }
    expect(readUpdate(changed('message.text.received', { text: 'x', from }))?.fromBot).toBe(true)
  })

  it('with an impossible date has none', () => {
    for (const date of [1e300, -1, 'x', null])
      expect(
        readUpdate(changed('message.text.received', { text: 'x', date }))?.sentAt,
      ).toBeUndefined()
  })

  it('that is none gives nothing, whatever it is', () => {
    for (const other of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { event_name: 'bot.added' },
      { ok: false },
    ])
      expect(readUpdate(other)).toBeUndefined()
    fc.assert(fc.property(fc.anything(), (value) => void readUpdate(value)))
  })
})
