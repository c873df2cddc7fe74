import { addDays, dayOf, startOfDay, type Instant } from '#kernel/ground'
import { lawBook, officeCalendar, type LawBook, type ParameterId } from '#kernel/law'
import { agencyLaw } from '#kernel/people'
import type { Reader } from '#kernel/store'

/**
 * Until when something asked today must be done: 24:00 of the n-th working day, n being the agency's value of a parameter.
 * Keeps the law book at hand, because a due day is asked for inside transactions.
 */
export class DueDays {
  #book: LawBook = lawBook()
  readonly #calendar = officeCalendar()

  /** Takes over the agency's own values; called at the start and every minute. */
  async refresh(reader: Reader): Promise<void> {
    this.#book = await agencyLaw(reader)
  }

  after(parameter: ParameterId, now: Instant): Instant {
    const today = dayOf(now)
    const days = this.#book.at(today).value(parameter)
    return startOfDay(addDays(this.#calendar.addWorkingDays(today, days), 1))
  }
}
