import { describe, expect, it } from 'vitest'
import { fetchPhoto } from './fetch-photo.ts'
import { startScripted } from '../testing/tools.ts'

describe('a picture', () => {
  it('is taken by what it is, not by what it is called; not when too large or inside our network', async () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200)])
    const server = await startScripted((path) => {
      if (path === '/ok') return { body: jpeg }
      if (path === '/big') return { body: Buffer.concat([jpeg, Buffer.alloc(20_000_000)]) }
      if (path === '/html') return { body: '<html>' }
      if (path === '/away') return { status: 503, body: '' }
      return { status: 404, body: '' }
    })
    const fetched = (address: string) => fetchPhoto(address, server.url)
    expect(await fetched(`${server.url}/ok`)).toEqual({ type: 'image/jpeg', bytes: jpeg })
    for (const path of ['/big', '/html', '/gone'])
      expect(await fetched(`${server.url}${path}`)).toBeUndefined()
    await expect(fetched(`${server.url}/away`)).rejects.toThrow('503')
    for (const inside of [
      'http://example.com/a',
      'https://127.0.0.1/a',
      'https://[::1]/a',
      'https://169.254.169.254/a',
      'https://[::ffff:10.0.0.1]/a',
      'https://localhost/a',
    ])
      expect(await fetched(inside)).toBeUndefined()
    await server.stop()
  })
})
