/** The end of the year 9999: the last instant a request may name. JavaScript, PostgreSQL and people can all read it. */
export const LAST_INSTANT = 253_402_300_799_999

/** The highest number of an item in a thread, or of a version: PostgreSQL's `integer`. */
export const LAST_NUMBER = 2_147_483_647
