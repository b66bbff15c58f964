/** Where customers come in: to people, and to the bot first. */
export const ENTRANCES = { people: 'main', bot: 'bot' } as const
