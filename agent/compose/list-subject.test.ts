import { describe, expect, it } from 'vitest'
import { readSubject } from './list-subject.ts'

describe('what a wanted list is about', () => {
  it.each([
    ['danh sách TCVN về cà phê', 'cà phê'],
    ['liet ke cac tcvn ve ca phe', 'ca phe'],
    ['có những tiêu chuẩn nào về nước mắm không', 'nước mắm'],
    ['tieu chuan viet nam ve nam', 'nam'],
    ['toàn bộ tiêu chuẩn ngành dệt may', 'dệt may'],
    ['toan bo tieu chuan nganh det may', 'det may'],
    ['cho mình xin các QCVN về đồ chơi trẻ em với ạ', 'đồ chơi trẻ em'],
    ['cac qcvn ve do choi', 'do choi'],
    ['cac tieu chuan ve bo', 'bo'],
    ['TCVN về truy xuất nguồn gốc gồm những cái nào?', 'truy xuất nguồn gốc'],
    ['danh sách TCVN', ''],
    ['các tiêu chuẩn hiện hành', ''],
  ])('"%s" is about "%s"', (question, subject) => expect(readSubject(question)).toBe(subject))

  it('leaves the ministry out, however it is written', () => {
    const issuer = ['Bộ Khoa học và Công nghệ', 'bo khoa hoc']
    expect(readSubject('các QCVN của Bộ Khoa học và Công nghệ về thép', issuer)).toBe('thép')
    expect(readSubject('danh sach qcvn bo khoa hoc', issuer)).toBe('')
  })
})
