import * as office from './agencies.ts'
import type { Chance } from './chance.ts'
import { cues } from './cues.ts'
import { sentence } from './prose.ts'
import { kinds } from './written.ts'

export interface Label {
  readonly kind: string
  readonly variant: string
  readonly rare: boolean
  readonly start: number
  readonly end: number
}

export interface Paper {
  readonly genre: string
  readonly text: string
  readonly labels: readonly Label[]
}

/** Gathers text and remembers where the values stand in it. */
class Writer {
  readonly labels: Label[] = []
  text = ''
  readonly chance: Chance

  constructor(chance: Chance) {
    this.chance = chance
  }

  say(text: string): this {
    this.text += text
    return this
  }

  /** One value of a kind with words around it. */
  put(kind: string, variant: string, rare = false): this {
    const list = cues[kind]
    const patterns = rare ? (list?.rare ?? []) : (list?.usual ?? [])
    const [before = '', behind = ''] = this.chance.pick(patterns).split('{}')
    return this.say(before).value(kind, variant, rare).say(behind)
  }

  value(kind: string, variant: string, rare = false): this {
    const written = kinds[kind]?.write(variant, this.chance) ?? ''
    this.labels.push({ kind, variant, rare, start: this.text.length, end: this.text.length + written.length })
    return this.say(written)
  }
}

/** Deals kinds and variants round, so that every cell of the table is filled alike. */
export class Deck {
  #next = 0
  readonly #cards: readonly (readonly [string, string, boolean])[]

  constructor() {
    const usual = Object.entries(kinds).flatMap(([kind, { variants }]) =>
      variants.map((variant) => [kind, variant, false] as const),
    )
    // Six rounds of usual cues to one of rare ones.
    const rare = Object.entries(cues).flatMap(([kind, list]) =>
      list.rare.length > 0 ? [[kind, 'plain', true] as const] : [],
    )
    this.#cards = [...usual, ...usual, ...usual, ...usual, ...rare]
  }

  deal(): readonly [string, string, boolean] {
    const card = this.#cards[this.#next++ % this.#cards.length]
    if (card === undefined) throw new Error('an empty deck')
    const [kind, variant, rare] = card
    return rare ? [kind, kinds[kind]?.variants[0] ?? 'plain', true] : [kind, variant, false]
  }
}

/** A body of prose in which values stand, each in a sentence of its own. */
function body(writer: Writer, deck: Deck, count: number): void {
  for (let i = 0; i < count; i++) {
    writer.say(`${i === 0 ? '一' : '二'}、${sentence(writer.chance)}`)
    writer.put(...deck.deal())
    writer.say(`\n${sentence(writer.chance)}\n`)
  }
}

type Genre = (writer: Writer, deck: Deck) => void

export const genres: Readonly<Record<string, Genre>> = {
  公文: (writer, deck) => {
    const { chance } = writer
    writer.say(
      `${office.agency(chance)}　函\n地址：${office.officeAddress(chance)}\n承辦人：${office.officer(chance)}\n`,
    )
    writer.say(
      `電話：${office.officePhone(chance)}#${chance.digits(3)}\n電子信箱：${office.officeMailbox(chance)}\n\n`,
    )
    writer.say(
      `發文日期：${office.plainDate(chance)}\n發文字號：${office.docNumber(chance)}\n速別：普通件\n附件：如文\n`,
    )
    writer.say(`\n主旨：${sentence(chance)}\n說明：\n`)
    body(writer, deck, 5)
    writer.say(`正本：${office.agency(chance)}\n副本：${office.firm(chance)}\n`)
  },
  簽呈: (writer, deck) => {
    const { chance } = writer
    writer.say(
      `簽　於${office.agency(chance)}\n日期：${office.plainDate(chance)}\n主旨：${sentence(chance)}\n說明：\n`,
    )
    body(writer, deck, 4)
    writer.say(`擬辦：${sentence(chance)}\n會辦單位：${office.agency(chance)}\n${office.official(chance)}\n`)
  },
  陳情書: (writer, deck) => {
    const { chance } = writer
    writer.say(`陳情書\n受理機關：${office.agency(chance)}\n事由：${sentence(chance)}\n\n`)
    body(writer, deck, 5)
    writer.say(`此致\n${office.agency(chance)}\n${office.plainDate(chance)}\n`)
  },
  標單: (writer, deck) => {
    const { chance } = writer
    writer.say(
      `投標廠商聲明書\n案號：${chance.digits(8)}\n招標機關：${office.agency(chance)}\n廠商名稱：${office.firm(chance)}\n`,
    )
    body(writer, deck, 4)
    writer.say(
      `開標地點：${office.officeAddress(chance)}\n總標價：新臺幣${(chance.below(9000) * 1000).toLocaleString('en')}元整\n${office.switchboard(chance)}\n`,
    )
  },
}

/** A roster as CSV: three kinds beside the name, ten people; values that break over lines have no place in a cell. */
export function roster(chance: Chance): Paper {
  const writer = new Writer(chance)
  const possible = Object.entries(cues).filter(
    ([kind, { heading }]) => heading !== undefined && kind !== 'name' && kind !== 'reserve-price',
  )
  const columns = [0, 1, 2].map(() => chance.pick(possible))
  const kindsOf = ['name', ...columns.map(([kind]) => kind)]
  const headings = kindsOf.map((kind) => chance.pick(cues[kind]?.heading ?? ['']))
  writer.say(`編號,${headings.join(',')},備註\n`)
  for (let row = 1; row <= 10; row++) {
    writer.say(`${row}`)
    for (const kind of kindsOf) {
      const variants = (kinds[kind]?.variants ?? []).filter((variant) => variant !== 'broken')
      writer.say(',').value(kind, chance.pick(variants))
    }
    writer.say(`,${chance.pick(['', '已通知', '補件中', '應檢附證明'])}\n`)
  }
  return { genre: '名冊', text: writer.text, labels: writer.labels }
}

export function paper(genre: string, chance: Chance, deck: Deck): Paper {
  const writer = new Writer(chance)
  genres[genre]?.(writer, deck)
  return { genre, text: writer.text, labels: writer.labels }
}
