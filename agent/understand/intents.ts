/** What a question wants to know, read off its words; a question may want several things. */
import { fold } from '../../core/text.ts'
import { documentIntents } from './document-intents.ts'

export type Intent =
  | 'standing'
  | 'mandatory'
  | 'full-text'
  | 'compare'
  | 'steps'
  | 'which'
  | 'declare'
  | 'limit'
  | 'fee'
  | 'issuer'
  | 'equivalent'
  | 'risk'
  | 'news'
  | 'certifier'
  | 'export'
  | 'list'
  | 'greeting'
  | 'thanks'

const PATTERNS: [Intent, RegExp][] = [
  [
    'standing',
    /hieu luc|con (?:dung|ap dung|hieu|han|xai|duoc)|het han|(?:bi |da |duoc |ban )thay|thay (?:the|bang|cho)|ban (?:moi|hien hanh|cu)|moi nhat|da cu|huy bo|bai bo|co on khong|phai doi|dung ban\b|chua ap dung|tu (?:ngay|khi) nao|khi nao/,
  ],
  [
    'mandatory',
    /ba[ct] buoc|tu nguyen|buoc phai|co phai (?:lam|ap dung|theo|tuan|co)\b|co (?:bi )?phat|co can phai|bi phat/,
  ],
  [
    'full-text',
    /toan van|nguyen van|ban day du|(?:tai|download|mua|xin|gui|copy)\b.{0,30}(?:tcvn|qcvn|tieu chuan|quy chuan|ban)|file pdf|\bpdf\b|\b(?:doc|xem|lay|tim) (?:\S+ ){0,6}o dau|(?:tcvn|qcvn|tieu chuan|quy chuan)\b.{0,40}\b(?:tai|download|mua|doc|lay) (?:\S+ ){0,3}(?:o dau|cho nao)/,
  ],
  [
    'compare',
    /khac (?:gi|nhau|biet|o|cho|the)|\bkhac\b.{1,40}(?:the nao|cho nao|ra sao|diem nao|\bgi$)|so sanh|phan biet|cai nao (?:hon|tot|kho|de)|hay la\b|nen chon/,
  ],
  [
    'steps',
    /cac buoc|ho so|thu tuc|bat dau|trien khai|quy trinh|lam (?:the nao|sao|nhu the nao|gi\b)|can (?:nhung|lam) gi\b|gom (?:nhung )?gi\b|phai (?:ghi|khai|lam) (?:nhung )?gi\b|dang ky|xin cap/,
  ],
  [
    'which',
    /(?:tieu chuan|quy chuan|tcvn|qcvn|qui chuan)(?: ky thuat)?(?: quoc gia)?,?(?: quy chuan)?(?: va qcvn)? (?:gi|nao|nao ve)\b|(?:tieu chuan|quy chuan|qui chuan) .{0,40} nao\b|can (?:tieu chuan|quy chuan|giay|chung nhan|chung chi|theo|biet)|(?:phai|can|nen) theo gi|co (?:tieu chuan|tcvn|qcvn)|\biso (?:nao|gi)\b|ap dung (?:tieu chuan|quy chuan|gi)|theo (?:tcvn|qcvn|tieu chuan|quy chuan|qui chuan)\b(?! *\d)|(?:qui|quy) chuan nao|giay to gi|dap ung gi|can gi\b/,
  ],
  [
    'declare',
    /(?:phai|can|co can|co phai|muon|xin|lam) (?:\S+ ){0,3}?(?:dang ky|cong bo|hop quy|hop chuan|chung nhan|giay phep|kiem dinh|kiem nghiem|dan tem|tem gi|giay gi|thu tuc)|dang ky gi|cong bo gi|giay phep gi|(?:nhap|nhap khau|nhap ve).{0,40}(?:phai|can) (?:lam |co )?gi|phai lam (?:nhung )?gi|can lam gi|yeu cau gi/,
  ],
  [
    'limit',
    /gioi han|muc (?:toi da|cho phep)|ham luong|bao nhieu (?:mg|ppm|%|phan tram|do)|mg\/kg|cho phep .{0,20}bao nhieu/,
  ],
  [
    'fee',
    /chi phi|le phi|\bphi\b(?! le\b)|\bgia (?:bao nhieu|the nao|mot|ca)|bao nhieu tien|may tien|ton bao nhieu|bang gia/,
  ],
  ['issuer', /co quan nao|ai ban hanh|theo thong tu nao|bo nao/],
  ...(Object.entries(documentIntents) as [keyof typeof documentIntents, RegExp][]),
  [
    'risk',
    /rui ro (?:gi|nao|cao|trung binh|thap|may|muc|the nao|bao nhieu|ra sao|khong|ko|k)\b|(?:muc(?: do)?|danh muc|nhom|loai|hang|thuoc|xep) rui ro|rui ro$|kiem tra nha nuoc|(?:hang|san pham|thuoc|la) nhom 2\b/,
  ],
  ['greeting', /^(?:xin )?(?:chao|hello|hi|alo|hey)\b(?:\s+\S+){0,3}$/],
  ['thanks', /^(?:cam on|thank|thanks|ok|oke|da vang|vang a)\b(?:\s+\S+){0,4}$/],
]

export function readIntents(text: string): Set<Intent> {
  const folded = fold(text)
    .replace(/[?!.,;:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return new Set(PATTERNS.filter(([, pattern]) => pattern.test(folded)).map(([intent]) => intent))
}
