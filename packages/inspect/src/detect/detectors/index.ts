import type { Detector } from '../../words/detector.ts'
import { address } from './address.ts'
import { bankAccount } from './bank-account.ts'
import { birthDate } from './birth-date.ts'
import { card } from './card.ts'
import { chineseName } from './chinese-name.ts'
import { classificationMark } from './classification-mark.ts'
import { criminalRecord } from './criminal-record.ts'
import { email } from './email.ts'
import { handlingMark } from './handling-mark.ts'
import { householdNumber } from './household-number.ts'
import { landline } from './landline.ts'
import { lineId } from './line-id.ts'
import { medicalRecord } from './medical-record.ts'
import { medicalWording } from './medical-wording.ts'
import { mobile } from './mobile.ts'
import { mrz } from './mrz.ts'
import { nationalId } from './national-id.ts'
import { nhiCard } from './nhi-card.ts'
import { passport } from './passport.ts'
import { permanentSecrecy } from './permanent-secrecy.ts'
import { plate } from './plate.ts'
import { postalAccount } from './postal-account.ts'
import { reservePrice } from './reserve-price.ts'
import { residentNumber } from './resident-number.ts'
import { taxCode } from './tax-code.ts'
import { ubn } from './ubn.ts'

/** Every detector of the product, one line each. */
export const detectors: readonly Detector[] = [
  nationalId,
  residentNumber,
  passport,
  mrz,
  nhiCard,
  ubn,
  taxCode,
  mobile,
  landline,
  address,
  plate,
  postalAccount,
  bankAccount,
  card,
  email,
  lineId,
  householdNumber,
  medicalRecord,
  birthDate,
  chineseName,
  criminalRecord,
  medicalWording,
  classificationMark,
  permanentSecrecy,
  handlingMark,
  reservePrice,
]
