import type { Update } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { readUpdate } from './read-update.ts'

const me = { id: 1000, username: 'tro_ly_bot' }
const lan = {
  id: 77,
  is_bot: false,
  first_name: 'Nguyễn Thị Lan',
  username: 'lan_nuoc_mam',
  language_code: 'vi',
}
const inPrivate = { id: 77, type: 'private', first_name: 'Lan', username: 'lan_nuoc_mam' }
const inGroup = { id: -100_555, type: 'supergroup', title: 'Hội làm mắm' }
const read = (message: object, chat: object = inPrivate) =>
  readUpdate(
    {
      update_id: 5,
      message: { message_id: 9, date: 1, from: lan, chat, ...message },
    } as never as Update,
    me,
  )

describe('a Telegram update', () => {
  it('leaves names and accounts behind', () => {
    const kept = read({ text: 'TCVN 5603 còn hiệu lực không?' })
    expect(kept).toEqual({
      externalId: '5',
      chat: '77',
      kind: 'text',
      text: 'TCVN 5603 còn hiệu lực không?',
    })
    expect(JSON.stringify(read({ text: 'chào' }, inGroup) ?? '')).not.toMatch(/Lan|lan_/)
  })

  it('reads commands with what stands behind them, and the payload of a link', () => {
    expect(read({ text: '/tudanhgia haccp cho xưởng' })).toMatchObject({
      kind: 'command',
      name: 'tudanhgia',
      rest: 'haccp cho xưởng',
    })
    expect(read({ text: '/start vs-haccp' })).toMatchObject({ name: 'start', rest: 'vs-haccp' })
    expect(read({ text: '/GoiY@tro_ly_bot' })).toMatchObject({ name: 'goiy', rest: '' })
    expect(read({ text: 'gõ /start nhé' })).toMatchObject({ kind: 'text' })
  })

  it('in a group is for us only when we are addressed', () => {
    expect(read({ text: 'mai họp nhé' }, inGroup)).toBeUndefined()
    expect(read({ text: '/goiy@bot_khac' }, inGroup)).toBeUndefined()
    expect(read({ text: '/thoitiet' }, inGroup)).toBeUndefined()
    expect(read({ text: '@tro_ly_bot2 ơi' }, inGroup)).toBeUndefined()
    expect(read({ text: '@Tro_Ly_Bot nhãn nước mắm?' }, inGroup)).toEqual({
      externalId: '5',
      chat: '-100555',
      isGroup: true,
      sender: '77',
      replyTo: '9',
      kind: 'text',
      text: 'nhãn nước mắm?',
    })
    expect(read({ text: '/goiy' }, inGroup)).toMatchObject({ kind: 'command' })
    const ours = { message_id: 1, date: 1, chat: inGroup, from: { id: 1000, is_bot: true } }
    expect(read({ text: '2', reply_to_message: ours }, inGroup)).toMatchObject({ text: '2' })
    expect(read({ text: '@tro_ly_bot' }, inGroup)).toMatchObject({ name: 'giupdo' })
  })

  it('of a bot, of a channel, edited, or of the app itself is left alone', () => {
    expect(read({ text: 'x', from: { ...lan, is_bot: true } })).toBeUndefined()
    expect(read({ new_chat_title: 'Mới' }, inGroup)).toBeUndefined()
    expect(read({ pinned_message: {} })).toBeUndefined()
    const edited = { update_id: 5, edited_message: { message_id: 9, text: 'x' } } as never as Update
    expect(readUpdate(edited, me)).toBeUndefined()
  })

  it('brings the largest photo within the limit, and says of the rest that it is something else', () => {
    const sizes = [
      { file_id: 'nho', file_size: 9_000 },
      { file_id: 'vua', file_size: 900_000 },
      { file_id: 'lon', file_size: 9_000_000 },
    ]
    expect(read({ photo: sizes })).toMatchObject({ kind: 'photo', photo: 'vua' })
    expect(read({ document: { file_id: 'a', mime_type: 'image/png' } })).toMatchObject({
      kind: 'photo',
    })
    for (const other of ['sticker', 'voice', 'document', 'contact', 'location'])
      expect(read({ [other]: { file_id: 'a' } })).toMatchObject({ kind: 'other' })
  })

  it.each(['c:12:3', 'c:12:3456', 'x', '', 'c:1:1:1', '12:3'])('reads the press %j', (data) => {
    const update = {
      update_id: 6,
      callback_query: {
        id: 'q',
        from: lan,
        data,
        message: { message_id: 1, date: 0, chat: inPrivate },
      },
    } as never as Update
    expect(readUpdate(update, me)).toMatchObject({
      kind: 'press',
      query: 'q',
      set: data === 'c:12:3' ? '12' : '',
      index: data === 'c:12:3' ? 3 : 0,
    })
  })

  it('tells that the person has left or come back', () => {
    const member = (status: string) =>
      readUpdate(
        {
          update_id: 7,
          my_chat_member: { chat: inPrivate, new_chat_member: { status } },
        } as never as Update,
        me,
      )
    expect(member('kicked')).toMatchObject({ kind: 'gone' })
    expect(member('member')).toMatchObject({ kind: 'back' })
  })
})
