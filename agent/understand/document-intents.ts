/** Intents of questions about documents as such. Folded text, without punctuation but "/". */

/** A time that a question may ask about. */
const TIME = String.raw`\b20[2-9]\d\b|nam (?:nay|sau|toi|ngoai)|gan day|thang \d{1,2}\b|\b\d{1,2}\/\d{1,2}\b|sap toi|vua (?:ra|ban hanh|co hieu luc)`
const NEW = String.raw`\bdoi (?:gi|nhung gi|sao|khong)|gi (?:doi|khac)\b|\bmoi\b(?! nhat (?:cua|la|nam))|thay doi|cap nhat|sua doi gi`
const BODY = String.raw`\bai\b(?! (?:phai|can|nen|duoc ho tro|lam))|(?:to chuc|don vi|co quan|ben|cho|noi|cong ty|trung tam|vien|phong) nao|\bo dau\b|(?<!tu )\bdau$`
const SERVICE = String.raw`chung nhan|chung chi|hop quy|hop chuan|thu nghiem|kiem nghiem|giam dinh|xet nghiem|(?:gui|thu|test|phan tich) mau|cap (?:giay )?(?:haccp|iso|vietgap|halal|huu co)|(?:lam|lay|co) (?:haccp|iso|vietgap|halal)`
const OFFICES = String.raw`giay phep|du dieu kien|ma (?:so )?vach|tu cong bo|dang ky|xuat xu|mien phi|kinh phi|ho tro|nop|tiep nhan|cong bo`
const SIGN = String.raw`(?:tieu chuan|quy chuan|qui chuan|tcvn|qcvn|iso)`

export const documentIntents = {
  news: new RegExp(`^(?=.*(?:${TIME}))(?=.*(?:${NEW}))`),
  certifier: new RegExp(`^(?!.*(?:${OFFICES}|\\bkhac\\b))(?=.*(?:${BODY}))(?=.*(?:${SERVICE}))`),
  /** Goods that leave the country: "sản xuất", "truy xuất", "xuất xứ", "xuất hóa đơn" are other words. */
  export:
    /(?<!(?:san|truy|de|trich|dot|dan|ky|loi|ap) )\bxuat\b(?! (?:xu|ban pham|hoa don|trinh|phat|hien|kho\b|sac|than|ban hanh))|\b(?:ban|dua|gui|day) (?:\S+ ){0,6}?(?:sang|qua(?= (?:my|hoa ky|eu|chau|trung|tq|nhat|han|uc|thai|lao|cam|dai loan|an do|malay|indo|sing|nga|duc|phap|anh|canada|dubai|nuoc|thi truong)\b)|vao thi truong)\b|\b(?:sang|di|qua|vao) (?:my(?! pham)|hoa ky|eu\b|chau au|trung quoc|nhat|han quoc|uc\b|malaysia|indonesia)\b/,
  list: new RegExp(
    `(?:danh sach|liet ke).*${SIGN}|${SIGN}.*(?:danh sach|liet ke)|danh muc (?:cac )?${SIGN}|ke (?:ten|ra) (?:cac|nhung)|(?:nhung|cac|bao nhieu|may|toan bo|tat ca)(?: cac)? (?:bo )?${SIGN}\\b|bo ${SIGN} (?:ve|cho)|${SIGN}\\b.{0,40}\\b(?:gom|bao gom|co) (?:nhung )?(?:gi|nao|cai nao|so nao|bo nao|nhung cai)|${SIGN}\\b.{0,40}\\bnhung (?:cai|so|ban|bo|loai) nao`,
  ),
  equivalent:
    /tuong (?:duong|ung)|ban (?:viet nam|quoc te|tieng viet)|ten (?:tieng viet|viet nam)|chap nhan (?:tieu chuan|iso|codex|quoc te|tu\b)|quoc te nao|so may|la (?:tcvn|iso) (?:nao|gi|may|so)|(?:o|tai|cua) viet nam (?:la|goi|co ten|mang|so|ten|tuong)|viet nam (?:goi la|mang so|co so)|ung voi (?:tcvn|iso|tieu chuan|codex)|(?:dua|can cu) (?:tren|theo|vao) (?:iso|codex|tieu chuan)|(?:tu|theo) iso nao|phien ban viet/,
}
